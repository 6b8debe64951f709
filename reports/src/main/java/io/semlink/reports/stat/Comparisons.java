package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Which receive modes of a run can be compared.
public final class Comparisons {
  private Comparisons() {}

  /// Each pair of curves that differ in the receive mode, over each channel and bandwidth with an
  /// Es/N0.
  ///
  /// @param metric what is compared
  /// @return in the order of the curves; empty if no condition has two receive modes of a scheme
  /// @throws io.semlink.simulator.results.BadRunException if the frames cannot be read
  public static List<Comparison> of(Run run, TaskMetric metric) {
    record Candidate(Condition condition, List<Curve> curves) {}
    List<Candidate> candidates = new ArrayList<>();
    for (Condition condition : Condition.of(run.points())) {
      if (condition.abscissa() == Abscissa.ES_N0) {
        pairs(condition, metric).forEach(pair -> candidates.add(new Candidate(condition, pair)));
      }
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<PointRecord> points =
        candidates.stream()
            .flatMap(c -> c.curves().stream())
            .flatMap(c -> c.points().stream())
            .toList();
    FrameMatrices frames = FrameMatrices.of(run, points, metric);
    return candidates.stream()
        .map(c -> Comparison.of(c.condition(), metric, c.curves(), frames))
        .toList();
  }

  private static List<List<Curve>> pairs(Condition condition, TaskMetric metric) {
    List<Curve> curves =
        condition.curves().stream()
            .filter(c -> c.points().stream().anyMatch(p -> metric.of(p) != null))
            .toList();
    List<List<Curve>> pairs = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      for (Curve other : curves.subList(i + 1, curves.size())) {
        if (differInModeAlone(curves.get(i), other)) {
          pairs.add(List.of(curves.get(i), other));
        }
      }
    }
    return pairs;
  }

  /// Modulation and code belong to the mode: an analog link has neither.
  private static boolean differInModeAlone(Curve one, Curve other) {
    PointParameters a = one.points().getFirst().parameters();
    PointParameters b = other.points().getFirst().parameters();
    return !a.receiveMode().equals(b.receiveMode()) && common(a).equals(common(b));
  }

  private static List<String> common(PointParameters p) {
    return Stream.of(
            p.scheme(),
            p.modality(),
            p.resolution(),
            p.source(),
            p.weights(),
            p.concealment(),
            p.repetition())
        .map(Objects::toString)
        .toList();
  }
}
