package io.semlink.models.evaluation;

import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.metrics.FrameStatistic;
import io.semlink.simulator.metrics.Jackknife;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// How much better one result is than another one of the same frames and the same payload: paired
/// differences, first minus second.
///
/// @param sets "all", "day", "night", where there is a frame of it: differences by name, those of
///   {@link Measures} and {@link #RELATIVE}
public record Comparison(SequencedMap<String, SequencedMap<String, Estimate>> sets) {
  /// The difference of mIoU over the second one's mIoU.
  public static final String RELATIVE = "miou_relative";

  /// Compares two results.
  ///
  /// @param first minuend
  /// @param second subtrahend, of the same frames and payload
  /// @param subset classes of the means
  /// @throws IllegalArgumentException if the frames or the payloads differ
  public static Comparison of(
      SchemeEvaluation.Result first, SchemeEvaluation.Result second, ClassSubset subset) {
    if (!names(first).equals(names(second)) || !first.resolution().equals(second.resolution())) {
      throw new IllegalArgumentException("a paired comparison needs the same frames");
    }
    PayloadSize sent = first.condition().payload();
    if (!sent.equals(second.condition().payload())) {
      throw new IllegalArgumentException(
          "a paired comparison needs equal payloads, not %s and %s"
              .formatted(sent, second.condition().payload()));
    }
    SequencedMap<String, List<FrameCounts>> others = FrameSets.of(second.frames());
    SequencedMap<String, SequencedMap<String, Estimate>> sets = new LinkedHashMap<>();
    FrameSets.of(first.frames())
        .forEach((name, frames) -> {
          FrameStatistic both =
              Measures.of(frames, subset)
                  .and(
                      Measures.of(Objects.requireNonNull(others.get(name), "same frames"), subset));
          List<Boolean> rests = new ArrayList<>(Measures.rests(frames, subset));
          rests.add(rests.get(Measures.names().indexOf(Measures.MIOU)));
          sets.put(
              name,
              Measures.estimates(
                  Stream.concat(Measures.names().stream(), Stream.of(RELATIVE)).toList(),
                  rests,
                  both.then(Comparison::differences),
                  Jackknife.Scale.REAL));
        });
    return new Comparison(Collections.unmodifiableSequencedMap(sets));
  }

  private static double[] differences(double[] both) {
    int length = both.length / 2;
    double[] differences = new double[length + 1];
    for (int i = 0; i < length; i++) {
      differences[i] = both[i] - both[length + i];
    }
    int miou = Measures.names().indexOf(Measures.MIOU);
    differences[length] = differences[miou] / both[length + miou];
    return differences;
  }

  private static List<String> names(SchemeEvaluation.Result result) {
    return result.frames().stream().map(FrameCounts::name).toList();
  }

  /// A difference over all frames.
  ///
  /// @param name of the measure
  public Estimate all(String name) {
    return Objects.requireNonNull(Objects.requireNonNull(sets.get(FrameSets.ALL)).get(name), name);
  }
}
