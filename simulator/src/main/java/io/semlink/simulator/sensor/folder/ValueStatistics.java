package io.semlink.simulator.sensor.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers over a data set what its images use of their depth and what is odd about them. Mutable,
/// for one thread.
final class ValueStatistics {
  /// With fewer of 256 levels an image shows little: an eighth of the scale.
  private static final int FEW_LEVELS = 32;

  private static final double MUCH_OUTSIDE = 0.01;

  private final SortedMap<Integer, Histogram> rgb = new TreeMap<>();
  private final SortedMap<Integer, Histogram> thermal = new TreeMap<>();
  private final List<Path> coloured = new ArrayList<>();
  private final List<Path> turned = new ArrayList<>();

  /// @param images files of the frame, RGB first
  /// @param pixels what they hold
  void add(List<Path> images, FrameImages.Pixels pixels) {
    add(rgb, pixels.rgb());
    add(thermal, pixels.thermal().luma());
    if (pixels.thermal().coloured()) {
      coloured.add(images.getLast());
    }
    turned.addAll(pixels.turned());
  }

  private static void add(SortedMap<Integer, Histogram> depths, Samples samples) {
    depths.computeIfAbsent(samples.bits(), Histogram::new).add(samples);
  }

  /// One entry a modality and depth.
  List<UsedValues> used() {
    return Stream.concat(
            rgb.values().stream().map(histogram -> histogram.used("rgb")),
            thermal.values().stream().map(histogram -> histogram.used("thermal")))
        .toList();
  }

  /// What was done to images, one line each.
  List<String> remarks() {
    return turned.isEmpty()
        ? List.of()
        : List.of(
            "images turned upright, as their EXIF orientation says: %s; the first is %s"
                .formatted(turned.size(), turned.getFirst()));
  }

  /// What makes images poor though they can be read, one line each.
  ///
  /// @param range of thermal values; absent: full scale
  List<String> warnings(@Nullable ValueRange range) {
    List<String> warnings = new ArrayList<>();
    mixed("rgb", rgb, warnings);
    mixed("thermal", thermal, warnings);
    for (UsedValues values : used()) {
      boolean hot = values.modality().equals("thermal");
      contrast(values, hot && range != null ? range : ValueRange.full(values.bits()), warnings);
    }
    if (range != null) {
      thermal.values().forEach(histogram -> outside(histogram, range, warnings));
    }
    if (!coloured.isEmpty()) {
      warnings.add(
          "thermal images in false colour: %s; the first is %s: brightness does not follow heat"
              .formatted(coloured.size(), coloured.getFirst()));
    }
    return warnings;
  }

  private static void mixed(
      String modality, SortedMap<Integer, Histogram> depths, List<String> warnings) {
    if (depths.size() > 1) {
      List<String> parts = new ArrayList<>();
      depths.forEach(
          (bits, histogram) -> parts.add("%s of %s bits".formatted(histogram.numImages(), bits)));
      warnings.add("%s images of several depths: %s".formatted(modality, String.join(", ", parts)));
    }
  }

  private static void contrast(UsedValues values, ValueRange range, List<String> warnings) {
    int levels = values.levels(range);
    if (levels < FEW_LEVELS) {
      warnings.add(
          "little contrast: %s values %s..%s of %s bits become %s of 256 levels%s"
              .formatted(
                  values.modality(),
                  values.low(),
                  values.high(),
                  values.bits(),
                  levels,
                  values.modality().equals("thermal") && values.low() < values.high()
                      ? "; maybe thermal-range = \"%s:%s\"".formatted(values.low(), values.high())
                      : ""));
    }
  }

  private static void outside(Histogram histogram, ValueRange range, List<String> warnings) {
    double share = histogram.outside(range);
    if (share > MUCH_OUTSIDE) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of the thermal values lie outside the range %s and look alike",
              100 * share,
              range));
    }
  }
}
