package io.semlink.actors.study;

import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.ModelLimits;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.sensor.Sensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything a study needs to run.
///
/// @param name name of the study
/// @param seed seed of every random value
/// @param sensor where frames come from; absent in a study of the link alone
/// @param points the points in their order
/// @param stop when a point has seen enough
/// @param devices where networks run, at least one
/// @param batchSize frames a micro-batch, at least 1; part of the result's last bits
/// @param parallelism points at once and frames in flight in each of their stages, at least 1;
///   never part of a result
/// @param numSamples frames of each point whose images are kept, from the first
/// @param judge holds the points against what the study asserts
public record StudyPlan(
    String name,
    long seed,
    @Nullable Sensor sensor,
    List<PointPlan> points,
    StopRules stop,
    List<ComputeDevice> devices,
    int batchSize,
    int parallelism,
    int numSamples,
    Judge judge) {
  /// Holds the points of a study against its assertions. Pure.
  @FunctionalInterface
  public interface Judge {
    /// A study that asserts nothing.
    Judge NONE = points -> List.of();

    /// What became of each assertion.
    ///
    /// @param points all points that ended, in any order and state
    /// @return empty where the study asserts nothing
    List<AssertionResult> judge(List<PointRecord> points);
  }

  /// A plan that asserts nothing.
  public StudyPlan(
      String name,
      long seed,
      @Nullable Sensor sensor,
      List<PointPlan> points,
      StopRules stop,
      List<ComputeDevice> devices,
      int batchSize,
      int parallelism,
      int numSamples) {
    this(name, seed, sensor, points, stop, devices, batchSize, parallelism, numSamples, Judge.NONE);
  }

  /// What people must be told before it runs: points at which a model of the link does not hold or
  /// another one stands in, one line for each kind.
  public List<String> remarks() {
    return ModelLimits.remarks(
        points.stream().map(PointPlan::budget).filter(Objects::nonNull).toList());
  }

  /// Copies the lists.
  public StudyPlan {
    points = List.copyOf(points);
    devices = List.copyOf(devices);
  }
}
