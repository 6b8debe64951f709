package io.semlink.reports.html;

import io.semlink.reports.gallery.Gallery;
import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Adaptation;
import io.semlink.reports.stat.Adaptations;
import io.semlink.reports.stat.Comparison;
import io.semlink.reports.stat.Comparisons;
import io.semlink.reports.stat.RateComparison;
import io.semlink.reports.stat.RateComparisons;
import io.semlink.reports.stat.TaskMetric;
import java.util.ArrayList;
import java.util.List;

/// What a run says beyond its points, by metric: by mIoU, and where frames lack a label by the
/// agreement with the error-free link.
///
/// @param comparisons of receive modes
/// @param adaptations to the channel's quality
/// @param rates of schemes and modes over the rate
record Analysis(
    List<Comparison> comparisons, List<Adaptation> adaptations, List<RateComparison> rates) {

  /// Copies the lists.
  Analysis {
    comparisons = List.copyOf(comparisons);
    adaptations = List.copyOf(adaptations);
    rates = List.copyOf(rates);
  }

  /// Analyses a run.
  ///
  /// @throws io.semlink.simulator.results.BadRunException if the run's frames cannot be read
  static Analysis of(Run run) {
    List<TaskMetric> metrics =
        Gallery.hasUnlabelled(run.points())
            ? List.of(TaskMetric.MIOU, TaskMetric.AGREEMENT)
            : List.of(TaskMetric.MIOU);
    List<Comparison> comparisons = new ArrayList<>();
    List<Adaptation> adaptations = new ArrayList<>();
    List<RateComparison> rates = new ArrayList<>();
    for (TaskMetric metric : metrics) {
      comparisons.addAll(Comparisons.of(run, metric));
      adaptations.addAll(Adaptations.of(run, metric));
      rates.addAll(RateComparisons.of(run, metric));
    }
    return new Analysis(comparisons, adaptations, rates);
  }
}
