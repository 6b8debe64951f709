package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.semlink.models.weights.ArrayValues;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Adam (Kingma and Ba, ICLR 2015) with a bound on the global gradient norm. DJL's own keeps its
/// moments to itself, so it cannot be resumed.
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;
  private static final String FIRST = "adam.first.";
  private static final String SECOND = "adam.second.";
  private final List<Trainable> trainables = new ArrayList<>();

  private record Trainable(String name, NDArray value, NDArray first, NDArray second) {

    /// The last thing that the native update does is to set the gradient of the value to zero.
    void update(NDArray gradient, float learningRate, float correctedRate) {
      value
          .getNDArrayInternal()
          .adamUpdate(
              new NDList(value, gradient, first, second),
              new NDList(value),
              learningRate,
              correctedRate,
              0,
              1,
              -1,
              (float) BETA1,
              (float) BETA2,
              EPSILON,
              false,
              false);
    }
  }

  /// For the trainable ones among parameters.
  ///
  /// @param all named parameters
  /// @param manager owner of the moments
  Adam(Map<String, Parameter> all, NDManager manager) {
    all.forEach((name, parameter) -> {
      if (parameter.requiresGradient()) {
        trainables.add(
            new Trainable(
                name,
                parameter.getArray(),
                manager.zeros(parameter.getShape()),
                manager.zeros(parameter.getShape())));
      }
    });
  }

  /// One update; gradients are zero afterwards.
  ///
  /// @param step index of the step, from 0
  /// @param learningRate of this step
  /// @param maxNorm bound of the global gradient norm
  /// @param manager owner of what is needed on the way
  /// @return the global norm of the gradients before it was bounded
  double update(int step, double learningRate, double maxNorm, NDManager manager) {
    NDList gradients = new NDList();
    NDList squares = new NDList();
    for (Trainable trainable : trainables) {
      NDArray gradient = trainable.value().getGradient();
      // DJL would keep it until the parameters are closed.
      gradient.attach(manager);
      gradients.add(gradient);
      squares.add(gradient.square().sum());
    }
    double norm = StrictMath.sqrt(NDArrays.stack(squares).sum().getFloat());
    if (!Double.isFinite(norm)) {
      throw new DivergedException(step);
    }
    float scale = (float) Math.min(1, maxNorm / Math.max(norm, Float.MIN_NORMAL));
    double correction1 = 1 - StrictMath.pow(BETA1, step + 1.0);
    double correction2 = 1 - StrictMath.pow(BETA2, step + 1.0);
    float rate = (float) (learningRate * StrictMath.sqrt(correction2) / correction1);
    for (int i = 0; i < trainables.size(); i++) {
      trainables.get(i).update(gradients.get(i).mul(scale), (float) learningRate, rate);
    }
    return norm;
  }

  /// The moments by name, for a checkpoint.
  SequencedMap<String, Tensor> tensors() {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (Trainable trainable : trainables) {
      tensors.put(FIRST + trainable.name(), tensor(trainable.first()));
      tensors.put(SECOND + trainable.name(), tensor(trainable.second()));
    }
    return tensors;
  }

  /// Takes the moments from a checkpoint.
  void restore(Weights checkpoint) {
    for (Trainable trainable : trainables) {
      ArrayValues.write(trainable.first(), checkpoint.tensor(FIRST + trainable.name()).values());
      ArrayValues.write(trainable.second(), checkpoint.tensor(SECOND + trainable.name()).values());
    }
  }

  private static Tensor tensor(NDArray array) {
    return new Tensor(
        Arrays.stream(array.getShape().getShape()).boxed().toList(), array.toFloatArray());
  }
}
