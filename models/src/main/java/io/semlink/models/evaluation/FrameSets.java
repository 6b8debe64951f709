package io.semlink.models.evaluation;

import io.semlink.simulator.sensor.TimeOfDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The sets that are looked at apart: all frames, those by day, those by night.
final class FrameSets {
  static final String ALL = "all";

  private FrameSets() {}

  /// The sets that have a frame, by name.
  static SequencedMap<String, List<FrameCounts>> of(List<FrameCounts> frames) {
    SequencedMap<String, List<FrameCounts>> sets = new LinkedHashMap<>();
    sets.put(ALL, frames);
    put(sets, "day", frames, TimeOfDay.DAY);
    put(sets, "night", frames, TimeOfDay.NIGHT);
    return sets;
  }

  private static void put(
      SequencedMap<String, List<FrameCounts>> sets,
      String name,
      List<FrameCounts> frames,
      TimeOfDay time) {
    List<FrameCounts> some = frames.stream().filter(f -> f.timeOfDay() == time).toList();
    if (!some.isEmpty()) {
      sets.put(name, some);
    }
  }
}
