package io.semlink.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.units.Resolution;
import org.junit.jupiter.api.Test;

final class ResamplingTest {

  private static RasterImage row(int... values) {
    byte[] samples = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (byte) values[i];
    }
    return new RasterImage(new Resolution(1, values.length), 1, samples);
  }

  private static int[] samples(RasterImage image) {
    int[] out = new int[image.samples().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = image.samples()[i] & 0xFF;
    }
    return out;
  }

  @Test
  void shrinkingAveragesAreas() {
    RasterImage halved = Resampling.image(row(0, 100, 200, 250), new Resolution(1, 2));
    assertThat(samples(halved)).containsExactly(50, 225);
    // Three pixels to two: each takes one whole pixel and half of the middle one.
    RasterImage third = Resampling.image(row(30, 90, 240), new Resolution(1, 2));
    assertThat(samples(third)).containsExactly(50, 190);
  }

  @Test
  void growingInterpolatesBetweenCentres() {
    RasterImage grown = Resampling.image(row(0, 100), new Resolution(1, 4));
    assertThat(samples(grown)).containsExactly(0, 25, 75, 100);
    assertThat(samples(Resampling.image(row(7), new Resolution(2, 2)))).containsExactly(7, 7, 7, 7);
  }

  @Test
  void bothAxesAndChannelsKeepTheirPlace() {
    byte[] samples = {10, 20, 30, 40, 1, 2, 3, 4};
    RasterImage image = new RasterImage(new Resolution(2, 2), 2, samples);
    assertThat(samples(Resampling.image(image, new Resolution(1, 1)))).containsExactly(25, 2);
    assertThat(Resampling.image(image, new Resolution(2, 2))).isSameAs(image);
  }

  @Test
  void labelsTakeTheNearestPixelAndNeverMix() {
    LabelMap map = new LabelMap(new Resolution(1, 4), new byte[] {1, 2, (byte) 255, 4});
    LabelMap halved = Resampling.nearest(map, new Resolution(1, 2));
    assertThat(halved.at(0, 0)).isEqualTo(2);
    assertThat(halved.at(0, 1)).isEqualTo(4);
    LabelMap grown = Resampling.nearest(map, new Resolution(1, 8));
    assertThat(grown.at(0, 4)).isEqualTo(255);
    assertThat(grown.at(0, 7)).isEqualTo(4);
  }
}
