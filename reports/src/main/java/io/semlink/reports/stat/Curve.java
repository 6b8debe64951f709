package io.semlink.reports.stat;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointRecord;
import java.util.List;

/// Points that differ in the quality of their channel only, or in their rate only.
///
/// @param label what sets it apart from the other curves of the run
/// @param index number of that label in the run, from 0, so that it looks the same in all figures
/// @param points at least one, by ascending abscissa
public record Curve(String label, int index, List<PointRecord> points) {
  /// Copies the points.
  public Curve {
    points = List.copyOf(points);
  }

  /// Whether the point carried random bits, no images.
  public static boolean isLinkAlone(PointRecord point) {
    return point.parameters().scheme().equals("random-bits");
  }

  /// Whether a channel code protected the points.
  public boolean isCoded() {
    return points.stream().map(PointRecord::budget).anyMatch(b -> b != null && b.codeRate() < 1);
  }

  /// Budget of one of its points; all share their sizes.
  ///
  /// @throws IllegalStateException if none has a budget, which a finished point always has
  public LinkBudget budget() {
    for (PointRecord point : points) {
      LinkBudget budget = point.budget();
      if (budget != null) {
        return budget;
      }
    }
    throw new IllegalStateException("no point of " + label + " has a budget");
  }
}
