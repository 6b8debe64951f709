package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The frames of a split, before any file is opened.
///
/// @param frames those whose files exist, sorted by name within a split
/// @param bad those that lack one
record Listing(List<FrameFiles> frames, List<BadFrame> bad) {
  /// Nothing yet.
  Listing() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  /// Adds the frames of another.
  void addAll(Listing other) {
    frames.addAll(other.frames);
    bad.addAll(other.bad);
  }

  /// The frames, good and bad, whose name passes.
  Listing only(Predicate<String> name) {
    return new Listing(
        new ArrayList<>(frames.stream().filter(frame -> name.test(frame.name())).toList()),
        new ArrayList<>(bad.stream().filter(frame -> name.test(frame.name())).toList()));
  }

  /// Names of all frames, good and bad.
  Set<String> names() {
    return Stream.concat(frames.stream().map(FrameFiles::name), bad.stream().map(BadFrame::name))
        .collect(Collectors.toSet());
  }

  /// Adds a frame, or says why it is bad.
  void add(String name, TimeOfDay time, FrameImages images, LabelFiles labels) {
    if (labels.required() && !labels.files().containsKey(name)) {
      bad.add(
          new BadFrame(
              name, "%s has no label in %s".formatted(images.files().getFirst(), labels.folder())));
    } else {
      frames.add(new FrameFiles(name, time, images, labels.files().get(name)));
    }
  }

  /// Pairs the images of two folders by base name.
  static Listing pairs(
      Path visible, Path infrared, LabelFiles labels, Function<String, TimeOfDay> time) {
    Map<String, Path> left = ImageFiles.byName(visible);
    Map<String, Path> right = ImageFiles.byName(infrared);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    Listing listing = new Listing();
    for (String name : names) {
      Path a = left.get(name);
      Path b = right.get(name);
      if (a != null && b != null) {
        listing.add(name, time.apply(name), new FrameImages.Pair(a, b), labels);
      } else {
        listing.bad.add(
            new BadFrame(
                name,
                "%s has no partner in %s"
                    .formatted(a != null ? a : b, a != null ? infrared : visible)));
      }
    }
    return listing;
  }
}
