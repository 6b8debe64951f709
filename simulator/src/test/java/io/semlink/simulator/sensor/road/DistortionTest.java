package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistortionTest {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 128;

  /// Brown's first term, sub-pixel by sub-pixel, and never beyond the pinhole image.
  @ParameterizedTest
  @ValueSource(doubles = {-0.3, -0.1, 0.05, 0.3})
  void radiiFollowBrownsModel(double k) {
    int[] sources = Distortion.sources(HEIGHT, WIDTH, k);
    int wide = Distortion.pinhole(WIDTH, k);
    int tall = Distortion.pinhole(HEIGHT, k);
    double diagonal = 0.5 * Math.sqrt(HEIGHT * HEIGHT + WIDTH * WIDTH);
    assertThat(sources).hasSize(HEIGHT * WIDTH);
    for (int i = 0; i < sources.length; i++) {
      assertThat(sources[i]).isBetween(0, wide * tall - 1);
      int row = i / WIDTH;
      int sourceRow = sources[i] / wide;
      double bent = radius(i % WIDTH, row, WIDTH, HEIGHT) / diagonal;
      double straight = radius(sources[i] % wide, sourceRow, wide, tall) / diagonal;
      // Half a sub-pixel's diagonal.
      assertThat(straight).isCloseTo(bent * (1 - k * bent * bent), within(0.72 / diagonal));
    }
  }

  private static double radius(int x, int y, int width, int height) {
    double dx = x + 0.5 - 0.5 * width;
    double dy = y + 0.5 - 0.5 * height;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /// Labels and both pictures look the same way: a label is what the pinhole shows there.
  @ParameterizedTest
  @ValueSource(doubles = {-0.25, 0.25})
  void labelsBendWithThePictures(double k) {
    int objects = 0;
    int same = 0;
    for (int frame = 0; frame < 6; frame++) {
      Scene scene = ConditionsTest.road(DayNight.DAY, Conditions.CLEAR).scene(frame);
      byte[] straight = View.of(scene, HEIGHT, WIDTH).labels();
      byte[] bent = View.of(scene, new View.Frame(HEIGHT, WIDTH, k)).labels();
      double square = 0.25 * (HEIGHT * HEIGHT + WIDTH * WIDTH);
      for (int i = 0; i < bent.length; i++) {
        int row = i / WIDTH;
        double dx = i % WIDTH + 0.5 - 0.5 * WIDTH;
        double dy = row + 0.5 - 0.5 * HEIGHT;
        double scale = 1 - k * (dx * dx + dy * dy) / square;
        int x = (int) Math.floor(0.5 * WIDTH + scale * dx);
        int y = (int) Math.floor(0.5 * HEIGHT + scale * dy);
        if (bent[i] != 0 && x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
          objects++;
          same += straight[y * WIDTH + x] == bent[i] ? 1 : 0;
        }
      }
    }
    assertThat(objects).isGreaterThan(2000);
    assertThat((double) same / objects).isGreaterThan(0.85);
  }
}
