package io.semlink.models.weights;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/// First values of parameters, drawn from keyed streams so that they do not depend on the engine.
///
/// Convolutions: normal with variance 2 / fan-in (He et al., ICCV 2015); matrices: uniform with
/// variance 2 / (fan-in + fan-out) (Glorot and Bengio, AISTATS 2010); positions: normal with
/// standard deviation 0.02; everything else is 0, and 1 for scales.
public final class FirstValues {
  private static final double POSITION_DEVIATION = 0.02;

  private FirstValues() {}

  /// Overwrites the values of weights and positions, in small pieces. Everything else keeps what
  /// its block gave it.
  ///
  /// @param parameters named parameters, initialised; each uses a stream of its own
  /// @param seed seed of the network
  /// @param firstStream index of the first parameter's stream
  public static void draw(Map<String, Parameter> parameters, long seed, int firstStream) {
    ByteBuffer passage = ArrayValues.newPassage();
    of(parameters, seed, firstStream)
        .forEach((name, values) -> {
          Parameter parameter = parameters.get(name);
          if (parameter != null && isDrawn(name, parameter)) {
            ArrayValues.write(parameter.getArray(), values, passage);
          }
        });
  }

  /// The values, each time drawn anew when they are asked for.
  ///
  /// @param parameters named parameters with shapes, not modified; each uses a stream of its own
  /// @param seed seed of the network
  /// @param firstStream index of the first parameter's stream
  /// @return a tensor a parameter, in the same order
  public static SequencedMap<String, TensorSource> of(
      Map<String, Parameter> parameters, long seed, int firstStream) {
    SequencedMap<String, TensorSource> values = new LinkedHashMap<>();
    int index = firstStream;
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      Parameter parameter = entry.getValue();
      List<Long> shape = Arrays.stream(parameter.getShape().getShape()).boxed().toList();
      StreamKey key = StreamKey.of(seed, Purpose.WEIGHTS, index++);
      values.put(entry.getKey(), new Drawn(shape, key, law(entry.getKey(), parameter)));
    }
    return values;
  }

  private static boolean isDrawn(String name, Parameter parameter) {
    return parameter.getType() == Parameter.Type.WEIGHT || name.endsWith(".position");
  }

  private static ToDoubleFunction<UniformRandomProvider> law(String name, Parameter parameter) {
    if (!isDrawn(name, parameter)) {
      boolean scale =
          parameter.getType() == Parameter.Type.GAMMA
              || parameter.getType() == Parameter.Type.RUNNING_VAR;
      return random -> scale ? 1 : 0;
    }
    if (parameter.getType() != Parameter.Type.WEIGHT) {
      return random -> normal(random, POSITION_DEVIATION);
    }
    Shape shape = parameter.getShape();
    double fanIn = shape.size() / (double) shape.get(0);
    if (shape.dimension() == 4) {
      double deviation = StrictMath.sqrt(2 / fanIn);
      return random -> normal(random, deviation);
    }
    double bound = StrictMath.sqrt(6 / (fanIn + shape.get(0)));
    return random -> bound * (2 * random.nextDouble() - 1);
  }

  /// Box and Muller (1958), one value of each pair.
  private static double normal(UniformRandomProvider random, double deviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return deviation * radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  /// Values that are drawn each time they are asked for.
  private record Drawn(List<Long> shape, StreamKey key, ToDoubleFunction<UniformRandomProvider> law)
      implements TensorSource {
    @Override
    public float[] values() {
      float[] values = new float[TensorSource.numValues(shape)];
      forEachChunk(
          (position, part, start, count) -> System.arraycopy(part, start, values, position, count));
      return values;
    }

    @Override
    public void forEachChunk(Chunk chunk) {
      UniformRandomProvider random = key.generator();
      int total = TensorSource.numValues(shape);
      float[] part = new float[Math.min(total, CHUNK)];
      for (int done = 0; done < total; done += CHUNK) {
        int count = Math.min(CHUNK, total - done);
        for (int i = 0; i < count; i++) {
          part[i] = (float) law.applyAsDouble(random);
        }
        chunk.accept(done, part, 0, count);
      }
    }
  }
}
