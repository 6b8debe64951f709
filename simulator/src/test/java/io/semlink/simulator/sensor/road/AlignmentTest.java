package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import org.junit.jupiter.api.Test;

/// A camera that is not where the labels are shows what geometry says.
final class AlignmentTest {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 128;

  private static Scene scene(int index) {
    return ConditionsTest.road(DayNight.NIGHT, Conditions.CLEAR).scene(index);
  }

  @Test
  void aShiftOfWholePixelsMovesThePictureByThem() {
    Scene scene = scene(4);
    float[] straight = ThermalRadiance.of(View.of(scene, HEIGHT, WIDTH));
    Camera shifted = scene.camera().shifted(3.0 / WIDTH, -2.0 / WIDTH);
    float[] moved = ThermalRadiance.of(View.of(scene.from(shifted), HEIGHT, WIDTH));
    int equal = 0;
    int all = 0;
    for (int y = 2; y < HEIGHT - 2; y++) {
      for (int x = 3; x < WIDTH; x++) {
        all++;
        equal += Math.abs(moved[(y - 2) * WIDTH + x] - straight[y * WIDTH + x - 3]) < 1e-3 ? 1 : 0;
      }
    }
    // Edges fall on the other side of a rounding now and then.
    assertThat((double) equal / all).isGreaterThan(0.99);
  }

  /// Stereo geometry: a place at depth z moves by f b / z to the left, whatever its direction.
  @Test
  void parallaxIsFocalLengthTimesBaselineOverDepth() {
    Camera camera = scene(3).camera();
    Camera right = camera.moved(0.2);
    for (Point p : new Point[] {new Point(1, 0.5, 5), new Point(-4, 2, 20), new Point(0, 0, 50)}) {
      Point from = camera.toCamera(p);
      Point to = right.toCamera(p);
      double disparity = from.x() / from.z() - to.x() / to.z();
      assertThat(disparity).isCloseTo(0.2 / from.z(), within(1e-12));
      assertThat(to.y() / to.z()).isCloseTo(from.y() / from.z(), within(1e-12));
    }
  }

  @Test
  void baselineMovesNearThingsMoreThanFarOnes() {
    Scene scene = scene(3);
    View left = View.of(scene, HEIGHT, WIDTH);
    View right = View.of(scene.from(scene.camera().moved(0.3)), HEIGHT, WIDTH);
    byte[] near = left.labels();
    byte[] there = right.labels();
    int changed = 0;
    for (int i = 0; i < near.length; i++) {
      changed += near[i] != there[i] ? 1 : 0;
    }
    assertThat(changed).isGreaterThan(20);
    // Sky and skyline hardly move.
    double sky = 0;
    for (int i = 0; i < WIDTH * HEIGHT / 4; i++) {
      int row = i / WIDTH;
      boolean a = left.buffer.shape[left.at(i % WIDTH, row, 0)] == GeometryBuffer.SKY;
      boolean b = right.buffer.shape[right.at(i % WIDTH, row, 0)] == GeometryBuffer.SKY;
      sky += a == b ? 4.0 / (WIDTH * HEIGHT) : 0;
    }
    assertThat(sky).isGreaterThan(0.95);
  }

  @Test
  void aRollTurnsThePictureAboutItsMiddle() {
    double angle = StrictMath.PI / 180 * 5;
    int same = 0;
    int moved = 0;
    int all = 0;
    for (int i = 0; i < 6; i++) {
      Scene scene = scene(i);
      byte[] straight = View.of(scene, HEIGHT, WIDTH).labels();
      byte[] rolled = View.of(scene.from(scene.camera().rolled(angle)), HEIGHT, WIDTH).labels();
      for (int p = 0; p < rolled.length; p++) {
        int row = p / WIDTH;
        double dx = p % WIDTH + 0.5 - 0.5 * WIDTH;
        double dy = row + 0.5 - 0.5 * HEIGHT;
        // A camera that turns clockwise sees the world turn the other way.
        int x =
            (int) Math.floor(0.5 * WIDTH + dx * StrictMath.cos(angle) - dy * StrictMath.sin(angle));
        int y =
            (int)
                Math.floor(0.5 * HEIGHT + dx * StrictMath.sin(angle) + dy * StrictMath.cos(angle));
        if (x >= 0
            && x < WIDTH
            && y >= 0
            && y < HEIGHT
            && (rolled[p] != 0 || straight[y * WIDTH + x] != 0)) {
          all++;
          same += rolled[p] == straight[y * WIDTH + x] ? 1 : 0;
          moved += rolled[p] == straight[p] ? 1 : 0;
        }
      }
    }
    assertThat(all).isGreaterThan(2000);
    assertThat((double) same / all).isGreaterThan(0.85);
    assertThat(same).isGreaterThan((int) (1.2 * moved));
  }
}
