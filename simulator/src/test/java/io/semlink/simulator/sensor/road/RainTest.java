package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.road.Conditions.Weather;
import io.semlink.simulator.sensor.road.Shape.Facet;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RainTest {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 128;
  private static final double DISTANCE = 20;
  private static final double TOP = 1.5;

  /// A bare wet street that a wall closes off.
  private static View wall() {
    Scene scene = ConditionsTest.road(DayNight.DAY, Conditions.CLEAR.with(Weather.RAIN)).scene(0);
    Surface stone = Surface.background(Material.WALL, Tint.grey(0.4), 0);
    Facet face =
        Facet.of(
            stone,
            new Point(-60, 0, DISTANCE),
            new Point(60, 0, DISTANCE),
            new Point(60, TOP, DISTANCE),
            new Point(-60, TOP, DISTANCE));
    Body body = new Body(List.of(face), face.corners().getFirst(), true, List.of());
    Street open =
        new Street(
            0,
            0,
            -50,
            50,
            scene.street().leftVerge(),
            scene.street().rightVerge(),
            1e6,
            8,
            new Street.Markings(1e6, false, false, false, 1e6, 1e6, 0),
            Tint.grey(0.1));
    Camera camera = Camera.of(1.4, 0, 0, 1);
    Atmosphere wet = new Atmosphere(0, 0, Tint.BLACK, 1);
    return View.of(
        new Scene(camera, open, List.of(body), scene.light(), scene.climate(), wet, 1),
        HEIGHT,
        WIDTH);
  }

  /// A plane mirror shows what stands at the same distance: seen from a height h, the ground at z
  /// mirrors a wall at D up to a height of h (D - z) / z.
  @Test
  void theStreetMirrorsWhatStandsBehind() {
    View view = wall();
    int n = HEIGHT * WIDTH;
    float[] radiance = new float[3 * n];
    for (int i = 0; i < n; i++) {
      int row = i / WIDTH;
      boolean stands = view.buffer.shape[view.at(i % WIDTH, row, 0)] >= 0;
      radiance[i] = stands ? 1 : 0;
    }
    float[] wet = radiance.clone();
    WetStreet.mirror(view, wet);
    int inside = 0;
    int outside = 0;
    for (int i = 0; i < n; i++) {
      int row = i / WIDTH;
      int at = view.at(i % WIDTH, row, 0);
      if (view.buffer.shape[at] != GeometryBuffer.GROUND) {
        assertThat(wet[i]).isEqualTo(radiance[i]);
        continue;
      }
      double z = 1 / view.buffer.nearness[at];
      double height = 1.4 * (DISTANCE - z) / z;
      double grazing = 1 - 1.4 / Math.sqrt(z * z + 1.4 * 1.4);
      double fresnel = 0.02 + 0.98 * StrictMath.pow(grazing, 5);
      if (height < 0.5 * TOP && Math.abs(i % WIDTH - WIDTH / 2) < 20) {
        // Films of water cover 8 to 80 % of it.
        assertThat((double) wet[i]).as("z %f", z).isBetween(0.04 * fresnel, 0.81 * fresnel);
        inside++;
      } else if (height > 2.2 * TOP) {
        assertThat((double) wet[i]).as("z %f", z).isLessThan(0.25 * fresnel);
        outside++;
      }
    }
    assertThat(inside).isGreaterThan(50);
    assertThat(outside).isGreaterThan(500);
  }

  @Test
  void streaksReplaceALittleLightWhateverTheResolution() {
    double coarse = streaked(1);
    double fine = streaked(3);
    assertThat(coarse).isBetween(0.002, 0.1);
    assertThat(fine / coarse).isBetween(0.8, 1.25);
  }

  /// Mean light that streaks add to a black picture.
  private static double streaked(int scale) {
    Scene scene = ConditionsTest.road(DayNight.DAY, Conditions.CLEAR.with(Weather.RAIN)).scene(2);
    Light light = scene.light();
    View view = View.of(scene, scale * HEIGHT, scale * WIDTH);
    float[] radiance = new float[3 * view.height * view.width];
    StreamKey key = StreamKey.of(1, Purpose.SCENE_TEST, 2);
    RainStreaks.draw(view, radiance, new Draw(key.generator()));
    double sum = 0;
    for (float v : radiance) {
      assertThat((double) v).isBetween(0.0, 1.0);
      sum += v;
    }
    return sum / radiance.length / light.horizon().g();
  }

  @Test
  void nothingFallsInFrontOfWhatIsNearer() {
    View view = wall();
    java.util.Arrays.fill(view.buffer.nearness, 10);
    float[] radiance = new float[3 * HEIGHT * WIDTH];
    RainStreaks.draw(view, radiance, new Draw(StreamKey.of(1, Purpose.SCENE_TEST, 2).generator()));
    assertThat(radiance).containsOnly(0f);
  }

  @Test
  void rainClosesTheSkyAndCoolsTheStreet() {
    for (int i = 0; i < 20; i++) {
      Scene clear = ConditionsTest.road(DayNight.DAY, Conditions.CLEAR).scene(i);
      Scene rain = ConditionsTest.road(DayNight.DAY, Conditions.CLEAR.with(Weather.RAIN)).scene(i);
      assertThat(rain.light().sunny()).isFalse();
      assertThat(rain.climate().sunGain()).isBetween(-0.6, 0.9);
      assertThat(rain.climate().sunGain()).isLessThan(clear.climate().sunGain());
      assertThat(rain.atmosphere().wetness()).isBetween(0.6, 1.0);
      assertThat(rain.bodies()).isEqualTo(clear.bodies());
    }
  }
}
