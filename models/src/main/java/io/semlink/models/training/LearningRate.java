package io.semlink.models.training;

/// The learning rate over the steps of a run.
public sealed interface LearningRate {
  /// The rate of a step.
  ///
  /// @param step index of the step, from 0
  /// @param steps number of steps of the run
  double at(int step, int steps);

  /// Linear warm-up, then half a cosine down to 1 % of the highest rate.
  ///
  /// @param highest the rate after the warm-up, > 0
  /// @param warmUp steps of the warm-up, at least 1
  record Cosine(double highest, int warmUp) implements LearningRate {
    private static final double LAST = 0.01;

    /// @throws IllegalArgumentException if a value is out of range
    public Cosine {
      require(highest, warmUp);
    }

    @Override
    public double at(int step, int steps) {
      if (step < warmUp) {
        return highest * (step + 1) / warmUp;
      }
      double progress = (double) (step - warmUp) / Math.max(1, steps - warmUp);
      return highest * (LAST + (1 - LAST) * (1 + StrictMath.cos(Math.PI * progress)) / 2);
    }
  }

  /// The rate falls to 0.9 of itself every so many steps, as in the paper (every 20 epochs).
  ///
  /// @param highest the first rate, > 0
  /// @param period steps between two falls, at least 1
  record Stairs(double highest, int period) implements LearningRate {
    private static final double FACTOR = 0.9;

    /// @throws IllegalArgumentException if a value is out of range
    public Stairs {
      require(highest, period);
    }

    @Override
    public double at(int step, int steps) {
      return highest * StrictMath.pow(FACTOR, Math.floorDiv(step, period));
    }
  }

  private static void require(double highest, int steps) {
    if (!(highest > 0) || Double.isInfinite(highest) || steps < 1) {
      throw new IllegalArgumentException(
          "a learning rate must be > 0 and its period >= 1, not %s and %s"
              .formatted(highest, steps));
    }
  }
}
