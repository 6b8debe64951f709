package io.semlink.reports.gallery;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Adaptation;
import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// All figures of a run.
///
/// @param figures the most telling first
/// @param frameRecords how many frame records were found on the way; 0 if the run wrote none
public record Gallery(List<Figure> figures, long frameRecords) {
  /// Copies the list.
  public Gallery {
    figures = List.copyOf(figures);
  }

  /// The figures that the run's points have numbers for. Where some frames carry no label,
  /// agreement with the error-free link stands beside or instead of mIoU.
  ///
  /// @param adaptations those of the run
  /// @throws io.semlink.simulator.results.BadRunException if a sample or the frames cannot be read
  public static Gallery of(Run run, List<Adaptation> adaptations) {
    List<Condition> overRate = Condition.overRate(run.points());
    List<Condition> conditions = conditions(run.points(), overRate);
    List<Figure> figures = new ArrayList<>(adaptation(run, adaptations));
    overRate.forEach(c -> RateFigure.of(run.run(), c).ifPresent(figures::add));
    for (Condition condition : conditions) {
      QualityFigure.of(run.run(), condition, TaskMetric.MIOU).ifPresent(figures::add);
      if (hasUnlabelled(run.points())) {
        QualityFigure.of(run.run(), condition, TaskMetric.AGREEMENT).ifPresent(figures::add);
      }
    }
    SampleFiles files = new SampleFiles(run.samplesFolder());
    SampleNotes notes = SampleNotes.of(run, sampled(run, files));
    conditions.forEach(c -> SamplesFigure.of(run.run(), c, files, notes).ifPresent(figures::add));
    conditions.stream()
        .filter(c -> c.curves().stream().anyMatch(curve -> !curve.budget().isAnalog()))
        .forEach(c -> figures.add(WaterfallFigure.of(run.run(), c)));
    conditions.forEach(c -> IterationsFigure.of(run.run(), c).ifPresent(figures::add));
    ConfusionFigure.of(run.run(), run.points()).ifPresent(figures::add);
    return new Gallery(figures, notes.numFrames());
  }

  /// Where the study sweeps rate, a condition with one Es/N0 only has nothing to add.
  private static List<Condition> conditions(List<PointRecord> points, List<Condition> overRate) {
    return Condition.of(points).stream()
        .filter(c -> !c.curves().isEmpty() && (overRate.isEmpty() || c.isSwept()))
        .toList();
  }

  private static List<Figure> adaptation(Run run, List<Adaptation> adaptations) {
    record Key(String suffix, TaskMetric metric) {}
    Map<Key, List<Adaptation>> byCondition = new LinkedHashMap<>();
    adaptations.forEach(a ->
        byCondition
            .computeIfAbsent(new Key(a.condition().suffix(), a.metric()), _ -> new ArrayList<>())
            .add(a));
    return byCondition.values().stream().map(a -> AdaptationFigure.of(run.run(), a)).toList();
  }

  /// Whether some frame that went through a network had no label.
  public static boolean hasUnlabelled(List<PointRecord> points) {
    return points.stream()
        .anyMatch(p -> {
          PointQuality quality = p.quality();
          return quality != null && quality.numLabelled() < p.counts().frames();
        });
  }

  private static Set<Long> sampled(Run run, SampleFiles files) {
    return run.points().stream()
        .flatMap(p -> files.frames(p.pointId()).stream())
        .collect(Collectors.toSet());
  }
}
