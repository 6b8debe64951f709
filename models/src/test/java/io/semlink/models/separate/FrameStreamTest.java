package io.semlink.models.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.RectangleSensor;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageCodecs;
import io.semlink.models.codec.ImageFormat;
import io.semlink.models.codec.Jpeg2000Codec;
import io.semlink.models.codec.JpegCodec;
import io.semlink.models.codec.RateSplit;
import io.semlink.models.codec.RawCodec;
import io.semlink.models.separate.FrameStream.Images;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.metrics.ImageQuality;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameStreamTest {
  private static final Resolution SIZE = new Resolution(96, 128);
  private static final SensorFrame FRAME = new RectangleSensor(SIZE, 3, 1).frame(0);

  private static FrameStream stream(ImageCodec codec) {
    return new FrameStream(codec, RateSplit.FIXED_3_TO_1, SIZE);
  }

  /// Three bytes a pixel of RGB, one of thermal, two lengths of two bytes: all of it, bit for bit.
  @Test
  void rawFramesComeBackAsTheyWere() {
    int small = 8 * 12;
    Resolution size = new Resolution(8, 12);
    SensorFrame frame =
        new SensorFrame(
            0,
            "x",
            FRAME.timeOfDay(),
            new ImageFormat(size, 3).grey(),
            new ImageFormat(size, 1).grey(),
            null);
    FrameStream raw = new FrameStream(new RawCodec(), RateSplit.FIXED_3_TO_1, size);
    byte[] bytes = raw.encode(frame, 4 * small + 4).orElseThrow();
    Images images = raw.decode(bytes, bytes.length);
    assertThat(images.recovery()).isEqualTo(Recovery.COMPLETE);
    assertThat(images.rgb().image().samples()).isEqualTo(frame.rgb().samples());
    assertThat(images.thermal().image().samples()).isEqualTo(frame.thermal().samples());
    assertThat(raw.encode(frame, 4 * small + 3)).isEmpty();
  }

  /// Streams of more than 65,535 bytes need three bytes for their length.
  @Test
  void largeFramesHaveWiderLengths() {
    Resolution size = new Resolution(160, 160);
    SensorFrame frame = new RectangleSensor(size, 3, 1).frame(0);
    FrameStream raw = new FrameStream(new RawCodec(), RateSplit.FIXED_3_TO_1, size);
    int numBytes = 4 * size.numPixels() + 6;
    Images images = raw.decode(raw.encode(frame, numBytes).orElseThrow(), numBytes);
    assertThat(images.recovery()).isEqualTo(Recovery.COMPLETE);
    assertThat(images.rgb().image().samples()).isEqualTo(frame.rgb().samples());
    assertThat(images.thermal().image().samples()).isEqualTo(frame.thermal().samples());
  }

  @Test
  void aFrameHasTheBytesThatWereAskedFor() {
    FrameStream stream = stream(new Jpeg2000Codec());
    for (int bytes : new int[] {200, 768, 2000}) {
      byte[] coded = stream.encode(FRAME, bytes).orElseThrow();
      assertThat(coded).hasSize(bytes);
      Images images = stream.decode(coded, coded.length);
      assertThat(images.recovery()).isEqualTo(Recovery.COMPLETE);
    }
    assertThat(stream.encode(FRAME, 5)).isEmpty();
  }

  @Test
  void moreBytesAreBetterImages() {
    FrameStream stream = stream(new Jpeg2000Codec());
    double before = 0;
    for (int bytes : new int[] {200, 768, 2000}) {
      Images images = stream.decode(stream.encode(FRAME, bytes).orElseThrow(), bytes);
      double psnr = ImageQuality.psnrDb(FRAME.rgb(), images.rgb().image());
      assertThat(psnr).isGreaterThan(before + 1);
      before = psnr;
    }
  }

  /// The RGB stream comes first: cut in its middle, it is a poorer image and thermal is lost.
  @Test
  void aStreamDecodesToItsFirstDamage() {
    FrameStream stream = stream(new Jpeg2000Codec());
    byte[] coded = stream.encode(FRAME, 2000).orElseThrow();
    Images part = stream.decode(Arrays.copyOf(coded, 800), 2000);
    assertThat(part.rgb().recovery()).isEqualTo(Recovery.PARTIAL);
    assertThat(part.thermal().recovery()).isEqualTo(Recovery.LOST);
    assertThat(part.recovery()).isEqualTo(Recovery.LOST);
    assertThat(part.thermal().image().samples())
        .isEqualTo(new ImageFormat(SIZE, 1).grey().samples());
    double whole =
        ImageQuality.psnrDb(FRAME.rgb(), stream.decode(coded, coded.length).rgb().image());
    assertThat(ImageQuality.psnrDb(FRAME.rgb(), part.rgb().image())).isBetween(12.0, whole - 0.5);
    assertThat(stream.decode(new byte[0], 2000).rgb().recovery()).isEqualTo(Recovery.LOST);
    assertThat(stream.decode(new byte[2000], 2000).recovery()).isEqualTo(Recovery.LOST);
  }

  /// The reason is what {@link FrameStream#encode} says, with the numbers of the codec.
  @Test
  void whatDoesNotFitSaysWhy() {
    FrameStream stream = stream(new JpegCodec());
    int rgb = new JpegCodec().floor(FRAME.rgb());
    int thermal = new JpegCodec().floor(FRAME.thermal());
    int floor = rgb + thermal + 4;
    assertThat(stream.misfit(FRAME, floor - 1))
        .contains(
            "jpeg cannot code frame %s in %d bytes: its poorest form takes %d (RGB %d, thermal %d,"
                .concat(" lengths 4)")
                .formatted(FRAME.name(), floor - 1, floor, rgb, thermal));
    assertThat(stream.encode(FRAME, floor - 1)).isEmpty();
    for (int bytes = floor; bytes < 3 * floor; bytes += floor / 10) {
      assertThat(stream.misfit(FRAME, bytes)).isEmpty();
      byte[] coded = stream.encode(FRAME, bytes).orElseThrow();
      assertThat(stream.decode(coded, bytes).recovery()).isEqualTo(Recovery.COMPLETE);
    }
    assertThat(stream.misfit(FRAME, 5)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "raw", "jpeg2000"})
  void aFloorIsTheFewestBytesThatMakeAnImage(String name) {
    ImageCodec codec = ImageCodecs.named(name).orElseThrow();
    for (RasterImage image : List.of(FRAME.rgb(), FRAME.thermal())) {
      int floor = codec.floor(image);
      assertThat(codec.encode(image, floor)).isPresent();
      assertThat(codec.encode(image, floor - 1)).isEmpty();
    }
  }

  /// A receiver that does not know which bits are wrong may find any length in them.
  @Test
  void wrongLengthsAreNoCrash() {
    FrameStream stream = stream(new Jpeg2000Codec());
    byte[] coded = stream.encode(FRAME, 768).orElseThrow();
    coded[0] = (byte) 0xFF;
    assertThat(stream.decode(coded, coded.length).thermal().recovery()).isEqualTo(Recovery.LOST);
  }

  /// Networks learn from what a receiver sees: the same labels, poorer images, drawn by index.
  @Test
  void codedFramesKeepTheirLabels() {
    FrameStream stream = stream(new Jpeg2000Codec());
    RectangleSensor sensor = new RectangleSensor(SIZE, 3, 8);
    CodedSensor coded = new CodedSensor(sensor, stream, List.of(300, 1500), 1);
    Set<Long> grades = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      SensorFrame seen = coded.frame(i);
      assertThat(Objects.requireNonNull(seen.label()).classes())
          .isEqualTo(Objects.requireNonNull(sensor.frame(i).label()).classes());
      assertThat(seen.rgb().samples()).isEqualTo(coded.frame(i).rgb().samples());
      grades.add(Math.round(ImageQuality.psnrDb(sensor.frame(i).rgb(), seen.rgb()) / 4));
    }
    assertThat(grades).hasSizeGreaterThan(1);
    assertThatThrownBy(() -> new CodedSensor(sensor, stream, List.of(4), 1).frame(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jpeg2000 cannot code frame");
  }
}
