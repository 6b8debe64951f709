package io.semlink.scenarios.cli;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.run.Estimate;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan for programs.
///
/// @param study name of the study
/// @param seed seed of every random value
/// @param maxFrames frames of a point at most
/// @param points in plan order
/// @param estimate about how much time and disk it takes
record PlanJson(String study, long seed, long maxFrames, List<Point> points, Estimate estimate) {
  /// One point.
  ///
  /// @param pointId id
  /// @param parameters what is asked
  /// @param budget what it means; absent where the point is infeasible
  /// @param infeasible why it cannot be; absent where it can
  record Point(
      String pointId,
      PointParameters parameters,
      @Nullable LinkBudget budget,
      @Nullable String infeasible) {
    static Point of(PointPlan point) {
      return new Point(
          point.pointId(),
          point.parameters(),
          point.budget(),
          point instanceof PointPlan.Infeasible infeasible ? infeasible.reason() : null);
    }
  }

  static PlanJson of(StudyPlan plan, Estimate estimate) {
    return new PlanJson(
        plan.name(),
        plan.seed(),
        plan.stop().maxFrames(),
        plan.points().stream().map(Point::of).toList(),
        estimate);
  }
}
