package io.semlink.models.weights;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/// First values of parameters, drawn from keyed streams so that they do not depend on the engine.
///
/// Convolutions: normal with variance 2 / fan-in (He et al., ICCV 2015); matrices: uniform with
/// variance 2 / (fan-in + fan-out) (Glorot and Bengio, AISTATS 2010); positions: normal with
/// standard deviation 0.02; everything else keeps what its block gave it (0, and 1 for scales).
public final class FirstValues {
  private static final double POSITION_DEVIATION = 0.02;

  private FirstValues() {}

  /// Overwrites the values of weights and positions.
  ///
  /// @param parameters named parameters, initialised; each uses a stream of its own
  /// @param seed seed of the network
  /// @param firstStream index of the first parameter's stream
  public static void draw(Map<String, Parameter> parameters, long seed, int firstStream) {
    int index = firstStream;
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      UniformRandomProvider random = StreamKey.of(seed, Purpose.WEIGHTS, index++).generator();
      Parameter parameter = entry.getValue();
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        ArrayValues.write(parameter.getArray(), weights(parameter.getShape(), random));
      } else if (entry.getKey().endsWith(".position")) {
        float[] values = new float[Math.toIntExact(parameter.getShape().size())];
        fillNormal(values, POSITION_DEVIATION, random);
        ArrayValues.write(parameter.getArray(), values);
      }
    }
  }

  private static float[] weights(Shape shape, UniformRandomProvider random) {
    float[] values = new float[Math.toIntExact(shape.size())];
    double fanIn = shape.size() / (double) shape.get(0);
    if (shape.dimension() == 4) {
      fillNormal(values, StrictMath.sqrt(2 / fanIn), random);
    } else {
      double bound = StrictMath.sqrt(6 / (fanIn + shape.get(0)));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return values;
  }

  /// Box and Muller (1958), one value of each pair.
  private static void fillNormal(float[] values, double deviation, UniformRandomProvider random) {
    for (int i = 0; i < values.length; i++) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      values[i] = (float) (deviation * radius * StrictMath.cos(2 * Math.PI * random.nextDouble()));
    }
  }
}
