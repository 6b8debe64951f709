package io.semlink.models.separate;

import io.semlink.models.codec.RateSplit;
import io.semlink.models.weights.ShippedWeights;
import io.semlink.simulator.notation.Table;
import io.semlink.simulator.notation.TextFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How RGB and thermal share the bytes of a frame at each rate. The sender alone needs it: a frame
/// says the length of each stream.
///
/// @param entries at least one
public record SplitTable(List<Entry> entries) {
  /// First columns of a table; what follows them is for people.
  public static final String HEADER = "bits_per_pixel,rgb_share,miou";

  private static final String RATE = "bits_per_pixel";
  private static final String SHARE = "rgb_share";
  private static final String QUALITY = "miou";
  private static final List<String> COLUMNS = List.of(RATE, SHARE, QUALITY);

  /// A rate and the split for it.
  ///
  /// @param bitsPerPixel bits of both streams over the pixels of a frame, above 0
  /// @param split how they are shared
  public record Entry(double bitsPerPixel, RateSplit split) {}

  /// @throws IllegalArgumentException if there is no entry, or one of no rate
  public SplitTable {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a table of splits needs at least one rate");
    }
    for (Entry entry : entries) {
      if (!(entry.bitsPerPixel > 0)) {
        throw new IllegalArgumentException(
            "bits per pixel are %s but must be above 0".formatted(entry.bitsPerPixel));
      }
    }
  }

  /// One split for every rate.
  public static SplitTable fixed(RateSplit split) {
    return new SplitTable(List.of(new Entry(1, split)));
  }

  /// What a search on validation frames found for a scheme, if it comes with this build.
  ///
  /// @param scheme as in "jpeg2000+mfnet-small"
  public static Optional<SplitTable> shipped(String scheme) {
    return ShippedWeights.splits(scheme).map(text -> parse(text, "the splits of " + scheme));
  }

  /// The best share of each rate of a search.
  ///
  /// @param text a {@link Table} of a rate, a share of RGB and the mIoU it gave (NaN where it
  ///   cannot be coded) whose columns begin with {@link #HEADER}
  /// @param place where the text is from, for messages
  /// @throws IllegalArgumentException if a line is something else
  public static SplitTable parse(String text, String place) {
    Table table = Table.of(TextFile.of(place, text, IllegalArgumentException::new), COLUMNS);
    if (!String.join(",", table.columns()).startsWith(HEADER)) {
      throw table.wrongColumns("must begin with " + HEADER);
    }
    Map<Double, Map<Double, Double>> tried = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      tried
          .computeIfAbsent(
              row.number(RATE, "a number above 0", value -> value > 0),
              rate -> new LinkedHashMap<>())
          .put(
              row.number(SHARE, "a number in (0, 1)", value -> value > 0 && value < 1),
              row.number(QUALITY, "a number", value -> true));
    }
    List<Entry> entries = new ArrayList<>();
    tried.forEach((rate, qualities) ->
        entries.add(
            new Entry(
                rate,
                RateSplit.best(
                    List.copyOf(qualities.keySet()),
                    share -> qualities.getOrDefault(share, Double.NaN)))));
    return new SplitTable(entries);
  }

  /// The rates and their shares as one line, for hashes: equal for equal tables alone.
  String text() {
    return entries.stream()
        .map(entry -> entry.bitsPerPixel + " " + entry.split.rgbShare())
        .collect(Collectors.joining(","));
  }

  /// Whether every rate has 3:1, as if there were no table.
  boolean isUsual() {
    return entries.stream().allMatch(entry -> entry.split.equals(RateSplit.FIXED_3_TO_1));
  }

  /// The split of the rate whose logarithm is nearest.
  ///
  /// @param bitsPerPixel bits of both streams over the pixels of a frame, above 0
  public RateSplit at(double bitsPerPixel) {
    double wanted = StrictMath.log(bitsPerPixel);
    return entries.stream()
        .min(
            Comparator.comparingDouble(
                entry -> Math.abs(StrictMath.log(entry.bitsPerPixel) - wanted)))
        .orElseThrow()
        .split;
  }
}
