package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.ClassFrames;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Jackknife;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What is to be said of one result: every measure with its interval, over all frames, by day and
/// by night.
///
/// @param condition what was between the ends
/// @param payloadPerPixel payload bits over the pixels of a frame
/// @param sets "all", "day", "night", where there is a frame of it
public record EvaluationSummary(
    SchemeEvaluation.Condition condition,
    double payloadPerPixel,
    SequencedMap<String, FrameSet> sets) {

  /// Measures of a set of frames.
  ///
  /// @param numFrames how many frames, at least 1
  /// @param estimates by name, see {@link Measures}
  /// @param counts pixels over all its frames, classes put together as asked
  /// @param framesPresent in how many frames the truth has each class
  public record FrameSet(
      int numFrames,
      SequencedMap<String, Estimate> estimates,
      ConfusionMatrix counts,
      List<Integer> framesPresent) {
    /// Copies the list.
    public FrameSet {
      framesPresent = List.copyOf(framesPresent);
    }

    /// A measure by name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Estimate estimate(String name) {
      Estimate estimate = estimates.get(name);
      if (estimate == null) {
        throw new IllegalArgumentException("there is no measure \"%s\"".formatted(name));
      }
      return estimate;
    }
  }

  /// Sums up a result.
  ///
  /// @param result at least one frame
  /// @param subset classes of the means
  public static EvaluationSummary of(SchemeEvaluation.Result result, ClassSubset subset) {
    SequencedMap<String, FrameSet> sets = new LinkedHashMap<>();
    FrameSets.of(result.frames()).forEach((name, frames) -> sets.put(name, set(frames, subset)));
    return new EvaluationSummary(
        result.condition(), result.payloadPerPixel(), Collections.unmodifiableSequencedMap(sets));
  }

  private static FrameSet set(List<FrameCounts> frames, ClassSubset subset) {
    List<ConfusionMatrix> counts = frames.stream().map(f -> subset.counts(f.counts())).toList();
    ConfusionMatrix sum = counts.stream().reduce(ConfusionMatrix::plus).orElseThrow();
    return new FrameSet(
        frames.size(),
        Measures.estimates(
            Measures.names(),
            Measures.rests(frames, subset),
            Measures.of(frames, subset),
            Jackknife.Scale.SHARE),
        sum,
        ClassFrames.of(counts).present());
  }

  /// Measures over all frames.
  public FrameSet all() {
    return java.util.Objects.requireNonNull(sets.get(FrameSets.ALL));
  }
}
