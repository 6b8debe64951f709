package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

/// What is sent and the constant make a file with all headers; JPEG 2000 has a test of its own.
final class HeaderBytesTest {
  private static final SensorFrame FRAME = Frames.road(96, 128, 1);

  /// The Java runtime's own files of every kind of quality, from coarse tables to those of ones.
  @Test
  void jpegFilesAreLongerByAConstant() throws IOException {
    JpegCodec codec = new JpegCodec();
    List<Integer> checked = new ArrayList<>();
    for (RasterImage image : List.of(FRAME.rgb(), FRAME.thermal())) {
      for (int maxBytes : List.of(600, 1000, 2000, 4000, 100_000)) {
        CodedImage coded = codec.encode(image, maxBytes).orElseThrow();
        int quality = coded.bytes()[0];
        assertThat(file(image, quality))
            .hasSize(coded.length() + codec.headerBytes(ImageFormat.of(image)));
        checked.add(quality);
      }
    }
    assertThat(checked).contains(100).hasSizeGreaterThan(8).anyMatch(quality -> quality < 20);
  }

  private static byte[] file(RasterImage image, int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(Pixels.interleaved(image), null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @Test
  void smallerImagesHaveHeadersAsLong() {
    Jpeg2000Codec inner = new Jpeg2000Codec();
    DownsampledCodec codec = new DownsampledCodec(inner);
    RasterImage image = FRAME.rgb();
    ImageFormat format = ImageFormat.of(image);
    for (int maxBytes : List.of(60, 150, 600)) {
      byte[] sent = codec.encode(image, maxBytes).orElseThrow().bytes();
      int factor = sent[0];
      ImageFormat small =
          new ImageFormat(new io.semlink.simulator.units.Resolution(96 / factor, 128 / factor), 3);
      byte[] whole =
          inner.codestream(java.util.Arrays.copyOfRange(sent, 1, sent.length), small).whole();
      assertThat(1 + whole.length).isEqualTo(sent.length + codec.headerBytes(format));
    }
  }

  @Test
  void samplesHaveNoHeader() {
    assertThat(new RawCodec().headerBytes(ImageFormat.of(FRAME.rgb()))).isZero();
  }
}
