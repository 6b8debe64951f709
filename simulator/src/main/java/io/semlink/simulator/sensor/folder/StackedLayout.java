package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.notation.TextFile;
import io.semlink.simulator.sensor.BadSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// MFNet: four channels in one file, splits by lists of names.
///
/// @param root the data set
/// @param labels its labels or others
/// @param lists the lists that exist
record StackedLayout(Path root, LabelFiles labels, Map<FolderSplit, Path> lists)
    implements FolderLayout {
  static StackedLayout open(Path root, @Nullable Path given) {
    LabelFiles labels = LabelFiles.of(given, root.resolve("labels"), true, ClassMap.MFNET);
    return new StackedLayout(root, labels, listsIn(root));
  }

  /// The lists that a folder holds, in the order train, validation, test.
  static Map<FolderSplit, Path> listsIn(Path root) {
    Map<FolderSplit, Path> found = new EnumMap<>(FolderSplit.class);
    for (FolderSplit split : EnumSet.complementOf(EnumSet.of(FolderSplit.ALL))) {
      Path list = root.resolve(listName(split));
      if (Files.isRegularFile(list)) {
        found.put(split, list);
      }
    }
    return found;
  }

  /// File name of a split's list.
  ///
  /// @throws IllegalArgumentException for ALL, which has none
  static String listName(FolderSplit split) {
    return switch (split) {
      case TRAIN -> "train.txt";
      case VALIDATION -> "val.txt";
      case TEST -> "test.txt";
      case ALL -> throw new IllegalArgumentException("all splits together have no list");
    };
  }

  @Override
  public Set<FolderSplit> splits() {
    return lists.keySet();
  }

  @Override
  public ClassMap classes() {
    return labels.classes();
  }

  @Override
  public Listing list(FolderSplit split) {
    Map<String, Path> images = ImageFiles.byName(root.resolve("images"));
    Listing listing = new Listing();
    lists.forEach((listed, list) -> {
      if (split == listed || split == FolderSplit.ALL) {
        names(list).forEach(name -> add(listing, list, name, images.get(name)));
      }
    });
    return listing;
  }

  @Override
  public List<BadFrame> strays() {
    List<BadFrame> strays =
        new ArrayList<>(labels.without(ImageFiles.byName(root.resolve("images")).keySet()));
    Map<String, Path> seen = new HashMap<>();
    lists
        .values()
        .forEach(list ->
            names(list)
                .forEach(name -> {
                  Path before = seen.put(name, list);
                  if (before != null) {
                    strays.add(
                        new BadFrame(
                            name, "%s stands in %s and again in %s".formatted(name, before, list)));
                  }
                }));
    return strays;
  }

  @Override
  public List<String> remarks() {
    Set<String> unlisted = new TreeSet<>(ImageFiles.byName(root.resolve("images")).keySet());
    lists.values().forEach(list -> names(list).forEach(unlisted::remove));
    List<String> remarks = new ArrayList<>(labels.remarks());
    if (!unlisted.isEmpty()) {
      remarks.add(
          "images that stand in no list and are not used: %s; the first is %s"
              .formatted(unlisted.size(), unlisted.iterator().next()));
    }
    return remarks;
  }

  private void add(Listing listing, Path list, String name, @Nullable Path image) {
    if (image == null) {
      listing
          .bad()
          .add(new BadFrame(name, "%s names %s, which is not in images".formatted(list, name)));
    } else {
      listing.add(name, FolderLayout.timeInName(name), new FrameImages.Stacked(image), labels);
    }
  }

  /// The names of a list, one a line, in its order.
  ///
  /// @throws BadSourceException if it cannot be read
  static List<String> names(Path list) {
    return TextFile.read(list, BadSourceException::new).entries();
  }
}
