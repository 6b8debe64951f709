package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class JpegCodecTest {
  private final JpegCodec codec = new JpegCodec();
  private final SensorFrame frame = Frames.road(96, 128, 1);

  @Test
  void takesTheHighestQualityThatFits() {
    for (RasterImage image : List.of(frame.rgb(), frame.thermal())) {
      for (int maxBytes : List.of(800, 2000, 5000)) {
        CodedImage coded = codec.encode(image, maxBytes).orElseThrow();
        assertThat(coded.length()).isBetween(maxBytes / 2, maxBytes);
        byte quality = coded.bytes()[0];
        CodedImage next = codec.encode(image, oneMore(image, quality)).orElseThrow();
        assertThat(next.length()).isGreaterThan(maxBytes);
        assertThat(codec.decode(coded.bytes(), ImageFormat.of(image)))
            .isInstanceOfSatisfying(
                Decoded.Image.class, whole -> assertThat(whole.complete()).isTrue());
        assertThat(Frames.psnrDb(codec, image, coded.bytes())).isGreaterThan(20);
      }
    }
  }

  /// The fewest bytes that give a higher quality.
  private int oneMore(RasterImage image, byte quality) {
    int maxBytes = 0;
    while (codec.encode(image, maxBytes).map(c -> c.bytes()[0] <= quality).orElse(true)) {
      maxBytes += 250;
    }
    return maxBytes;
  }

  @Test
  void hasAFloor() {
    assertThat(codec.encode(frame.rgb(), 50)).isEmpty();
    assertThat(codec.encode(frame.rgb(), 0)).isEmpty();
  }

  /// T.81 leaves the rest of a cut scan open; libjpeg's zero blocks are grey.
  @Test
  void isGreyAfterACut() {
    RasterImage image = frame.thermal();
    byte[] stream = codec.encode(image, 2000).orElseThrow().bytes();
    RasterImage whole = Frames.image(codec.decode(stream, ImageFormat.of(image)));
    Decoded half = codec.decode(Arrays.copyOf(stream, stream.length / 2), ImageFormat.of(image));
    assertThat(((Decoded.Image) half).complete()).isFalse();
    RasterImage cut = Frames.image(half);
    assertThat(Arrays.copyOf(cut.samples(), 16 * 128))
        .isEqualTo(Arrays.copyOf(whole.samples(), 16 * 128));
    for (int x = 0; x < 128; x++) {
      assertThat(cut.sample(0, 95, x)).isEqualTo(128);
    }
  }

  @Test
  void damageNeverThrows() {
    RasterImage image = frame.rgb();
    byte[] stream = codec.encode(image, 1500).orElseThrow().bytes();
    for (int i = 0; i < 200; i++) {
      UniformRandomProvider random = StreamKey.of(2, Purpose.BIT_ERRORS, i).generator();
      byte[] damaged = Arrays.copyOf(stream, 1 + random.nextInt(stream.length));
      for (int k = 0; k <= i % 30; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (codec.decode(damaged, ImageFormat.of(image)) instanceof Decoded.Image back) {
        assertThat(ImageFormat.of(back.image())).isEqualTo(ImageFormat.of(image));
      }
    }
  }

  @Test
  void badQualitySaysSo() {
    assertThat(codec.decode(new byte[] {101, 5}, ImageFormat.of(frame.rgb())))
        .isEqualTo(new Decoded.Failed("the stream names the quality 101"));
  }
}
