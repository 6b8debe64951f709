package io.semlink.simulator.sensor.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Label files by base name.
///
/// @param folder where they lie; absent where there are none
/// @param files by base name
/// @param required whether a frame without one is a bad frame
/// @param classes what their values mean
record LabelFiles(
    @Nullable Path folder, Map<String, Path> files, boolean required, ClassMap classes) {

  /// A data set's own labels. A published data set labels every frame or none.
  private static LabelFiles own(Path folder, boolean required, ClassMap classes) {
    return Files.isDirectory(folder)
        ? new LabelFiles(folder, ImageFiles.byName(folder), required, classes)
        : new LabelFiles(null, new TreeMap<>(), false, classes);
  }

  /// The label files of which no image has the name.
  List<BadFrame> without(Set<String> images) {
    return files.entrySet().stream()
        .filter(label -> !images.contains(label.getKey()))
        .map(label -> new BadFrame(label.getKey(), label.getValue() + " is the label of no image"))
        .toList();
  }

  /// A remark where there are no labels at all.
  List<String> remarks() {
    return folder == null
        ? List.of("there are no labels: frames count only for agreement with the error-free link")
        : List.of();
  }

  /// Given labels, or a data set's own where none are given.
  static LabelFiles of(@Nullable Path given, Path own, boolean required, ClassMap classes) {
    return given != null ? given(given) : own(own, required, classes);
  }

  /// Labels that somebody drew for a data set: files in the folder itself, or in `labels` beside
  /// `frames.csv`.
  private static LabelFiles given(Path folder) {
    Path inner = folder.resolve("labels");
    boolean nested =
        Files.isRegularFile(folder.resolve(FrameTable.NAME)) && Files.isDirectory(inner);
    Path files = nested ? inner : folder;
    return new LabelFiles(files, ImageFiles.byName(files), false, ClassMap.MFNET);
  }
}
