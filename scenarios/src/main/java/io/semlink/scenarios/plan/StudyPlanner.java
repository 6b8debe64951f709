package io.semlink.scenarios.plan;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StopRules;
import io.semlink.actors.study.StudyPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SourceSettings;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.units.Resolution;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the plan of a study: everything that can be wrong is found here, before the first frame.
public final class StudyPlanner {
  private final Schemes schemes;
  private final Devices devices;

  /// A planner.
  ///
  /// @param schemes opens schemes
  /// @param devices finds devices
  public StudyPlanner(Schemes schemes, Devices devices) {
    this.schemes = schemes;
    this.devices = devices;
  }

  /// Plans a study.
  ///
  /// @throws ScenarioException if a scheme, a source, a device or a budget is wrong
  public StudyPlan plan(Scenario scenario) {
    Sensors.Opened source =
        Sensors.open(scenario.source(), scenario.seed(), resolution(scenario.points()));
    Sensor sensor = source.sensor();
    PointPlanner planner = new PointPlanner(scenario, source, schemes);
    List<PointPlan> points = scenario.points().stream().map(planner::plan).toList();
    Map<String, Set<String>> blocks = blocks(scenario.points(), points);
    return new StudyPlan(
        scenario.study(),
        scenario.seed(),
        sensor,
        distinct(points),
        stop(scenario, sensor),
        sensor == null && scenario.device().equals("auto")
            ? List.of(ComputeDevice.CPU)
            : devices(scenario),
        scenario.run().batch(),
        scenario.run().parallelism(),
        scenario.numSamples(),
        ended ->
            scenario.assertions().stream()
                .map(assertion -> assertion.judge(ended, blocks))
                .toList());
  }

  /// Ids of the points of each block of `schemes`: two blocks may hold one scheme.
  private static Map<String, Set<String>> blocks(
      List<Scenario.Point> asked, List<PointPlan> planned) {
    Map<String, Set<String>> blocks = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String block = asked.get(i).block();
      if (block != null) {
        blocks.computeIfAbsent(block, _ -> new HashSet<>()).add(planned.get(i).pointId());
      }
    }
    return blocks;
  }

  private @Nullable Resolution resolution(List<Scenario.Point> points) {
    List<Resolution> sizes =
        points.stream()
            .map(Scenario.Point::scheme)
            .filter(Objects::nonNull)
            .map(scheme -> schemes.open(scheme).resolution())
            .distinct()
            .toList();
    if (sizes.size() > 1) {
      throw new ScenarioException(
          "schemes take frames of different sizes, %s: put them into studies of their own"
              .formatted(sizes));
    }
    return sizes.isEmpty() ? null : sizes.getFirst();
  }

  /// Those of all points where the device is an axis.
  private List<ComputeDevice> devices(Scenario scenario) {
    List<String> asked =
        scenario.points().stream()
            .map(Scenario.Point::device)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return asked.isEmpty()
        ? devices(scenario.device())
        : asked.stream().flatMap(word -> devices(word).stream()).distinct().toList();
  }

  private List<ComputeDevice> devices(String word) {
    try {
      return devices.resolve(word);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          String.valueOf(e.getMessage()), "Maybe device = auto, or run `semlink doctor`");
    }
  }

  /// Most blocks become most frames, so that a point stops there exactly.
  private static StopRules stop(Scenario scenario, @Nullable Sensor sensor) {
    StopRules stop = scenario.stop();
    long maxFrames = stop.maxFrames();
    if (stop.maxBlocks() != null) {
      int blocks =
          scenario.source() instanceof SourceSettings.RandomBits bits ? bits.blocksPerFrame() : 1;
      maxFrames = Math.min(maxFrames, Math.ceilDiv(stop.maxBlocks(), (long) blocks));
    }
    if (sensor != null) {
      maxFrames = Math.min(maxFrames, sensor.numFrames());
    }
    return new StopRules(
        maxFrames, stop.blockErrors(), stop.maxBlocks(), stop.maxTime(), stop.miouHalfWidth());
  }

  /// An axis that does not matter to a scheme (a code rate without a code) gives the same point
  /// again; it runs once.
  private static List<PointPlan> distinct(List<PointPlan> points) {
    Map<String, PointPlan> byId = new LinkedHashMap<>();
    points.forEach(point -> byId.putIfAbsent(point.pointId(), point));
    return List.copyOf(byId.values());
  }
}
