package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Collection;
import java.util.List;

/// Exponential moving average of the parameters of a network, kept in another one of the same shape
/// (Polyak averaging). It is validated and shipped; running statistics are averaged as well.
final class MovingAverage {
  private final List<NDArray> live;
  private final List<NDArray> average;
  private final double decay;

  /// @param live parameters in training, not modified
  /// @param average parameters of a frozen network of the same shape, in the same order
  /// @param decay how much survives a step, in [0, 1)
  MovingAverage(Collection<Parameter> live, Collection<Parameter> average, double decay) {
    this.live = live.stream().map(Parameter::getArray).toList();
    this.average = average.stream().map(Parameter::getArray).toList();
    this.decay = decay;
  }

  /// Adds the live values of a step; in the first steps they count for more.
  ///
  /// @param step index of the step, from 0
  /// @param manager owner of what is needed on the way
  void update(int step, NDManager manager) {
    float kept = (float) Math.min(decay, (1.0 + step) / (10 + step));
    for (int i = 0; i < live.size(); i++) {
      NDArray value = live.get(i).stopGradient();
      value.attach(manager);
      average.get(i).muli(kept).addi(value.mul(1 - kept));
    }
  }
}
