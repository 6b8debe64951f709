package io.semlink.scenarios.plan;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SourceSettings;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.FolderSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the sensor of a scenario.
final class Sensors {
  private static final Logger LOG = LoggerFactory.getLogger(Sensors.class);
  private static final long CACHE_BYTES = 256L << 20;

  private Sensors() {}

  /// The sensor, with its first frames kept in memory; null in a study of the link alone.
  ///
  /// @param source what the scenario says
  /// @param seed seed of the study
  /// @param schemeResolution the only size that the schemes take
  static @Nullable Sensor open(
      SourceSettings source, long seed, @Nullable Resolution schemeResolution) {
    return switch (source) {
      case SourceSettings.RandomBits bits -> null;
      case SourceSettings.Road road ->
          cached(
              new SyntheticRoad(
                  new SyntheticRoad.Settings(
                      size(road.resolution(), schemeResolution),
                      seed,
                      purpose(road.split()),
                      road.dayNight())));
      case SourceSettings.Folder folder -> cached(folder(folder, schemeResolution));
    };
  }

  private static Sensor folder(SourceSettings.Folder folder, @Nullable Resolution scheme) {
    Resolution size = size(folder.resolution(), scheme);
    FolderSensor sensor;
    try {
      sensor = FolderSensor.open(folder.path(), folder.labels(), size, folder.strict());
    } catch (BadSourceException e) {
      throw new ScenarioException("source.path: " + e.getMessage());
    }
    if (!sensor.withoutPartner().isEmpty()) {
      LOG.warn(
          "{} images have no partner and are left out: {}",
          sensor.withoutPartner().size(),
          String.join(", ", sensor.withoutPartner()));
    }
    return sensor;
  }

  private static Sensor cached(Sensor sensor) {
    return CachedSensor.within(sensor, CACHE_BYTES);
  }

  private static Resolution size(@Nullable Resolution asked, @Nullable Resolution scheme) {
    if (scheme == null) {
      throw new IllegalStateException("frames need a scheme");
    }
    if (asked != null && !asked.equals(scheme)) {
      throw new ScenarioException(
          "source.resolution = %s but the scheme takes %s only".formatted(asked, scheme),
          "Maybe source.resolution = \"%s\"".formatted(scheme));
    }
    return scheme;
  }

  private static Purpose purpose(SourceSettings.Split split) {
    return switch (split) {
      case TEST -> Purpose.SCENE_TEST;
      case VALIDATION -> Purpose.SCENE_VALIDATION;
      case TRAIN -> Purpose.SCENE_TRAIN;
    };
  }
}
