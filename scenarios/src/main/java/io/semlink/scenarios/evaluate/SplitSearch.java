package io.semlink.scenarios.evaluate;

import io.semlink.models.codec.RateSplit;
import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.evaluation.Comparison;
import io.semlink.models.evaluation.Estimate;
import io.semlink.models.evaluation.Measures;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.evaluation.SchemeEvaluation.Condition;
import io.semlink.models.evaluation.SchemeEvaluation.Result;
import io.semlink.models.separate.SplitTable;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.metrics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// How well a separate scheme understands frames with each of some splits of its bytes between RGB
/// and thermal, over a link without errors.
///
/// @param rows every rate with every share, in order of rate, then share
public record SplitSearch(List<Row> rows) {
  private static final double FIXED = RateSplit.FIXED_3_TO_1.rgbShare();

  /// One share at one rate.
  ///
  /// @param bitsPerPixel bits of both streams over the pixels of a frame, as sent
  /// @param rgbShare RGB's share of the bytes
  /// @param miou mean IoU of nine classes over all frames, 0..1
  /// @param difference to the mIoU of 3:1 on the same frames, with its paired interval
  public record Row(double bitsPerPixel, double rgbShare, double miou, Estimate difference) {}

  /// Copies the list.
  public SplitSearch {
    rows = List.copyOf(rows);
  }

  /// What is searched.
  ///
  /// @param shares RGB's, each in (0, 1), to four decimals; 3:1 is added to compare with
  /// @param bitsPerPixel rates, above 0; the nearest legal payload is taken
  /// @param setting frames and device; its modality and subset play no part
  public record Plan(List<Double> shares, List<Double> bitsPerPixel, SchemeRun.Setting setting) {
    /// @throws IllegalArgumentException if there is no rate, or one that is not above 0, or a share
    ///   is not inside (0, 1)
    public Plan {
      if (bitsPerPixel.isEmpty()) {
        throw new IllegalArgumentException("a search needs at least one rate");
      }
      for (double rate : bitsPerPixel) {
        if (!(rate > 0)) {
          throw new IllegalArgumentException(
              "bits per pixel is %s but must be above 0".formatted(rate));
        }
      }
      TreeSet<Double> all = new TreeSet<>();
      all.add(FIXED);
      shares.forEach(share -> all.add(new RateSplit(share).rgbShare()));
      shares = List.copyOf(all);
      bitsPerPixel = bitsPerPixel.stream().distinct().sorted().toList();
    }
  }

  /// Progress of a search.
  public interface Progress {
    /// Told after each batch.
    ///
    /// @param rgbShare the share at work
    /// @param framesDone frames that are done with it
    void done(double rgbShare, int framesDone);
  }

  /// Searches.
  ///
  /// @param scheme opens the scheme with a share of RGB
  /// @throws io.semlink.scenarios.language.ScenarioException if frames do not fit into a rate: all
  ///   would be lost, and every share be as good
  public static SplitSearch run(DoubleFunction<Scheme> scheme, Plan plan, Progress progress) {
    Map<Double, Scheme> schemes = new LinkedHashMap<>();
    plan.shares.forEach(share -> schemes.put(share, scheme.apply(share)));
    schemes
        .values()
        .forEach(one ->
            conditions(one, plan)
                .forEach(condition -> plan.setting.requireFit(one, condition.payload())));
    Map<Double, List<Result>> results = new LinkedHashMap<>();
    schemes.forEach((share, one) -> results.put(share, results(one, share, plan, progress)));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < plan.bitsPerPixel.size(); i++) {
      int rate = i;
      Result fixed = java.util.Objects.requireNonNull(results.get(FIXED)).get(rate);
      results.forEach((share, ofShare) -> rows.add(row(share, ofShare.get(rate), fixed)));
    }
    return new SplitSearch(rows);
  }

  private static List<Condition> conditions(Scheme scheme, Plan plan) {
    return plan.bitsPerPixel.stream()
        .map(rate -> Condition.bits(PayloadSizes.nearest(scheme, rate), 0))
        .toList();
  }

  private static List<Result> results(Scheme scheme, double share, Plan plan, Progress progress) {
    SchemeRun.Setting setting = plan.setting;
    try (FrameEncoder encoder = scheme.newEncoder(setting.device());
        FrameDecoder decoder = scheme.newDecoder(setting.device())) {
      return SchemeEvaluation.run(
          encoder,
          decoder,
          setting.frames().sensor(),
          new SchemeEvaluation.Plan(
              conditions(scheme, plan), setting.frames().numFrames(), setting.seed()),
          done -> progress.done(share, done));
    }
  }

  private static Row row(double share, Result result, Result fixed) {
    return new Row(
        result.payloadPerPixel(),
        share,
        result.all().meanIou(),
        Comparison.of(result, fixed, ClassSubset.ALL).all(Measures.MIOU));
  }

  /// Lines of a file that {@link SplitTable#parse} reads; shares of 1.
  ///
  /// @param notes lines that say where the figures come from
  public List<String> csv(List<String> notes) {
    List<String> lines = new ArrayList<>(notes.stream().map("# "::concat).toList());
    lines.add(SplitTable.HEADER + ",difference,difference_low,difference_high");
    for (Row row : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%.6f,%s,%.6f,%.6f,%s",
              row.bitsPerPixel,
              row.rgbShare,
              row.miou,
              row.difference.value(),
              ends(row.difference.interval(), "%.6f,%.6f", 1, ",")));
    }
    return lines;
  }

  /// What was found, as the file has it.
  public SplitTable best() {
    return SplitTable.parse(String.join("\n", csv(List.of())), "the splits found");
  }

  /// The rows for people, in per cent; a star marks the best share of each rate.
  public String text() {
    SplitTable best = best();
    StringBuilder text = new StringBuilder("bits/pixel  RGB's share   mIoU   minus 3:1\n");
    rows.stream()
        .map(row -> line(row, best.at(row.bitsPerPixel).rgbShare() == row.rgbShare))
        .forEach(text::append);
    return text.toString();
  }

  private static String line(Row row, boolean best) {
    return String.format(
        Locale.ROOT,
        "%10.4f  %9s %s  %5.1f  %5.1f %s%n",
        row.bitsPerPixel,
        new RateSplit(row.rgbShare).word(),
        best ? "*" : " ",
        100 * row.miou,
        100 * row.difference.value(),
        ends(row.difference.interval(), "[%.1f, %.1f]", 100, "[-]"));
  }

  private static String ends(
      @Nullable Interval interval, String format, double factor, String without) {
    return interval == null
        ? without
        : String.format(Locale.ROOT, format, factor * interval.low(), factor * interval.high());
  }
}
