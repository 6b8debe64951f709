package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens data sets of every known layout.
public final class DataFolders {
  private DataFolders() {}

  /// Opens a data set and reads every file of the asked frames once. A frame whose files are
  /// missing, damaged, of different sizes or hold a label value without a meaning is left out and
  /// listed by {@link FolderSensor#leftOut}; if strict it is an error. The thermal range `auto`
  /// reads the images of all splits before.
  ///
  /// @param request which frames
  /// @param resolution size that every frame is brought to
  /// @throws BadSourceException if the layout cannot be told, a folder or list is missing, the data
  ///   set has no such split or time of day, given labels match no frame, no frame is left, or, if
  ///   strict, a frame is bad; or if there is no thermal range `auto`
  public static FolderSensor open(DataRequest request, Resolution resolution) {
    DataLayout layout = layout(request.path(), request.layout());
    FolderLayout folder = FolderLayout.open(layout, request.path(), request.labels());
    FolderSplit split = split(request, layout, folder.splits());
    Listing listing = at(folder.list(split), request);
    ValueRange range = AutoRange.settle(request.thermalRange(), folder);
    ValueStatistics statistics = new ValueStatistics();
    FrameCheck check = new FrameCheck(folder.classes(), range, statistics);
    List<BadFrame> bad = new ArrayList<>(listing.bad());
    List<FrameFiles> good = new ArrayList<>();
    ContentHash hash = new ContentHash();
    for (FrameFiles frame : listing.frames()) {
      try {
        check.check(frame);
        hash.add(frame);
        good.add(frame);
      } catch (BadSourceException e) {
        bad.add(new BadFrame(frame.name(), firstLine(e)));
      }
    }
    refuse(request, good, bad);
    return new FolderSensor(
        resolution,
        new FolderSensor.Origin(
            request.path(), layout, request.layout() == null, split, folder.classes(), range),
        good,
        new FolderSensor.Findings(bad, statistics.warnings(range)),
        hash.hex());
  }

  /// The layout of a folder, recognised or as asked.
  static DataLayout layout(Path path, @Nullable DataLayout asked) {
    if (asked == null) {
      return DataLayout.recognise(path);
    }
    if (!FolderLayout.fits(asked, path)) {
      throw new BadSourceException(
          "%s is not laid out as %s: it needs %s".formatted(path, asked.key(), asked.marks()));
    }
    return asked;
  }

  private static FolderSplit split(DataRequest request, DataLayout layout, Set<FolderSplit> known) {
    FolderSplit asked = request.selection().split();
    if (asked == null) {
      return known.contains(FolderSplit.TEST) ? FolderSplit.TEST : FolderSplit.ALL;
    }
    if (asked != FolderSplit.ALL && !known.contains(asked)) {
      throw new BadSourceException(
          known.isEmpty()
              ? "%s (%s) is not split, so it has no split %s%nMaybe frames.csv is missing"
                      .formatted(request.path(), layout.key(), asked.key())
                  + " in the folder of the labels; split = all takes every frame."
              : "%s (%s) has no split %s%nMaybe split = %s"
                  .formatted(
                      request.path(),
                      layout.key(),
                      asked.key(),
                      String.join(" or ", known.stream().map(FolderSplit::key).toList())));
    }
    return asked;
  }

  /// The frames of the asked time of day; a frame whose time is unknown is of neither.
  private static Listing at(Listing listing, DataRequest request) {
    TimeOfDay time = request.selection().time();
    if (time == null) {
      return listing;
    }
    List<FrameFiles> found =
        listing.frames().stream().filter(frame -> frame.time() == time).toList();
    if (found.isEmpty()) {
      long unknown = listing.frames().stream().filter(f -> f.time() == TimeOfDay.UNKNOWN).count();
      throw new BadSourceException(
          "%s has no frame of the %s among %s, %s of unknown time%nMaybe day-night = both"
              .formatted(
                  request.path(),
                  time == TimeOfDay.DAY ? "day" : "night",
                  listing.frames().size(),
                  unknown));
    }
    return new Listing(found, listing.bad());
  }

  /// What is wrong without what may be tried, so that each bad frame takes one line.
  static String firstLine(BadSourceException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void refuse(DataRequest request, List<FrameFiles> good, List<BadFrame> bad) {
    if (good.isEmpty()) {
      throw new BadSourceException(
          bad.isEmpty()
              ? "%s holds no frame".formatted(request.path())
              : "%s holds no usable frame, bad ones: %s; the first: %s"
                  .formatted(request.path(), bad.size(), bad.getFirst().reason()));
    }
    if (request.strict() && !bad.isEmpty()) {
      throw new BadSourceException(
          "%s has bad frames (%s) and strict is set; the first: %s"
              .formatted(request.path(), bad.size(), bad.getFirst().reason()));
    }
    Path labels = request.labels();
    if (labels != null && good.stream().allMatch(frame -> frame.label() == null)) {
      throw new BadSourceException(
          "no label in %s matches a frame name%n".formatted(labels)
              + "Maybe the labels belong to other frames, or their base names differ.");
    }
  }
}
