package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads every file of frames and says whether they can be used.
///
/// @param classes what label values mean
/// @param range of thermal values; absent: full scale
/// @param statistics gathers what the good frames hold
record FrameCheck(ClassMap classes, @Nullable ValueRange range, ValueStatistics statistics) {
  /// A frame that can be used.
  ///
  /// @param size of its images
  /// @param label as stored, in our classes
  record Checked(Resolution size, @Nullable LabelMap label) {}

  /// Reads the files of a frame.
  ///
  /// @throws BadSourceException if a file cannot be read, sizes differ, a label is no label or the
  ///   range ends beyond the depth of the thermal image
  Checked check(FrameFiles frame) {
    FrameImages.Pixels pixels = frame.images().read();
    Path thermal = frame.images().files().getLast();
    requireDepth(thermal, pixels.thermal().bits());
    Path label = frame.label();
    LabelMap map = null;
    if (label != null) {
      map = LabelImage.classes(StoredImage.read(label), classes);
      ImageFiles.requireSize(
          label, map.resolution(), frame.images().files().getFirst(), pixels.size());
    }
    statistics.add(frame.images().files(), pixels);
    return new Checked(pixels.size(), map);
  }

  private void requireDepth(Path thermal, int bits) {
    ValueRange asked = range;
    if (asked != null && asked.to() > ValueRange.full(bits).to()) {
      throw new BadSourceException(
          "%s has %s bits but the thermal range %s ends above %s"
              .formatted(thermal, bits, asked, ValueRange.full(bits).to()));
    }
  }
}
