package io.semlink.scenarios.language;

import io.semlink.simulator.sensor.road.Conditions;
import io.semlink.simulator.sensor.road.Conditions.Alignment;
import io.semlink.simulator.sensor.road.Conditions.Optics;
import io.semlink.simulator.sensor.road.Conditions.Weather;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The keys of `source` that make rendered streets hard to see.
final class RoadConditions {
  private static final List<String> KEYS =
      List.of(
          "source.weather",
          "source.visibility",
          "source.thermal-crossover",
          "source.misalignment",
          "source.rotation",
          "source.camera-baseline",
          "source.motion-blur",
          "source.defocus",
          "source.distortion",
          "source.jpeg-quality");

  private static final String VISIBILITY = "10 m..2 km";

  private RoadConditions() {}

  /// What a scenario says; clear weather and usual cameras where it says nothing.
  ///
  /// @throws ScenarioException if a value is out of its range or means nothing beside another
  static Conditions read(Values values) {
    Weather weather = values.choice("source.weather", Weather.class, Weather.CLEAR);
    return new Conditions(
        weather,
        visibility(values, weather),
        values.number("source.thermal-crossover", 0, 0, 1),
        new Alignment(
            quantity(values, "source.misalignment", Unit.PIXEL, 4, "4 px"),
            quantity(values, "source.rotation", Unit.DEGREE, 1, "1 deg"),
            quantity(values, "source.camera-baseline", Unit.METRE, 0.5, "50 cm")),
        new Optics(
            quantity(values, "source.motion-blur", Unit.PIXEL, 16, "16 px"),
            quantity(values, "source.defocus", Unit.PIXEL, 8, "8 px"),
            values.number("source.distortion", 0, -0.3, 0.3),
            values.has("source.jpeg-quality")
                ? (Integer) (int) values.integer("source.jpeg-quality", 0, 1, 100)
                : null));
  }

  /// @throws ScenarioException if any of the keys is set
  static void refuse(Values values, String sensor) {
    for (String key : KEYS) {
      if (values.has(key)) {
        throw values.wrong(
            key,
            "means nothing with source.sensor = %s: only synthetic-road is rendered"
                .formatted(sensor));
      }
    }
  }

  private static @Nullable Double visibility(Values values, Weather weather) {
    if (!values.has("source.visibility")) {
      return null;
    }
    if (weather != Weather.FOG && weather != Weather.MIXED) {
      throw values.wrong("source.visibility", "needs source.weather = fog or mixed");
    }
    values.bounded("source.visibility", VISIBILITY);
    double metres = values.quantity("source.visibility", Unit.METRE, 0);
    if (metres < 10 || metres > 2000) {
      throw values.wrong("source.visibility", "must lie in " + VISIBILITY);
    }
    return metres;
  }

  private static double quantity(Values values, String key, Unit unit, double max, String bound) {
    values.bounded(key, "at most " + bound);
    double value = values.quantity(key, unit, 0, 0);
    if (value > max) {
      throw values.wrong(key, "must be at most " + bound);
    }
    return value;
  }

  /// Canonical text of all that differs from {@link Conditions#CLEAR}, each part after a space:
  /// scenarios that say nothing of conditions keep the text they had before there were any.
  static String canonical(Conditions conditions) {
    Alignment alignment = conditions.alignment();
    Optics optics = conditions.optics();
    StringBuilder text = new StringBuilder();
    if (conditions.weather() != Weather.CLEAR) {
      text.append(" weather=").append(conditions.weather().name().toLowerCase(Locale.ROOT));
    }
    if (conditions.visibility() != null) {
      text.append(" visibility-m=").append(conditions.visibility());
    }
    add(text, "thermal-crossover", conditions.crossover());
    add(text, "misalignment-px", alignment.pixels());
    add(text, "rotation-deg", alignment.degrees());
    add(text, "camera-baseline-m", alignment.baseline());
    add(text, "motion-blur-px", optics.motion());
    add(text, "defocus-px", optics.defocus());
    add(text, "distortion", optics.distortion());
    if (optics.jpegQuality() != null) {
      text.append(" jpeg-quality=").append(optics.jpegQuality());
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String name, double value) {
    if (value != 0) {
      text.append(' ').append(name).append('=').append(value);
    }
  }
}
