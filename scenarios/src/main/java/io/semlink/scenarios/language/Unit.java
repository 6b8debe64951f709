package io.semlink.scenarios.language;

import java.util.Map;
import java.util.stream.Collectors;

/// Units of a quantity, each with its factor to the base unit.
///
/// @param name what the quantity is called in an error
/// @param factors unit -> factor to the base unit
/// @param example a right value
record Unit(String name, Map<String, Double> factors, String example) {
  static final Unit DECIBEL = new Unit("ratio in dB", Map.of("dB", 1.0), "10 dB");
  static final Unit HERTZ =
      new Unit("bandwidth in Hz", Map.of("Hz", 1.0, "kHz", 1e3, "MHz", 1e6, "GHz", 1e9), "64 kHz");
  static final Unit FRAME_RATE = new Unit("frame rate in fps", Map.of("fps", 1.0), "10 fps");
  static final Unit SECOND =
      new Unit(
          "time in s",
          Map.of("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "h", 3600.0),
          "20 s");
  static final Unit METRE =
      new Unit("length in m", Map.of("mm", 1e-3, "cm", 1e-2, "m", 1.0, "km", 1e3), "50 m");
  static final Unit PIXEL = new Unit("length in px", Map.of("px", 1.0), "2 px");
  static final Unit DEGREE = new Unit("angle in deg", Map.of("deg", 1.0), "0.5 deg");

  /// The unit of factor 1.
  String base() {
    return factors.entrySet().stream()
        .filter(entry -> entry.getValue() == 1.0)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// Type and units for people: "time: ns, us, ms, s, min, h".
  String kind() {
    return name.substring(0, name.indexOf(" in "))
        + " in "
        + factors.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
  }
}
