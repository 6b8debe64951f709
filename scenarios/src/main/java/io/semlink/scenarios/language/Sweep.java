package io.semlink.scenarios.language;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Unfolds a scenario with axes into one configuration a point, in which every axis has one value.
/// The axis that stands first in the grid varies slowest, axes that are zipped vary fastest; an
/// axis inside a scheme or a channel multiplies that scheme or channel only.
public final class Sweep {
  private static final int MAX_POINTS = 20_000;

  private Sweep() {}

  /// All points of a scenario in plan order.
  ///
  /// @throws ScenarioException if the block `sweep` names something that is no axis, leaves an axis
  ///   out, pairs axes of different lengths, or excludes what is not there
  public static List<Config> points(Config scenario) {
    SweepBlock block = SweepBlock.read(scenario);
    List<Config> points = List.of(scenario.withoutPath(SweepBlock.SWEEP));
    for (String axis : block.grid()) {
      points = bounded(points.stream().flatMap(point -> unfold(point, axis).stream()));
    }
    for (List<String> group : block.zip()) {
      points = bounded(points.stream().flatMap(point -> zip(point, group).stream()));
    }
    return Exclusions.read(scenario).apply(points);
  }

  private static List<Config> bounded(Stream<Config> unfolded) {
    List<Config> points = unfolded.limit(MAX_POINTS + 1).toList();
    if (points.size() > MAX_POINTS) {
      throw new ScenarioException(
          "the axes of this study multiply to more than %s points".formatted(MAX_POINTS),
          "Maybe sweep.zip pairs axes that should not multiply");
    }
    return points;
  }

  private static List<Config> unfold(Config point, String axis) {
    List<Config> unfolded = new ArrayList<>();
    if (axis.equals(Axes.SCHEMES)) {
      for (String name : Axes.schemeNames(point)) {
        ConfigObject all = point.getObject(Axes.SCHEMES);
        unfolded.add(
            point
                .withoutPath(Axes.SCHEMES)
                .withValue(ConfigUtil.joinPath(Axes.SCHEMES, name), all.get(name)));
      }
      return unfolded;
    }
    if (!point.hasPath(axis)) {
      // The axis belongs to a scheme or channel that this point does not have.
      return List.of(point);
    }
    for (ConfigValue value : Ranges.values(axis, point.getValue(axis))) {
      unfolded.add(point.withValue(axis, value));
    }
    return unfolded;
  }

  /// One point for each set of values that stand at the same index.
  private static List<Config> zip(Config point, List<String> group) {
    List<String> present = group.stream().filter(point::hasPath).toList();
    if (present.isEmpty()) {
      return List.of(point);
    }
    List<List<ConfigValue>> values =
        present.stream().map(axis -> Ranges.values(axis, point.getValue(axis))).toList();
    int length = values.getFirst().size();
    for (int i = 1; i < present.size(); i++) {
      if (values.get(i).size() != length) {
        throw new ScenarioException(
            "sweep.zip pairs %s with %s values and %s with %s (%s)"
                .formatted(
                    present.getFirst(),
                    length,
                    present.get(i),
                    values.get(i).size(),
                    ScenarioFile.place(point.getValue(present.get(i)).origin())));
      }
    }
    List<Config> zipped = new ArrayList<>();
    for (int index = 0; index < length; index++) {
      Config one = point;
      for (int i = 0; i < present.size(); i++) {
        one = one.withValue(present.get(i), values.get(i).get(index));
      }
      zipped.add(one);
    }
    return zipped;
  }
}
