package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.sensor.RasterImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Jj2000EncoderTest {
  private static byte[] fresh(RasterImage image, double bitsPerPixel) {
    return Jj2000.encode(Jj2000.encoder(image), bitsPerPixel).orElseThrow();
  }

  /// Nothing of one rate is left when the next one is coded, whatever their order.
  @Test
  void oneEncoderMakesWhatAFreshOneMakes() {
    for (RasterImage image :
        List.of(Frames.road(96, 128, 5).rgb(), Frames.road(97, 131, 6).thermal())) {
      Jj2000Encoder encoder = Jj2000.encoder(image);
      for (double bitsPerPixel : List.of(0.5, 2.0, 0.25, 8.0, 0.5)) {
        assertThat(Jj2000.encode(encoder, bitsPerPixel)).contains(fresh(image, bitsPerPixel));
      }
    }
  }

  @Test
  void tooLittleForTheHeadersIsNoError() {
    Jj2000Encoder encoder = Jj2000.encoder(Frames.road(96, 128, 5).rgb());
    assertThat(Jj2000.encode(encoder, 0.01)).isEqualTo(Optional.empty());
    assertThat(Jj2000.encode(encoder, 1)).isPresent();
  }

  /// Made when every rate still had an encoder of its own; 900 more of them were compared.
  @ParameterizedTest
  @CsvSource({
    "96, 128, 100, 3, 384, 383, ff667efe8c4debca",
    "96, 128, 100, 1, 384, 383, 2da0dd5c8ae9cc99",
    "97, 131, 100, 3, 1588, 1588, 1b9a40bbf3dc51aa",
    "192, 256, 101, 3, 3072, 3058, 1e13997f01f6458f",
    "192, 256, 101, 1, 3072, 3071, 77a8d028055cbf8b",
    "192, 256, 102, 3, 307, 307, f31731a1b9d50332",
    "480, 640, 100, 3, 3840, 3840, 1e343d2722cb99e1"
  })
  void streamsAreWhatTheyWere(
      int height, int width, int index, int channels, int maxBytes, int length, String sha256) {
    var frame = Frames.road(height, width, index);
    RasterImage image = channels == 3 ? frame.rgb() : frame.thermal();
    CodedImage coded = new Jpeg2000Codec().encode(image, maxBytes).orElseThrow();
    assertThat(coded.length()).isEqualTo(length);
    assertThat(Frames.sha256(coded.bytes())).startsWith(sha256);
  }
}
