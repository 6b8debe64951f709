package io.semlink.simulator.sensor.road;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;

/// An endless source of street scenes in RGB and thermal whose true classes are known.
///
/// The scene of a frame depends on seed, split, index and time of day alone, never on the
/// resolution; only detector noise differs between resolutions.
public final class SyntheticRoad implements Sensor {
  private static final long RGB_DETECTOR = 1;
  private static final long THERMAL_DETECTOR = 2;

  /// Which frames are drawn.
  public enum DayNight {
    /// By day only.
    DAY,
    /// By night only.
    NIGHT,
    /// Each frame by day or by night with equal probability.
    BOTH
  }

  /// What to draw.
  ///
  /// @param resolution size of every frame
  /// @param seed seed of the study
  /// @param split SCENE_TRAIN, SCENE_VALIDATION or SCENE_TEST; splits share no frame
  /// @param dayNight times of day
  public record Settings(Resolution resolution, long seed, Purpose split, DayNight dayNight) {
    /// @throws IllegalArgumentException if the split is not one of the three
    public Settings {
      name(split);
    }

    private static String name(Purpose split) {
      return switch (split) {
        case SCENE_TRAIN -> "train";
        case SCENE_VALIDATION -> "validation";
        case SCENE_TEST -> "test";
        default ->
            throw new IllegalArgumentException(
                "split is %s but must be SCENE_TRAIN, SCENE_VALIDATION or SCENE_TEST"
                    .formatted(split));
      };
    }
  }

  private final Settings settings;

  /// A source with these settings.
  public SyntheticRoad(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Resolution resolution() {
    return settings.resolution;
  }

  @Override
  public long numFrames() {
    return Long.MAX_VALUE;
  }

  @Override
  public SensorFrame frame(long index) {
    Scene scene = scene(index);
    Resolution size = settings.resolution;
    boolean day = scene.light().day();
    View view = View.of(scene, size.height(), size.width());
    byte[] rgb =
        RgbCamera.expose(
            RgbRadiance.of(view), size.width(), day, key(index, RGB_DETECTOR).generator());
    byte[] thermal =
        ThermalCamera.expose(
            ThermalRadiance.of(view), size.width(), key(index, THERMAL_DETECTOR).generator());
    return new SensorFrame(
        index,
        "road-%s-%06d".formatted(Settings.name(settings.split), index),
        day ? TimeOfDay.DAY : TimeOfDay.NIGHT,
        new RasterImage(size, 3, rgb),
        new RasterImage(size, 1, thermal),
        new LabelMap(size, view.labels()));
  }

  /// The scene behind a frame.
  Scene scene(long index) {
    var random = key(index, 0).generator();
    boolean coin = random.nextBoolean();
    TimeOfDay time =
        switch (settings.dayNight) {
          case DAY -> TimeOfDay.DAY;
          case NIGHT -> TimeOfDay.NIGHT;
          case BOTH -> coin ? TimeOfDay.NIGHT : TimeOfDay.DAY;
        };
    return SceneComposer.compose(random, time);
  }

  private StreamKey key(long index, long part) {
    return new StreamKey(settings.seed, settings.split, index, part);
  }
}
