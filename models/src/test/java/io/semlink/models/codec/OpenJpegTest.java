package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semlink.simulator.metrics.ImageQuality;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Resampling;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenJPEG, another implementation of ISO/IEC 15444-1, judges ours on real road frames.
final class OpenJpegTest {
  private static final Path FRAMES = Path.of("../../shared/data/roadscene/visible");
  private static final Resolution SIZE = new Resolution(480, 640);
  private static final int NUM_FRAMES = 5;

  private final Jpeg2000Codec codec = new Jpeg2000Codec();
  @TempDir private Path folder;

  @BeforeAll
  static void needsToolAndFrames() {
    assumeTrue(Files.isDirectory(FRAMES), "no road frames in " + FRAMES);
    assumeTrue(installed("opj_compress") && installed("opj_decompress"), "no OpenJPEG tools");
  }

  private static boolean installed(String tool) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }

  @Test
  void equalBytesGiveEqualQuality() throws Exception {
    List<Double> differencesDb = new ArrayList<>();
    int overhead = codec.headerBytes(ImageFormat.of(frames().getFirst()));
    for (RasterImage image : frames()) {
      for (double bitsPerPixel : List.of(0.1, 0.25, 0.5)) {
        byte[] theirs = compress(image, 24 / bitsPerPixel);
        CodedImage ours = codec.encode(image, theirs.length - overhead).orElseThrow();
        assertThat(ours.length() + overhead).isLessThanOrEqualTo(theirs.length);
        differencesDb.add(
            Frames.psnrDb(codec, image, ours.bytes())
                - ImageQuality.psnrDb(image, decompress(theirs)));
      }
    }
    assertThat(differencesDb).hasSize(3 * NUM_FRAMES);
    assertThat(differencesDb).allSatisfy(db -> assertThat(db).isCloseTo(0, within(0.3)));
  }

  @Test
  void readsOurCodestreamsAsWeDo() throws Exception {
    for (RasterImage image : frames()) {
      CodedImage ours = codec.encode(image, 9600).orElseThrow();
      ImageFormat format = ImageFormat.of(image);
      RasterImage theirView = decompress(codec.codestream(ours.bytes(), format).whole());
      RasterImage ourView = Frames.image(codec.decode(ours.bytes(), format));
      double sum = 0;
      for (int i = 0; i < format.numSamples(); i++) {
        sum += Math.abs((ourView.samples()[i] & 0xFF) - (theirView.samples()[i] & 0xFF));
      }
      assertThat(sum / format.numSamples()).isLessThan(0.5);
    }
  }

  private static List<RasterImage> frames() throws IOException {
    try (Stream<Path> files = Files.list(FRAMES)) {
      List<Path> some = files.sorted().limit(NUM_FRAMES).toList();
      assertThat(some).hasSize(NUM_FRAMES);
      List<RasterImage> images = new ArrayList<>();
      for (Path file : some) {
        images.add(Resampling.image(read(file), SIZE));
      }
      return images;
    }
  }

  private static RasterImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    int n = image.getWidth() * image.getHeight();
    byte[] samples = new byte[3 * n];
    for (int i = 0; i < n; i++) {
      int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      samples[i] = (byte) (rgb >> 16);
      samples[n + i] = (byte) (rgb >> 8);
      samples[2 * n + i] = (byte) rgb;
    }
    return new RasterImage(new Resolution(image.getHeight(), image.getWidth()), 3, samples);
  }

  private byte[] compress(RasterImage image, double ratio) throws Exception {
    Path in = folder.resolve("in.ppm");
    Path out = folder.resolve("out.j2k");
    ByteArrayOutputStream ppm = new ByteArrayOutputStream();
    ppm.writeBytes(
        "P6\n%d %d\n255\n"
            .formatted(SIZE.width(), SIZE.height())
            .getBytes(StandardCharsets.US_ASCII));
    int n = SIZE.numPixels();
    for (int i = 0; i < 3 * n; i++) {
      ppm.write(image.samples()[i % 3 * n + i / 3]);
    }
    Files.write(in, ppm.toByteArray());
    start("opj_compress", "-i", in.toString(), "-o", out.toString(), "-r", "" + ratio, "-I");
    return Files.readAllBytes(out);
  }

  private RasterImage decompress(byte[] codestream) throws Exception {
    Path in = folder.resolve("whole.j2k");
    Path out = folder.resolve("back.ppm");
    Files.write(in, codestream);
    // Our encoder may have cut the last packet.
    start("opj_decompress", "-i", in.toString(), "-o", out.toString(), "-allow-partial");
    byte[] ppm = Files.readAllBytes(out);
    int n = SIZE.numPixels();
    byte[] samples = new byte[3 * n];
    for (int i = 0; i < 3 * n; i++) {
      samples[i % 3 * n + i / 3] = ppm[ppm.length - 3 * n + i];
    }
    return new RasterImage(SIZE, 3, samples);
  }

  private void start(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .withFailMessage(() -> String.join(" ", command) + " failed")
        .isZero();
  }
}
