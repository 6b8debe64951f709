package io.semlink.actors.study;

import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.SensorFrame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Keeps the images of a few frames of each point:
/// samples/POINT/INDEX-{rgb,thermal,truth,decoded}.png.
///
/// @param folder the folder `samples` of a run
record SampleFolder(Path folder) {
  private static final int IGNORED_COLOR = 0xFFFFFF;

  /// Writes the images of one frame.
  void write(String pointId, SensorFrame frame, Understanding understanding) {
    write(pointId, frame, "rgb", image(frame.rgb()));
    write(pointId, frame, "thermal", image(frame.thermal()));
    if (frame.label() != null) {
      write(pointId, frame, "truth", image(frame.label()));
    }
    write(pointId, frame, "decoded", image(understanding.segmentation()));
  }

  private void write(String pointId, SensorFrame frame, String what, BufferedImage image) {
    Path file = folder.resolve(pointId).resolve(frame.index() + "-" + what + ".png");
    try {
      Files.createDirectories(file.getParent());
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      AtomicFile.write(file, png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage image(RasterImage raster) {
    int height = raster.resolution().height();
    int width = raster.resolution().width();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    boolean color = raster.numChannels() == 3;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = raster.sample(0, y, x);
        int green = color ? raster.sample(1, y, x) : red;
        int blue = color ? raster.sample(2, y, x) : red;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  private static BufferedImage image(LabelMap labels) {
    int height = labels.resolution().height();
    int width = labels.resolution().width();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    SegmentationClass[] classes = SegmentationClass.values();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int label = labels.at(y, x);
        image.setRGB(x, y, label == LabelMap.IGNORE ? IGNORED_COLOR : classes[label].color());
      }
    }
    return image;
  }
}
