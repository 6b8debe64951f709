package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the path of a data set and a split into the files of its frames.
sealed interface FolderLayout permits PairedLayout, StackedLayout, SplitLayout {
  /// The splits that the data set tells apart, without ALL; empty where it knows none.
  Set<FolderSplit> splits();

  /// The frames of a split.
  ///
  /// @param split one of {@link #splits} or ALL
  /// @throws io.semlink.simulator.sensor.BadSourceException if a folder or list is missing or
  ///   cannot be read
  Listing list(FolderSplit split);

  /// What the values of its labels mean.
  ClassMap classes();

  /// What is wrong apart from single frames: labels without an image, names listed twice.
  List<BadFrame> strays();

  /// What a reader should know though nothing is wrong, one line each.
  List<String> remarks();

  /// Whether a folder has the marks of a layout.
  static boolean fits(DataLayout layout, Path root) {
    return switch (layout) {
      case FOLDER ->
          Files.isDirectory(root.resolve("visible")) && Files.isDirectory(root.resolve("infrared"));
      case MFNET ->
          Files.isDirectory(root.resolve("images")) && !StackedLayout.listsIn(root).isEmpty();
      case MSRS, PST900, FMB -> !SplitLayout.Names.of(layout).splitsIn(root).isEmpty();
    };
  }

  /// The layout of a folder.
  ///
  /// @param labels where the labels lie if not in the data set itself
  static FolderLayout open(DataLayout layout, Path root, @Nullable Path labels) {
    return switch (layout) {
      case FOLDER -> PairedLayout.open(root, labels);
      case MFNET -> StackedLayout.open(root, labels);
      case MSRS, PST900, FMB -> new SplitLayout(root, SplitLayout.Names.of(layout), labels);
    };
  }

  /// Time of a frame whose name ends in D or N, as those of MFNet and MSRS; a mirrored copy of a
  /// frame has `_flip` after that.
  static TimeOfDay timeInName(String name) {
    String plain = name.endsWith("_flip") ? name.substring(0, name.length() - 5) : name;
    return plain.endsWith("D")
        ? TimeOfDay.DAY
        : plain.endsWith("N") ? TimeOfDay.NIGHT : TimeOfDay.UNKNOWN;
  }
}
