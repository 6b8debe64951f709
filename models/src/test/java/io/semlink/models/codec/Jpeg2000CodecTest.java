package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class Jpeg2000CodecTest {
  private final Jpeg2000Codec codec = new Jpeg2000Codec();

  private CodedImage encode(RasterImage image, double bitsPerPixel) {
    int maxBytes = (int) (image.resolution().numPixels() * bitsPerPixel / 8);
    CodedImage coded = codec.encode(image, maxBytes).orElseThrow();
    assertThat(coded.length()).isLessThanOrEqualTo(maxBytes);
    return coded;
  }

  @Test
  void largeImagesTakeTheBytesTheyMay() {
    RasterImage image = Frames.road(480, 640, 0).rgb();
    for (double bitsPerPixel : List.of(0.05, 0.1, 0.25, 0.5)) {
      assertThat((double) encode(image, bitsPerPixel).length())
          .isGreaterThan(0.98 * 480 * 640 * bitsPerPixel / 8);
    }
  }

  /// A stream shorter by more than 4 bytes must be better than the next one cut to fit.
  @Test
  void smallImagesTakeTheBytesThatHelp() {
    SensorFrame frame = Frames.road(96, 128, 1);
    for (RasterImage image : List.of(frame.rgb(), frame.thermal())) {
      double last = 0;
      for (double bitsPerPixel : List.of(0.05, 0.1, 0.2, 0.4, 0.8)) {
        CodedImage coded = encode(image, bitsPerPixel);
        assertThat((double) coded.length()).isGreaterThan(0.92 * 96 * 128 * bitsPerPixel / 8);
        double psnrDb = Frames.psnrDb(codec, image, coded.bytes());
        assertThat(psnrDb).isGreaterThan(last);
        last = psnrDb;
      }
    }
  }

  /// The whole codestream is what any decoder reads, such as OpenJPEG's in another test.
  @Test
  void headersAreCountedApart() {
    SensorFrame frame = Frames.road(96, 128, 1);
    for (RasterImage image :
        List.of(frame.rgb(), frame.thermal(), Frames.road(192, 256, 1).rgb())) {
      ImageFormat format = ImageFormat.of(image);
      for (double bitsPerPixel : List.of(0.1, 0.5, 2.0)) {
        CodedImage coded = encode(image, bitsPerPixel);
        byte[] whole = codec.codestream(coded.bytes(), format).whole();
        assertThat(whole).startsWith(0xFF, 0x4F).endsWith(0xFF, 0xD9);
        assertThat(whole).hasSize(coded.length() + codec.headerBytes(format));
      }
      assertThat(codec.headerBytes(format)).isBetween(100, 200);
    }
  }

  @Test
  void nothingFitsBelowTheFloor() {
    RasterImage image = Frames.road(96, 128, 1).rgb();
    assertThat(codec.encode(image, 0)).isEmpty();
    assertThat(codec.encode(image, 3)).isEmpty();
  }

  @Test
  void moreBytesThanItNeedsAreLeftOver() {
    RasterImage grey = new ImageFormat(Frames.road(96, 128, 1).rgb().resolution(), 3).grey();
    CodedImage coded = codec.encode(grey, 100_000).orElseThrow();
    assertThat(coded.length()).isLessThan(200);
    assertThat(Frames.image(codec.decode(coded.bytes(), ImageFormat.of(grey))).samples())
        .isEqualTo(grey.samples());
  }

  @Test
  void equalCallsGiveEqualBytes() {
    RasterImage image = Frames.road(96, 128, 2).rgb();
    assertThat(new Jpeg2000Codec().encode(image, 700).orElseThrow().bytes())
        .isEqualTo(encode(image, 700 * 8.0 / (96 * 128)).bytes());
  }

  @Test
  void threadsDoNotDisturbEachOther() {
    List<RasterImage> images =
        List.of(Frames.road(96, 128, 2).rgb(), Frames.road(96, 128, 3).rgb());
    List<byte[]> alone = images.stream().map(image -> encode(image, 0.4).bytes()).toList();
    List<byte[]> together =
        java.util.stream.IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> encode(images.get(i % 2), 0.4).bytes())
            .toList();
    for (int i = 0; i < 8; i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i % 2));
    }
  }

  @Test
  void everyPartIsAnImageAndALongerOneIsBetter() {
    RasterImage image = Frames.road(192, 256, 3).rgb();
    // Not one that the encoder itself cut: that one cannot tell.
    byte[] stream =
        java.util.stream.IntStream.range(2400, 2500)
            .mapToObj(maxBytes -> codec.encode(image, maxBytes).orElseThrow().bytes())
            .filter(bytes -> bytes[0] > 0)
            .findFirst()
            .orElseThrow();
    assertThat(codec.decode(stream, ImageFormat.of(image)))
        .isInstanceOfSatisfying(
            Decoded.Image.class, whole -> assertThat(whole.complete()).isTrue());
    double last = Frames.psnrDb(codec, image, stream);
    for (double part : List.of(0.95, 0.7, 0.4, 0.2)) {
      byte[] first = Arrays.copyOf(stream, (int) (part * stream.length));
      assertThat(codec.decode(first, ImageFormat.of(image)))
          .isInstanceOfSatisfying(Decoded.Image.class, cut -> assertThat(cut.complete()).isFalse());
      double psnrDb = Frames.psnrDb(codec, image, first);
      assertThat(psnrDb).isBetween(8.0, last);
      last = psnrDb;
    }
  }

  @Test
  void badBeginningsSayWhy() {
    ImageFormat format = ImageFormat.of(Frames.road(96, 128, 1).rgb());
    assertThat(codec.decode(new byte[0], format))
        .isEqualTo(new Decoded.Failed("no packet arrived"));
    assertThat(codec.decode(new byte[] {0, 1, 2}, format))
        .isEqualTo(new Decoded.Failed("the stream says it has no quality layer"));
  }

  /// 300 streams with flipped, lost and random bytes: an image or a reason each, in little time,
  /// and not a word printed.
  @Test
  @SuppressWarnings("SystemOut")
  void damageNeverThrowsHangsOrPrints() {
    SensorFrame frame = Frames.road(96, 128, 4);
    List<RasterImage> images = List.of(frame.rgb(), frame.thermal());
    List<byte[]> streams =
        images.stream().map(image -> codec.encode(image, 700).orElseThrow().bytes()).toList();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream trap = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try {
      System.setOut(trap);
      System.setErr(trap);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> {
            for (int i = 0; i < 300; i++) {
              byte[] damaged = damaged(streams.get(i % 2), i);
              Decoded decoded = codec.decode(damaged, ImageFormat.of(images.get(i % 2)));
              if (decoded instanceof Decoded.Image image) {
                assertThat(ImageFormat.of(image.image()))
                    .isEqualTo(ImageFormat.of(images.get(i % 2)));
              }
            }
          });
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static byte[] damaged(byte[] stream, int index) {
    UniformRandomProvider random = StreamKey.of(1, Purpose.BIT_ERRORS, index).generator();
    byte[] out =
        Arrays.copyOf(stream, index % 3 == 0 ? random.nextInt(stream.length) : stream.length);
    int kind = index % 5;
    int errors = kind == 0 ? 1 : kind == 1 ? 20 : kind == 2 ? out.length : 3;
    for (int k = 0; k < errors && out.length > 0; k++) {
      int at = kind == 2 ? k : random.nextInt(kind == 3 ? Math.min(8, out.length) : out.length);
      out[at] = kind < 2 ? (byte) (out[at] ^ (1 << random.nextInt(8))) : (byte) random.nextInt(256);
    }
    return out;
  }
}
