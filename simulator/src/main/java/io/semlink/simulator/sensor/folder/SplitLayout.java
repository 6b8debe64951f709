package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A folder for each split with a folder for each kind of file: MSRS, PST900 and FMB.
///
/// @param root the data set
/// @param names what its folders are called
/// @param given folder of labels instead of its own
record SplitLayout(Path root, Names names, @Nullable Path given) implements FolderLayout {
  /// What the folders of a data set are called.
  ///
  /// @param visible folder of RGB images
  /// @param infrared folder of thermal images
  /// @param labels folder of label images
  /// @param classes what the label values mean
  /// @param time time of a frame by its name
  record Names(
      String visible,
      String infrared,
      String labels,
      ClassMap classes,
      Function<String, TimeOfDay> time) {
    static Names of(DataLayout layout) {
      return switch (layout) {
        case MSRS ->
            new Names("vi", "ir", "Segmentation_labels", ClassMap.MFNET, FolderLayout::timeInName);
        case PST900 ->
            new Names("rgb", "thermal", "labels", ClassMap.PST900, name -> TimeOfDay.UNKNOWN);
        case FMB ->
            new Names("Visible", "Infrared", "Label", ClassMap.FMB, name -> TimeOfDay.UNKNOWN);
        case FOLDER, MFNET -> throw new IllegalArgumentException(layout + " has no split folders");
      };
    }

    /// The splits that a folder holds.
    Set<FolderSplit> splitsIn(Path root) {
      Set<FolderSplit> found = EnumSet.of(FolderSplit.TRAIN, FolderSplit.TEST);
      found.removeIf(split -> {
        Path folder = root.resolve(split.key());
        return !Files.isDirectory(folder.resolve(visible))
            || !Files.isDirectory(folder.resolve(infrared));
      });
      return found;
    }
  }

  @Override
  public Set<FolderSplit> splits() {
    return names.splitsIn(root);
  }

  @Override
  public ClassMap classes() {
    return given == null ? names.classes : ClassMap.MFNET;
  }

  @Override
  public Listing list(FolderSplit split) {
    Listing listing = new Listing();
    for (FolderSplit one : splits()) {
      if (split == one || split == FolderSplit.ALL) {
        listing.addAll(pairs(root.resolve(one.key())));
      }
    }
    return listing;
  }

  @Override
  public List<BadFrame> strays() {
    Set<String> everywhere = list(FolderSplit.ALL).names();
    return splits().stream()
        .flatMap(split ->
            labels(root.resolve(split.key()))
                .without(given == null ? list(split).names() : everywhere)
                .stream())
        .distinct()
        .toList();
  }

  @Override
  public List<String> remarks() {
    return splits().stream()
        .flatMap(split ->
            labels(root.resolve(split.key())).remarks().stream()
                .map(remark -> split.key() + ": " + remark))
        .toList();
  }

  private Listing pairs(Path folder) {
    return Listing.pairs(
        folder.resolve(names.visible), folder.resolve(names.infrared), labels(folder), names.time);
  }

  private LabelFiles labels(Path folder) {
    return LabelFiles.of(given, folder.resolve(names.labels), true, names.classes);
  }
}
