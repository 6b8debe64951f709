package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.units.Resolution;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What image libraries pass over, guess or fill up.
final class StoredImageTest {
  private static final int HEIGHT = 24;
  private static final int WIDTH = 32;
  private static final BufferedImage SLOPE = ImageBytes.slope(HEIGHT, WIDTH);

  @TempDir private Path folder = Path.of("");

  private Path file = folder;

  @BeforeEach
  void place() {
    file = folder.resolve("a.png");
  }

  private StoredImage read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return StoredImage.read(file);
  }

  private void refused(byte[] bytes, String reason) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> StoredImage.read(file))
        .isInstanceOf(BadSourceException.class)
        .hasMessageStartingWith(file + " cannot be read as an image: ")
        .hasMessageContaining(reason)
        .hasMessageContaining("Maybe")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(2));
  }

  /// Red, green and blue of a pixel.
  private static int[] pixel(Samples samples, int y, int x) {
    int[] channels = new int[samples.numChannels()];
    for (int c = 0; c < channels.length; c++) {
      channels[c] =
          samples.values()[(c * samples.size().height() + y) * samples.size().width() + x];
    }
    return channels;
  }

  private static int[] slope(int y, int x) {
    int rgb = SLOPE.getRGB(x, y);
    return new int[] {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
  }

  private static void assertSlope(Samples samples, int tolerance) {
    assertThat(samples.size()).isEqualTo(new Resolution(HEIGHT, WIDTH));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int[] expected = slope(y, x);
        int[] found = pixel(samples, y, x);
        assertThat(found).hasSize(3);
        for (int c = 0; c < 3; c++) {
          assertThat(Math.abs(found[c] - expected[c])).isLessThanOrEqualTo(tolerance);
        }
      }
    }
  }

  /// Where the stored first row and column lie in the upright image; Exif 3.0, tag 274.
  @ParameterizedTest
  @CsvSource({
    "1, top, left", "2, top, right", "3, bottom, right", "4, bottom, left",
    "5, left, top", "6, right, top", "7, right, bottom", "8, left, bottom"
  })
  void imagesAreTurnedAsTheirOrientationSays(int orientation, String row, String column)
      throws IOException {
    boolean swapped = row.equals("left") || row.equals("right");
    byte[] jpeg =
        ImageBytes.inPlaceOfJfif(
            ImageBytes.jpeg(SLOPE),
            ImageBytes.segment(
                0xE1,
                ImageBytes.latin("Exif\0\0"),
                ImageBytes.exif(orientation, ByteOrder.LITTLE_ENDIAN)));
    byte[] png =
        ImageBytes.withChunk(
            ImageBytes.png(SLOPE), "eXIf", ImageBytes.exif(orientation, ByteOrder.BIG_ENDIAN));
    for (byte[] bytes : new byte[][] {jpeg, png}) {
      StoredImage image = read(bytes);
      assertThat(image.turned()).isEqualTo(orientation != 1);
      Samples upright = image.picture();
      int height = swapped ? WIDTH : HEIGHT;
      int width = swapped ? HEIGHT : WIDTH;
      assertThat(upright.size()).isEqualTo(new Resolution(height, width));
      // The corner where the stored row 0 and column 0 meet, and one step along the stored row.
      int y = row.equals("bottom") || column.equals("bottom") ? height - 1 : 0;
      int x = row.equals("right") || column.equals("right") ? width - 1 : 0;
      int stepY = swapped ? (y == 0 ? 5 : y - 5) : y;
      int stepX = swapped ? x : (x == 0 ? 5 : x - 5);
      int tolerance = image.format() == CodedImage.Format.PNG ? 0 : 6;
      assertNear(pixel(upright, y, x), slope(0, 0), tolerance);
      assertNear(pixel(upright, stepY, stepX), slope(0, 5), tolerance);
    }
  }

  private static void assertNear(int[] found, int[] expected, int tolerance) {
    for (int c = 0; c < expected.length; c++) {
      assertThat(found[c]).isBetween(expected[c] - tolerance, expected[c] + tolerance);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 700})
  void orientationsThatAreNotDefinedAreUpright(int orientation) throws IOException {
    byte[] exif = ImageBytes.exif(orientation, ByteOrder.BIG_ENDIAN);
    StoredImage image = read(ImageBytes.withChunk(ImageBytes.png(SLOPE), "eXIf", exif));
    assertThat(image.turned()).isFalse();
    assertSlope(image.picture(), 0);
    for (int length = 0; length < exif.length; length++) {
      byte[] cut = Arrays.copyOf(exif, length);
      assertThat(read(ImageBytes.withChunk(ImageBytes.png(SLOPE), "eXIf", cut)).turned()).isFalse();
    }
  }

  /// The frame header names four components, with an Adobe marker and without.
  @Test
  void fourComponentsAreRefused() throws IOException {
    byte[] header = {8, 0, 8, 0, 8, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0};
    byte[] start = {(byte) 0xFF, (byte) 0xD8};
    byte[] frame = ImageBytes.segment(0xC0, header);
    byte[] scan = ImageBytes.segment(0xDA, new byte[] {4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0});
    byte[] adobe = ImageBytes.segment(0xEE, ImageBytes.latin("Adobe\0d\0\0\0\0"), new byte[] {2});
    refused(ImageBytes.joined(start, frame, scan), "four components, CMYK or YCCK");
    refused(ImageBytes.joined(start, adobe, frame, scan), "four components, CMYK or YCCK");
    byte[] two = {8, 0, 8, 0, 8, 2, 1, 17, 0, 2, 17, 0};
    refused(
        ImageBytes.joined(start, ImageBytes.segment(0xC0, two), scan),
        "has 2 components but needs");
  }

  /// Without JFIF an Adobe marker or the names of the components say what they are.
  @Test
  void coloursOfAJpegFollowWhatItSaysAndNoProfile() throws IOException {
    byte[] jpeg = ImageBytes.jpeg(SLOPE);
    Samples plain = read(jpeg).picture();
    assertSlope(plain, 6);
    assertThat(read(ImageBytes.inPlaceOfJfif(jpeg)).picture().values()).isEqualTo(plain.values());
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] icc =
        ImageBytes.segment(0xE2, ImageBytes.latin("ICC_PROFILE\0"), new byte[] {1, 1}, profile);
    assertThat(read(ImageBytes.inPlaceOfJfif(jpeg, icc)).picture().values())
        .isEqualTo(plain.values());
    byte[] adobe = ImageBytes.segment(0xEE, ImageBytes.latin("Adobe\0d\0\0\0\0"), new byte[] {0});
    byte[] named = ImageBytes.inPlaceOfJfif(jpeg);
    for (int i = 0; i < named.length - 1; i++) {
      // Names 1, 2 and 3 in the frame header and again in the scan header.
      if (named[i] == (byte) 0xFF && (named[i + 1] == (byte) 0xC0)) {
        named[i + 10] = 'R';
        named[i + 13] = 'G';
        named[i + 16] = 'B';
      } else if (named[i] == (byte) 0xFF && named[i + 1] == (byte) 0xDA) {
        named[i + 5] = 'R';
        named[i + 7] = 'G';
        named[i + 9] = 'B';
      }
    }
    Samples untransformed = read(ImageBytes.inPlaceOfJfif(jpeg, adobe)).picture();
    assertThat(read(named).picture().values()).isEqualTo(untransformed.values());
    // Y in place of red.
    int[] rgb = slope(12, 16);
    int luma = (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2]) / 1000;
    assertThat(pixel(untransformed, 12, 16)[0]).isBetween(luma - 4, luma + 4);
  }

  @Test
  void whatStandsBesideTheSamplesOfAPngDoesNotBendThem() throws IOException {
    byte[] png = ImageBytes.png(SLOPE);
    assertSlope(read(ImageBytes.withChunk(png, "gAMA", ImageBytes.bytes(100_000))).picture(), 0);
    byte[] first = {0, 40, 0, 20, 0, 60};
    StoredImage keyed = read(ImageBytes.withChunk(png, "tRNS", first));
    assertThat(keyed.samples().numChannels()).isEqualTo(3);
    assertSlope(keyed.picture(), 0);
    BufferedImage clear = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int rgb = SLOPE.getRGB(i % WIDTH, i / WIDTH) & 0xFFFFFF;
      clear.setRGB(i % WIDTH, i / WIDTH, rgb | i % 256 << 24);
    }
    assertSlope(read(ImageBytes.png(clear)).picture(), 0);
  }

  @Test
  void rowsInPassesAndFilesWithWrongNamesAreRead() throws IOException {
    assertSlope(read(ImageBytes.inPasses(SLOPE, "png")).picture(), 0);
    StoredImage progressive = read(ImageBytes.inPasses(SLOPE, "jpeg"));
    assertThat(progressive.format()).isEqualTo(CodedImage.Format.JPEG);
    assertSlope(progressive.picture(), 6);
    refused(ImageBytes.latin("GIF89a"), "neither a PNG nor a JPEG");
    refused(new byte[0], "neither a PNG nor a JPEG");
  }

  /// Indices of a palette are colours in a picture; few-bit grey is grey of its own depth.
  @Test
  void palettesAndFewBits() throws IOException {
    byte[] ramp = {10, 20, 30, 40};
    IndexColorModel colours = new IndexColorModel(2, 4, ramp, new byte[4], new byte[4]);
    BufferedImage indexed = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, colours);
    byte[] greys = {0, 85, (byte) 170, (byte) 255};
    BufferedImage grey =
        new BufferedImage(
            4, 1, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(2, 4, greys, greys, greys));
    for (int x = 0; x < 4; x++) {
      indexed.getRaster().setSample(x, 0, 0, x);
      grey.getRaster().setSample(x, 0, 0, x);
    }
    StoredImage picture = read(ImageBytes.png(indexed));
    assertThat(pixel(picture.picture(), 0, 2)).containsExactly(30, 0, 0);
    assertThat(picture.samples().values()).containsExactly(new char[] {0, 1, 2, 3});
    byte[] three = Arrays.copyOf(ImageBytes.content(ImageBytes.png(indexed), "PLTE"), 9);
    StoredImage lacking = read(ImageBytes.replaced(ImageBytes.png(indexed), "PLTE", three));
    assertThatThrownBy(lacking::picture)
        .isInstanceOf(BadSourceException.class)
        .hasMessage(file + " holds index 3 but its palette has 3 colours");
    StoredImage two = read(ImageBytes.png(grey));
    assertThat(two.samples().values()).containsExactly(new char[] {0, 1, 2, 3});
    assertThat(two.picture().rgb().sample(2, 0, 2)).isEqualTo(170);
  }

  /// Every cut of the file is noticed, however much of the picture could be shown.
  @Test
  void filesThatAreNotWholeAreRefused() throws IOException {
    byte[] png = ImageBytes.png(SLOPE);
    byte[] jpeg = ImageBytes.jpeg(SLOPE);
    byte[] progressive = ImageBytes.inPasses(SLOPE, "jpeg");
    for (byte[] whole : new byte[][] {png, jpeg, progressive}) {
      for (int length = 8; length < whole.length; length += 1 + length / 40) {
        refused(Arrays.copyOf(whole, length), "");
      }
      refused(Arrays.copyOf(whole, whole.length - 1), "");
    }
  }

  @Test
  void damagedPartsOfAPngAreNamed() throws IOException {
    byte[] png = ImageBytes.png(SLOPE);
    byte[] flipped = png.clone();
    flipped[png.length / 2] ^= 1;
    refused(flipped, "its part IDAT is damaged");
    refused(Arrays.copyOf(png, png.length / 2), "it ends within its part IDAT");
    refused(Arrays.copyOf(png, png.length - 12), "it ends too early");
    // Whole by its checksums, but half of the rows are missing.
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[HEIGHT / 2 * (3 * WIDTH + 1)]);
    deflater.finish();
    byte[] rows = new byte[1000];
    rows = Arrays.copyOf(rows, deflater.deflate(rows));
    deflater.end();
    refused(ImageBytes.replaced(png, "IDAT", rows), "");
  }

  @Test
  void sizesOfNothingAndOfTooMuchAreRefused() throws IOException {
    byte[] png = ImageBytes.png(SLOPE);
    byte[] header = ImageBytes.content(png, "IHDR");
    byte[] flat = header.clone();
    Arrays.fill(flat, 0, 4, (byte) 0);
    refused(ImageBytes.replaced(png, "IHDR", flat), "its header says 24x0, but 1..67108864 pixels");
    byte[] huge = header.clone();
    huge[0] = 0x7F;
    huge[4] = 0x7F;
    refused(ImageBytes.replaced(png, "IHDR", huge), "pixels are read");
  }

  @Test
  void animationsAreRefused() throws IOException {
    byte[] control = ImageBytes.joined(ImageBytes.bytes(2), ImageBytes.bytes(0));
    refused(ImageBytes.withChunk(ImageBytes.png(SLOPE), "acTL", control), "it is animated");
  }
}
