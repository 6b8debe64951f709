package io.semlink.reports;

import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.sensor.SegmentationClass;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/// Sample images of a synthetic run: a road under a sky, one car and one person; what is decoded
/// gets coarser the worse the point is.
public final class SyntheticSamples {
  private static final List<SegmentationClass> CLASSES = List.of(SegmentationClass.values());

  private SyntheticSamples() {}

  /// Writes the images of frames 0..numFrames-1 for each finished point.
  public static void write(Path runFolder, List<PointRecord> points, int numFrames)
      throws IOException {
    for (PointRecord point : points) {
      if (point.counts().frames() > 0) {
        Path folder =
            Files.createDirectories(runFolder.resolve("samples").resolve(point.pointId()));
        for (int i = 0; i < numFrames; i++) {
          int blocks = point.counts().blocks().rate() > 0.5 ? 16 : 1;
          save(rgb(i), folder.resolve(i + "-rgb.png"));
          save(thermal(i), folder.resolve(i + "-thermal.png"));
          save(labels(i, 1), folder.resolve(i + "-truth.png"));
          save(labels(i, blocks), folder.resolve(i + "-decoded.png"));
        }
      }
    }
  }

  private static BufferedImage rgb(int frame) {
    BufferedImage image = new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 96; y++) {
      for (int x = 0; x < 128; x++) {
        int grain = (x * 31 + y * 17 + frame * 7) % 13;
        int ground = y < 40 ? 0x86A8CC : 0x6A6A6A;
        int color = classAt(frame, x, y) == 0 ? ground : 0xA04030;
        image.setRGB(x, y, color + grain * 0x010101);
      }
    }
    return image;
  }

  private static BufferedImage thermal(int frame) {
    BufferedImage image = new BufferedImage(128, 96, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 96; y++) {
      for (int x = 0; x < 128; x++) {
        int warmth = classAt(frame, x, y) == 0 ? 60 + y / 2 : 220;
        image.getRaster().setSample(x, y, 0, warmth);
      }
    }
    return image;
  }

  private static BufferedImage labels(int frame, int block) {
    BufferedImage image = new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 96; y++) {
      for (int x = 0; x < 128; x++) {
        int index = classAt(frame, x / block * block, y / block * block);
        image.setRGB(x, y, CLASSES.get(index).color());
      }
    }
    return image;
  }

  private static int classAt(int frame, int x, int y) {
    int shift = 12 * frame;
    if (x > 20 + shift && x < 58 + shift && y > 48 && y < 68) {
      return 1;
    }
    return x > 90 && x < 98 && y > 40 && y < 66 ? 2 : 0;
  }

  private static void save(BufferedImage image, Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no writer for " + file);
    }
  }
}
