package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RawCodecTest {
  private final RasterImage image = Frames.road(96, 128, 1).rgb();
  private final RawCodec codec = new RawCodec();

  @Test
  void needsEverySample() {
    assertThat(codec.encode(image, 3 * 96 * 128 - 1)).isEmpty();
    CodedImage coded = codec.encode(image, 3 * 96 * 128).orElseThrow();
    assertThat(codec.decode(coded.bytes(), ImageFormat.of(image)))
        .satisfies(back -> assertThat(Frames.image(back).samples()).isEqualTo(image.samples()));
  }

  @Test
  void missingSamplesAreGrey() {
    byte[] stream = Arrays.copyOf(image.samples(), 1000);
    Decoded.Image cut = (Decoded.Image) codec.decode(stream, ImageFormat.of(image));
    assertThat(cut.complete()).isFalse();
    assertThat(cut.image().samples()).startsWith(stream);
    assertThat(cut.image().sample(2, 95, 127)).isEqualTo(128);
  }
}
