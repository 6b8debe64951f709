package io.semlink.simulator.sensor.road;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.sensor.road.Conditions.Alignment;
import io.semlink.simulator.sensor.road.Conditions.Optics;
import io.semlink.simulator.sensor.road.Conditions.Weather;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An endless source of street scenes in RGB and thermal whose true classes are known.
///
/// The scene of a frame depends on seed, split, index and time of day alone, never on the
/// resolution; only detector noise differs between resolutions.
public final class SyntheticRoad implements Sensor {
  private static final int MIN_SIDE = 8;
  private static final int MAX_SIDE = 4096;
  private static final long RGB_DETECTOR = 1;
  private static final long THERMAL_DETECTOR = 2;
  private static final long WEATHER = 3;
  private static final long RAIN = 4;
  private static final long ALIGNMENT = 5;
  private static final long MOTION = 6;

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
  /// @param conditions weather and cameras
  public record Settings(
      Resolution resolution, long seed, Purpose split, DayNight dayNight, Conditions conditions) {
    /// Clear weather and usual cameras.
    ///
    /// @throws IllegalArgumentException if the split is not one of the three
    public Settings(Resolution resolution, long seed, Purpose split, DayNight dayNight) {
      this(resolution, seed, split, dayNight, Conditions.CLEAR);
    }

    /// @throws IllegalArgumentException if the split is not one of the three or a side is out of
    ///   range
    public Settings {
      name(split);
      requireRenderable(resolution);
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

  /// The resolution, if streets are drawn at it.
  ///
  /// @throws IllegalArgumentException if a side is out of range
  public static Resolution requireRenderable(Resolution resolution) {
    int shorter = Math.min(resolution.height(), resolution.width());
    int longer = Math.max(resolution.height(), resolution.width());
    if (shorter < MIN_SIDE || longer > MAX_SIDE) {
      throw new IllegalArgumentException(
          "resolution is %s but sides of synthetic streets must lie in %s..%s"
              .formatted(resolution, MIN_SIDE, MAX_SIDE));
    }
    return resolution;
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

  /// A frame. Its labels are those of the visible picture's pixels, whatever the alignment.
  @Override
  public SensorFrame frame(long index) {
    Weather weather = weather(index);
    Scene scene = scene(index, weather);
    Resolution size = settings.resolution;
    boolean day = scene.light().day();
    View view = view(scene);
    float[] radiance = RgbRadiance.of(view);
    if (weather == Weather.RAIN) {
      WetStreet.mirror(view, radiance);
      RainStreaks.draw(view, radiance, new Draw(key(index, RAIN).generator()));
    }
    byte[] rgb =
        RgbCamera.expose(
            radiance, size.width(), shot(index, scene), key(index, RGB_DETECTOR).generator());
    byte[] thermal =
        ThermalCamera.expose(
            ThermalRadiance.of(thermalView(index, view)),
            size.width(),
            key(index, THERMAL_DETECTOR).generator());
    return new SensorFrame(
        index,
        name(index, weather),
        day ? TimeOfDay.DAY : TimeOfDay.NIGHT,
        new RasterImage(size, 3, rgb),
        new RasterImage(size, 1, thermal),
        new LabelMap(size, view.labels()));
  }

  private String name(long index, Weather weather) {
    String name = String.format(Locale.ROOT, "road-%s-%06d", Settings.name(settings.split), index);
    return settings.conditions.weather() == Weather.CLEAR
        ? name
        : name + "-" + weather.name().toLowerCase(Locale.ROOT);
  }

  /// The weather of a frame, never mixed.
  Weather weather(long index) {
    Weather asked = settings.conditions.weather();
    int drawn = key(index, WEATHER).generator().nextInt(3);
    return switch (asked) {
      case MIXED -> drawn == 0 ? Weather.CLEAR : drawn == 1 ? Weather.FOG : Weather.RAIN;
      case CLEAR, FOG, RAIN -> asked;
    };
  }

  private View view(Scene scene) {
    Resolution size = settings.resolution;
    double bend = settings.conditions.optics().distortion();
    return View.of(scene, new View.Frame(size.height(), size.width(), bend));
  }

  /// The same scene as the thermal camera sees it.
  private View thermalView(long index, View visible) {
    Alignment alignment = settings.conditions.alignment();
    if (alignment.equals(Alignment.EXACT)) {
      return visible;
    }
    Draw draw = new Draw(key(index, ALIGNMENT).generator());
    double angle = draw.in(0, 2 * StrictMath.PI);
    double shift = alignment.pixels() / settings.resolution.width();
    double roll = draw.side() * alignment.degrees() * StrictMath.PI / 180;
    Camera camera =
        visible
            .scene
            .camera()
            .moved(alignment.baseline())
            .rolled(roll)
            .shifted(shift * StrictMath.cos(angle), shift * StrictMath.sin(angle));
    return view(visible.scene.from(camera));
  }

  private Shot shot(long index, Scene scene) {
    Optics optics = settings.conditions.optics();
    List<Blur> blurs = new ArrayList<>();
    if (optics.motion() > 0) {
      double angle = new Draw(key(index, MOTION).generator()).in(0, 2 * StrictMath.PI);
      double length = optics.motion();
      blurs.add(Blur.motion(length * StrictMath.cos(angle), length * StrictMath.sin(angle)));
    }
    if (optics.defocus() > 0) {
      blurs.add(Blur.disc(optics.defocus()));
    }
    // Of what fog takes from a beam over some ten metres, part goes on nearly straight.
    double halo = 0.5 * (1 - scene.atmosphere().transmission(12));
    return new Shot(scene.light().day(), halo, blurs, optics.jpegQuality());
  }

  /// The scene behind a frame.
  Scene scene(long index) {
    return scene(index, weather(index));
  }

  private Scene scene(long index, Weather weather) {
    var random = key(index, 0).generator();
    boolean coin = random.nextBoolean();
    TimeOfDay time =
        switch (settings.dayNight) {
          case DAY -> TimeOfDay.DAY;
          case NIGHT -> TimeOfDay.NIGHT;
          case BOTH -> coin ? TimeOfDay.NIGHT : TimeOfDay.DAY;
        };
    Draw draw = new Draw(key(index, WEATHER).generator());
    draw.below(3);
    Scene clear = SceneComposer.compose(random, time);
    Scene there = BadWeather.over(clear, weather, settings.conditions.visibility(), draw);
    Climate climate = there.climate().crossed(settings.conditions.crossover());
    return there.in(there.light(), climate, there.atmosphere());
  }

  private StreamKey key(long index, long part) {
    return new StreamKey(settings.seed, settings.split, index, part);
  }
}
