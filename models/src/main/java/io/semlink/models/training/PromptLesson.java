package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.Pass;
import io.semlink.models.promsc.PromptProjector;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.ArrayValues;
import io.semlink.models.weights.FirstValues;
import io.semlink.models.weights.ParameterNames;
import io.semlink.simulator.sensor.Modality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Stage 1: each trunk also sees the other modality's image as a prompt (thermal in three channels;
/// the grey of RGB), a projector turns both maps into one vector a modality, and the absolute
/// cosine of the two vectors is minimised. No labels, no fusion, no bits. Differs from the printed
/// formula, which is the reciprocal: minimising that would align the vectors.
///
/// Each pass through a trunk has its own batch statistics; only those of the trunk's own modality
/// enter the running statistics.
final class PromptLesson implements Lesson {
  /// Luma of ITU-R BT.601.
  private static final float[] GREY = {0.299f, 0.587f, 0.114f};

  private static final double EPSILON = 1e-8;
  private final Promsc network;
  private final PromptProjector rgb;
  private final PromptProjector thermal;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private final List<NDArray> statistics;
  private List<NDArray> before = List.of();
  private List<NDArray> afterPrompts = List.of();

  PromptLesson(Promsc network, long seed, NDManager manager) {
    this.network = network;
    PromscConfig config = network.config();
    if (config.modality() != Modality.BOTH) {
      throw new IllegalArgumentException(
          "%s has one modality; prompts need two".formatted(config.name()));
    }
    rgb = new PromptProjector();
    thermal = new PromptProjector();
    Shape map = new Shape(1, 2L * config.trunk().channels());
    rgb.initialize(manager, DataType.FLOAT32, map);
    thermal.initialize(manager, DataType.FLOAT32, map);
    SequencedMap<String, Parameter> projectors = ParameterNames.of("prompt.rgb", rgb);
    projectors.putAll(ParameterNames.of("prompt.thermal", thermal));
    FirstValues.draw(projectors, seed, network.parameters().size());
    network
        .parameters()
        .forEach((name, parameter) -> {
          if (name.startsWith("encoder.rgb.") || name.startsWith("encoder.thermal.")) {
            parameters.put(name, parameter);
          }
        });
    statistics =
        parameters.values().stream()
            .filter(parameter -> !parameter.requiresGradient())
            .map(Parameter::getArray)
            .toList();
    parameters.putAll(projectors);
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return parameters;
  }

  @Override
  public Loss loss(int step, TrainingBatch batch, NDManager scratch) {
    NDArray r = batch.images().rgb(scratch);
    NDArray t = batch.images().thermal(scratch);
    before = copies(scratch);
    NDArray thermalByRgb = network.map(Modality.RGB, t.repeat(1, 3), true);
    NDArray rgbByThermal = network.map(Modality.THERMAL, grey(r), true);
    afterPrompts = copies(scratch);
    NDArray rgbByRgb = network.map(Modality.RGB, r, true);
    NDArray thermalByThermal = network.map(Modality.THERMAL, t, true);
    Pass pass = network.pass(true);
    NDArray vr = pass.apply(rgb, pooled(rgbByRgb).concat(pooled(thermalByRgb), 1));
    NDArray vt = pass.apply(thermal, pooled(thermalByThermal).concat(pooled(rgbByThermal), 1));
    NDArray cosine = absoluteCosine(vr, vt).mean();
    SequencedMap<String, NDArray> parts = new LinkedHashMap<>();
    parts.put("cosine", cosine);
    return new Loss(cosine, parts);
  }

  /// |a . b| / (|a| |b| + 1e-8) of each pair of rows.
  static NDArray absoluteCosine(NDArray a, NDArray b) {
    int[] row = {1};
    NDArray norms = a.square().sum(row).mul(b.square().sum(row)).sqrt();
    NDArray epsilon = a.getManager().create((float) EPSILON);
    return a.mul(b).sum(row).abs().div(norms.add(epsilon));
  }

  private static NDArray grey(NDArray r) {
    NDArray weights = r.getManager().create(GREY, new Shape(1, 3, 1, 1));
    return r.mul(weights).sum(new int[] {1}, true);
  }

  private static NDArray pooled(NDArray map) {
    Shape s = map.getShape();
    return map.reshape(s.get(0), s.get(1), s.get(2) * s.get(3)).mean(new int[] {2});
  }

  private List<NDArray> copies(NDManager scratch) {
    return statistics.stream()
        .map(array -> scratch.create(array.toFloatArray(), array.getShape()))
        .toList();
  }

  /// With a momentum of 0.9 the statistics are now 0.9 afterPrompts + 0.1 own; they should be 0.9
  /// before + 0.1 own. Not done earlier, because the backward pass looks at them.
  @Override
  public void afterBackward(NDManager scratch) {
    for (int i = 0; i < statistics.size(); i++) {
      float[] now = statistics.get(i).toFloatArray();
      float[] wanted = before.get(i).toFloatArray();
      float[] prompted = afterPrompts.get(i).toFloatArray();
      for (int k = 0; k < now.length; k++) {
        now[k] += Convolutions.MOMENTUM * (wanted[k] - prompted[k]);
      }
      ArrayValues.write(statistics.get(i), now);
    }
    Stream.of(before, afterPrompts).flatMap(List::stream).forEach(NDArray::close);
  }
}
