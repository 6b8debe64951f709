package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which frames to open.
///
/// @param path folder of the data set
/// @param layout how its files lie; absent: recognised by the files present
/// @param selection which of its frames
/// @param labels folder of label files instead of the data set's own, with the class indices of
///   `SegmentationClass` or 255; it may hold `frames.csv`, which see {@link FrameTable}
/// @param thermalRange which values of thermal images become 0 and 255
/// @param strict whether a bad frame is an error; else it is left out and listed
public record DataRequest(
    Path path,
    @Nullable DataLayout layout,
    Selection selection,
    @Nullable Path labels,
    ThermalRange thermalRange,
    boolean strict) {

  /// Which frames of a data set.
  ///
  /// @param split which split; absent: `test` where the data set has a test split, else all
  /// @param time day or night only; absent: both, and frames whose time nobody knows
  public record Selection(@Nullable FolderSplit split, @Nullable TimeOfDay time) {
    /// The default split at any time of day.
    public static final Selection DEFAULT = new Selection(null, null);
  }

  /// The default split of a folder, layout recognised, with its own labels, thermal values on their
  /// full scale, not strict.
  public static DataRequest of(Path path) {
    return new DataRequest(path, null, Selection.DEFAULT, null, ThermalRange.FULL, false);
  }
}
