package io.semlink.reports.gallery;

import io.semlink.simulator.sensor.SegmentationClass;
import java.util.List;
import java.util.Locale;

/// Classes by their index.
final class ClassNames {
  static final List<SegmentationClass> CLASSES = List.of(SegmentationClass.values());

  private ClassNames() {}

  /// A class's name in figures, as in "car stop".
  static String of(int index) {
    return index < CLASSES.size()
        ? CLASSES.get(index).name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : "class " + index;
  }
}
