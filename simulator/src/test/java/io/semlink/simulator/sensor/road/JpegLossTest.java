package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the codec of the Java platform, which is that of the Independent JPEG Group.
final class JpegLossTest {
  private static final int WIDTH = 128;

  private static byte[] picture() {
    SensorFrame frame = ConditionsTest.road(DayNight.DAY, Conditions.CLEAR).frame(3);
    return frame.rgb().samples();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 30, 50, 75, 95})
  void losesWhatAPlatformsCodecLoses(int quality) throws IOException {
    byte[] original = picture();
    byte[] ours = original.clone();
    JpegLoss.apply(ours, WIDTH, quality);
    byte[] theirs = platform(original, quality);
    assertThat(psnr(original, ours)).isCloseTo(psnr(original, theirs), within(0.3));
    // Far nearer to each other than either is to the original.
    assertThat(psnr(ours, theirs)).isGreaterThan(psnr(original, ours) + 5);
  }

  private static byte[] platform(byte[] rgb, int quality) throws IOException {
    int n = rgb.length / 3;
    BufferedImage image = new BufferedImage(WIDTH, n / WIDTH, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < n; i++) {
      int row = i / WIDTH;
      image.setRGB(
          i % WIDTH,
          row,
          (rgb[i] & 0xFF) << 16 | (rgb[n + i] & 0xFF) << 8 | (rgb[2 * n + i] & 0xFF));
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    writer.dispose();
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    byte[] out = new byte[rgb.length];
    for (int i = 0; i < n; i++) {
      int row = i / WIDTH;
      int v = back.getRGB(i % WIDTH, row);
      for (int c = 0; c < 3; c++) {
        out[c * n + i] = (byte) (v >> (16 - 8 * c));
      }
    }
    return out;
  }

  private static double psnr(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (a[i] & 0xFF) - (b[i] & 0xFF);
      sum += d * d / a.length;
    }
    return 10 * StrictMath.log10(255 * 255 / sum);
  }

  @Test
  void anEvenPictureStaysEvenAtAnySize() {
    byte[] even = new byte[3 * 13 * 21];
    Arrays.fill(even, (byte) 128);
    byte[] after = even.clone();
    JpegLoss.apply(after, 21, 5);
    assertThat(after).isEqualTo(even);
  }

  @Test
  void qualityIsMonotone() {
    byte[] original = picture();
    double last = 0;
    for (int quality : new int[] {1, 5, 20, 60, 90, 100}) {
      byte[] after = original.clone();
      JpegLoss.apply(after, WIDTH, quality);
      assertThat(psnr(original, after)).as("quality %d", quality).isGreaterThan(last);
      last = psnr(original, after);
    }
  }
}
