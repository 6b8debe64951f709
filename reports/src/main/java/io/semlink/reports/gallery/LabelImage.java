package io.semlink.reports.gallery;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import java.awt.image.BufferedImage;
import java.util.SortedSet;
import java.util.TreeSet;

/// Pictures of label maps. The palette's colours are dark; laid over a pale grey copy of the scene
/// they stay apart and show where they belong.
final class LabelImage {
  private static final double PALE = 0.35;
  private static final double SCENE = 0.18;
  private static final int UNKNOWN = -1;

  private LabelImage() {}

  /// Lays a label map over the scene.
  ///
  /// @param labels either coloured in the palette of {@link SegmentationClass} or grey with the
  ///   class index as value; not modified
  /// @param scene image of the same size; not modified
  /// @return a new image of the scene's size
  static BufferedImage over(BufferedImage labels, BufferedImage scene) {
    BufferedImage picture =
        new BufferedImage(scene.getWidth(), scene.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int labelX = x * labels.getWidth() / picture.getWidth();
        int labelY = y * labels.getHeight() / picture.getHeight();
        picture.setRGB(x, y, blend(labels, labelX, labelY, pale(scene.getRGB(x, y))));
      }
    }
    return picture;
  }

  /// Indices of the classes that occur, class 0 aside.
  static SortedSet<Integer> classes(BufferedImage labels) {
    SortedSet<Integer> classes = new TreeSet<>();
    for (int y = 0; y < labels.getHeight(); y++) {
      for (int x = 0; x < labels.getWidth(); x++) {
        int index = classAt(labels, x, y);
        if (index > 0 && index != LabelMap.IGNORE) {
          classes.add(index);
        }
      }
    }
    return classes;
  }

  private static int blend(BufferedImage labels, int x, int y, int grey) {
    int index = classAt(labels, x, y);
    if (index == UNKNOWN) {
      return labels.getRGB(x, y);
    }
    if (index == 0) {
      return grey * 0x010101;
    }
    if (index == LabelMap.IGNORE) {
      return 0xFFFFFF;
    }
    int color = ClassNames.CLASSES.get(index).color();
    return mix(color >> 16, grey) << 16 | mix(color >> 8, grey) << 8 | mix(color, grey);
  }

  private static int mix(int channel, int grey) {
    return (int) Math.round((1 - SCENE) * (channel & 0xFF) + SCENE * grey);
  }

  private static int classAt(BufferedImage labels, int x, int y) {
    if (labels.getRaster().getNumBands() == 1 && labels.getColorModel().getPixelSize() == 8) {
      int index = labels.getRaster().getSample(x, y, 0);
      return index < SegmentationClass.COUNT || index == LabelMap.IGNORE ? index : UNKNOWN;
    }
    int color = labels.getRGB(x, y) & 0xFFFFFF;
    for (int i = 0; i < ClassNames.CLASSES.size(); i++) {
      if (ClassNames.CLASSES.get(i).color() == color) {
        return i;
      }
    }
    return UNKNOWN;
  }

  /// Luma of ITU-R BT.601, brought close to white.
  private static int pale(int rgb) {
    double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    return (int) Math.round(255 - PALE * (255 - luma));
  }
}
