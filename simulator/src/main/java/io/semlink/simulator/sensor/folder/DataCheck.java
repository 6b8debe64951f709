package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads every file of a data set, all splits, and says what is there and what is wrong.
public final class DataCheck {
  private final FolderLayout folder;
  private final FrameCheck frames;
  private final long[] classPixels = new long[SegmentationClass.COUNT];
  private long ignoredPixels;
  private final SortedMap<String, Long> sizes = new TreeMap<>();
  private final List<BadFrame> wrong = new ArrayList<>();

  private DataCheck(FolderLayout folder, ThermalRange range) {
    this.folder = folder;
    frames =
        new FrameCheck(folder.classes(), AutoRange.settle(range, folder), new ValueStatistics());
  }

  /// What a data set holds.
  ///
  /// @param layout its layout
  /// @param recognised whether the layout was recognised by the files present
  /// @param splits counts of good frames by split, in the order train, validation, test; `no split`
  ///   for frames of none
  /// @param sizes number of good frames by size, HEIGHTxWIDTH
  /// @param classPixels label pixels of the good frames by class, by name in lower case
  /// @param ignoredPixels label pixels that count for nothing
  /// @param values what the images of each modality and depth use of their depth
  /// @param thermalRange FROM:TO, the values of thermal images that become 0 and 255; `full` for
  ///   the full scale of each file
  /// @param wrong what is wrong, sorted by name within a split; empty: all is well
  /// @param warnings what makes images poor though they can be used
  /// @param remarks what a reader should know though nothing is wrong
  public record Report(
      DataLayout layout,
      boolean recognised,
      Map<String, Count> splits,
      SortedMap<String, Long> sizes,
      Map<String, Long> classPixels,
      long ignoredPixels,
      List<UsedValues> values,
      String thermalRange,
      List<BadFrame> wrong,
      List<String> warnings,
      List<String> remarks) {
    /// Whether nothing is wrong.
    public boolean good() {
      return wrong.isEmpty();
    }
  }

  /// Frames of a split.
  ///
  /// @param frames good ones
  /// @param day of them by day
  /// @param night of them by night; the time of the rest is unknown
  /// @param labelled of them with a label
  /// @param bad frames that cannot be used
  public record Count(long frames, long day, long night, long labelled, long bad) {}

  /// Checks a data set.
  ///
  /// @param request its folder, layout, labels and thermal range; all splits are read
  /// @throws BadSourceException if the layout cannot be told, or a folder or list cannot be read,
  ///   or there is no thermal range `auto`
  public static Report check(DataRequest request) {
    DataLayout layout = DataFolders.layout(request.path(), request.layout());
    FolderLayout folder = FolderLayout.open(layout, request.path(), request.labels());
    DataCheck check = new DataCheck(folder, request.thermalRange());
    Map<String, Count> splits = new LinkedHashMap<>();
    Listing rest = folder.list(FolderSplit.ALL);
    for (FolderSplit split : folder.splits()) {
      Listing listing = folder.list(split);
      splits.put(split.key(), check.count(listing));
      rest = rest.only(name -> !listing.names().contains(name));
    }
    if (!rest.names().isEmpty()) {
      splits.put("no split", check.count(rest));
    }
    check.wrong.addAll(folder.strays());
    if (check.sizes.isEmpty()) {
      check.wrong.add(new BadFrame("", request.path() + " holds no usable frame"));
    }
    return check.report(layout, request.layout() == null, splits);
  }

  private Count count(Listing listing) {
    List<BadFrame> bad = new ArrayList<>(listing.bad());
    List<FrameFiles> good = new ArrayList<>();
    for (FrameFiles frame : listing.frames()) {
      try {
        add(frames.check(frame));
        good.add(frame);
      } catch (BadSourceException e) {
        bad.add(new BadFrame(frame.name(), DataFolders.firstLine(e)));
      }
    }
    wrong.addAll(bad);
    return new Count(
        good.size(),
        good.stream().filter(frame -> frame.time() == TimeOfDay.DAY).count(),
        good.stream().filter(frame -> frame.time() == TimeOfDay.NIGHT).count(),
        good.stream().filter(frame -> frame.label() != null).count(),
        bad.size());
  }

  private void add(FrameCheck.Checked frame) {
    Resolution size = frame.size();
    sizes.merge(size.toString(), 1L, Long::sum);
    LabelMap label = frame.label();
    if (label != null) {
      for (byte value : label.classes()) {
        int index = value & 0xFF;
        if (index == LabelMap.IGNORE) {
          ignoredPixels++;
        } else {
          classPixels[index]++;
        }
      }
    }
  }

  private Report report(DataLayout layout, boolean recognised, Map<String, Count> splits) {
    Map<String, Long> pixels = new LinkedHashMap<>();
    for (int c = 0; c < classPixels.length; c++) {
      pixels.put(ClassMap.MFNET.rows().get(c).name(), classPixels[c]);
    }
    ValueRange range = frames.range();
    List<String> remarks = new ArrayList<>(folder.remarks());
    remarks.addAll(frames.statistics().remarks());
    return new Report(
        layout,
        recognised,
        splits,
        sizes,
        pixels,
        ignoredPixels,
        frames.statistics().used(),
        (range == null ? ThermalRange.FULL : range).toString(),
        List.copyOf(wrong),
        frames.statistics().warnings(range),
        remarks);
  }
}
