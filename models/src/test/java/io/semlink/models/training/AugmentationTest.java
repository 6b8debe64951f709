package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import org.junit.jupiter.api.Test;

final class AugmentationTest {
  private static final Resolution SIZE = new Resolution(20, 30);

  /// A ramp from left to right; classes are the column modulo 9.
  private static RasterImage ramp() {
    byte[] samples = new byte[SIZE.numPixels()];
    for (int k = 0; k < samples.length; k++) {
      samples[k] = (byte) (5 * (k % SIZE.width()));
    }
    return new RasterImage(SIZE, 1, samples);
  }

  private static LabelMap columns() {
    byte[] classes = new byte[SIZE.numPixels()];
    for (int k = 0; k < classes.length; k++) {
      classes[k] = (byte) (k % SIZE.width() % 9);
    }
    return new LabelMap(SIZE, classes);
  }

  private static float[] copy(Augmentation augmentation) {
    float[] values = new float[SIZE.numPixels()];
    augmentation.copy(ramp(), values, 0);
    return values;
  }

  @Test
  void wholeFrameIsItself() {
    Augmentation whole = new Augmentation(SIZE, 0, 0, 20, 30, false);
    float[] values = copy(whole);
    for (int x = 0; x < 30; x++) {
      assertThat(values[x]).isCloseTo(5 * x / 255f, within(1e-6f));
    }
    assertThat(whole.classes(columns())).isEqualTo(columns().classes());
  }

  @Test
  void mirroringSwapsLeftAndRightOfImageAndLabel() {
    Augmentation mirrored = new Augmentation(SIZE, 0, 0, 20, 30, true);
    float[] values = copy(mirrored);
    byte[] classes = mirrored.classes(columns());
    for (int x = 0; x < 30; x++) {
      assertThat(values[x]).isCloseTo(5 * (29 - x) / 255f, within(1e-6f));
      assertThat((int) classes[x]).isEqualTo((29 - x) % 9);
    }
  }

  /// Columns 3..26 stretched over 30: a ramp again, of 24/30 of the slope.
  @Test
  void rectangleIsStretched() {
    float[] values = copy(new Augmentation(SIZE, 2, 3, 16, 24, false));
    for (int x = 1; x < 29; x++) {
      double position = 3 + (x + 0.5) * 24 / 30 - 0.5;
      assertThat((double) values[x]).isCloseTo(5 * position / 255, within(1e-5));
    }
  }

  @Test
  void cutsAreAtMostATenthOfASide() {
    int cut = 0;
    int mirrored = 0;
    for (int i = 0; i < 1000; i++) {
      Augmentation drawn =
          Augmentation.draw(SIZE, StreamKey.of(1, Purpose.TRAINING, i).generator());
      assertThat(drawn.top()).isBetween(0, 2);
      assertThat(drawn.left()).isBetween(0, 3);
      assertThat(drawn.height()).isBetween(16, 20);
      assertThat(drawn.width()).isBetween(24, 30);
      cut += drawn.height() < 20 || drawn.width() < 30 ? 1 : 0;
      mirrored += drawn.mirrored() ? 1 : 0;
    }
    assertThat(cut).isBetween(430, 560);
    assertThat(mirrored).isBetween(440, 560);
  }
}
