package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Settles the range of thermal values before any frame is used.
final class AutoRange {
  private AutoRange() {}

  /// The range that is asked for.
  ///
  /// @param folder the data set; all its splits are read for `auto`, so that a network is trained
  ///   and judged on one scale
  /// @return absent: the full scale of each file
  /// @throws BadSourceException if `auto` finds several depths or one value alone
  static @Nullable ValueRange settle(ThermalRange asked, FolderLayout folder) {
    return switch (asked) {
      case ThermalRange.Full full -> null;
      case ThermalRange.Counts counts -> counts.range();
      case ThermalRange.Auto auto -> over(folder.list(FolderSplit.ALL));
    };
  }

  private static @Nullable ValueRange over(Listing listing) {
    SortedMap<Integer, Histogram> depths = new TreeMap<>();
    for (FrameFiles frame : listing.frames()) {
      thermal(frame).ifPresent(t -> depths.computeIfAbsent(t.bits(), Histogram::new).add(t));
    }
    if (depths.isEmpty()) {
      return null;
    }
    if (depths.size() > 1) {
      throw new BadSourceException(
          "thermal images have %s bits, so there is no range for all%n".formatted(depths.keySet())
              + "Maybe convert them to one depth.");
    }
    UsedValues used = depths.values().iterator().next().used("thermal");
    if (used.low() == used.high()) {
      throw new BadSourceException(
          "thermal images hold the value %s alone, so there is no range to spread%nMaybe the range"
                  .formatted(used.low())
              + " full.");
    }
    return new ValueRange(used.low(), used.high());
  }

  /// Absent where the images cannot be read: whoever checks the frame says what is wrong with it.
  private static Optional<Samples> thermal(FrameFiles frame) {
    try {
      return Optional.of(frame.images().read().thermal().luma());
    } catch (BadSourceException e) {
      return Optional.empty();
    }
  }
}
