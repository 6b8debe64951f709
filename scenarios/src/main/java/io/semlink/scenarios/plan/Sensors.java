package io.semlink.scenarios.plan;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SourceSettings;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.folder.DataFolders;
import io.semlink.simulator.sensor.folder.FolderSensor;
import io.semlink.simulator.sensor.folder.ValueRange;
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

  /// A source that is ready.
  ///
  /// @param sensor with its first frames kept in memory; absent in a study of the link alone
  /// @param canonical text of everything about it that can change a result
  record Opened(@Nullable Sensor sensor, String canonical) {}

  /// Opens the source.
  ///
  /// @param source what the scenario says
  /// @param seed seed of the study
  /// @param schemeResolution the only size that the schemes take
  static Opened open(SourceSettings source, long seed, @Nullable Resolution schemeResolution) {
    return switch (source) {
      case SourceSettings.RandomBits bits -> new Opened(null, bits.canonical());
      case SourceSettings.Road road ->
          new Opened(cached(road(road, seed, schemeResolution)), road.canonical());
      case SourceSettings.Folder folder -> {
        FolderSensor sensor = folder(folder, schemeResolution);
        yield new Opened(cached(sensor), canonical(sensor));
      }
    };
  }

  /// The range is said as it was found, so that `auto` and the same numbers are the same source.
  private static String canonical(FolderSensor sensor) {
    ValueRange range = sensor.origin().thermalRange();
    return "folder layout=%s content=%s%s"
        .formatted(
            sensor.origin().layout().key(),
            sensor.contentHash(),
            range == null ? "" : " thermal-range=" + range);
  }

  private static Sensor road(
      SourceSettings.Road road, long seed, @Nullable Resolution schemeResolution) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(
            size(road.resolution(), schemeResolution),
            seed,
            purpose(road.split()),
            road.dayNight(),
            road.conditions()));
  }

  private static FolderSensor folder(SourceSettings.Folder folder, @Nullable Resolution scheme) {
    Resolution size = size(folder.resolution(), scheme);
    FolderSensor sensor;
    try {
      sensor = DataFolders.open(folder.request(), size);
    } catch (BadSourceException e) {
      throw new ScenarioException("source.path: " + e.getMessage());
    }
    LOG.info("{}", sensor.summary());
    sensor.warnings().forEach(warning -> LOG.warn("{}", warning));
    sensor.leftOut().forEach(bad -> LOG.warn("left out: {}", bad.reason()));
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
