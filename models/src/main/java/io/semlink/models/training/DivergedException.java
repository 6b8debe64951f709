package io.semlink.models.training;

/// A training whose gradient is no longer a number: nothing can be learned from here on.
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param step index of the step, from 0
  DivergedException(int step) {
    super("the training diverged: the gradient of step %s is not finite".formatted(step + 1));
  }
}
