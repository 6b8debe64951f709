package io.semlink.models.evaluation;

import io.semlink.models.evaluation.EvaluationSummary.FrameSet;
import io.semlink.simulator.link.SourceCoding;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Summaries and comparisons as Markdown tables, in per cent with intervals in square brackets; "-"
/// where something is undefined, "[-]" where there is no interval that can be trusted. For
/// terminals and for the cards of weights.
public final class EvaluationText {
  private EvaluationText() {}

  /// One row a condition, mIoU over all nine classes.
  ///
  /// @param summaries of one scheme and one set of frames, at least one, all of bits or all of
  ///   features
  public static String conditions(List<EvaluationSummary> summaries) {
    return conditions(summaries, summary -> Optional.empty());
  }

  /// The same, for a scheme that sends images with two columns more: bits per pixel with all
  /// headers in place, and RGB's share of the bytes.
  ///
  /// @param coding how a summary's payload is made of images; empty for all or for none
  public static String conditions(
      List<EvaluationSummary> summaries,
      Function<EvaluationSummary, Optional<SourceCoding>> coding) {
    List<List<String>> rows = new ArrayList<>();
    String unit = summaries.getFirst().condition().payload().kind().words();
    List<String> header = new ArrayList<>(List.of(unit, unit + "/pixel"));
    if (coding.apply(summaries.getFirst()).isPresent()) {
      header.addAll(List.of("with headers", "RGB's share"));
    }
    header.addAll(List.of("bit errors", "frames", "mIoU", "day", "night", "mAcc"));
    rows.add(header);
    for (EvaluationSummary summary : summaries) {
      FrameSet all = summary.all();
      List<String> row =
          new ArrayList<>(
              List.of(
                  Integer.toString(summary.condition().payload().length()),
                  String.format(Locale.ROOT, "%.4f", summary.payloadPerPixel())));
      coding
          .apply(summary)
          .ifPresent(images ->
              row.addAll(
                  List.of(
                      String.format(
                          Locale.ROOT, "%.4f", payloadPerPixelWithHeaders(summary, images)),
                      Double.toString(images.rgbShare()))));
      row.addAll(
          List.of(
              Double.toString(summary.condition().bitErrorRate()),
              Integer.toString(all.numFrames()),
              text(all.estimate(Measures.MIOU)),
              miou(summary, "day"),
              miou(summary, "night"),
              percent(all.estimate("macc").value())));
      rows.add(row);
    }
    return MarkdownTable.of(rows);
  }

  /// Payload bits over the pixels of a frame if every header were sent.
  ///
  /// @param images how the summary's payload is made of images
  public static double payloadPerPixelWithHeaders(EvaluationSummary summary, SourceCoding images) {
    return images.bitsPerPixelWithHeaders(
        summary.payloadPerPixel(), summary.condition().payload().length());
  }

  private static String miou(EvaluationSummary summary, String set) {
    FrameSet frames = summary.sets().get(set);
    return frames == null ? "-" : percent(frames.estimate(Measures.MIOU).value());
  }

  /// The means of one condition, one column a set of frames.
  ///
  /// @param subset classes of the summary's means
  public static String means(EvaluationSummary summary, ClassSubset subset) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of(""));
    summary
        .sets()
        .forEach((name, set) -> header.add("%s (%s frames)".formatted(name, set.numFrames())));
    rows.add(header);
    int classes = SegmentationClass.COUNT;
    add(rows, summary, "mIoU, %s classes".formatted(classes), Measures.MIOU);
    add(rows, summary, "mIoU, %s objects".formatted(classes - 1), "miou_objects");
    add(rows, summary, "mIoU, classes that occur", "miou_present");
    if (!subset.equals(ClassSubset.ALL)) {
      add(rows, summary, "mIoU, subset", "miou_classes");
    }
    add(rows, summary, "mIoU of single frames", "miou_per_frame");
    add(rows, summary, "mAcc", "macc");
    return MarkdownTable.of(rows);
  }

  private static void add(
      List<List<String>> rows, EvaluationSummary summary, String label, String measure) {
    List<String> row = new ArrayList<>(List.of(label));
    summary.sets().values().forEach(set -> row.add(text(set.estimate(measure))));
    rows.add(row);
  }

  /// One row a class, over all frames of a set.
  public static String classes(FrameSet set) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("class", "IoU", "recall", "IoU a frame", "pixels", "frames"));
    int index = 0;
    for (SegmentationClass c : SegmentationClass.values()) {
      String name = ClassSubset.name(c);
      rows.add(
          List.of(
              name,
              text(set.estimate("iou_" + name)),
              text(set.estimate("recall_" + name)),
              percent(set.estimate("iou_per_frame_" + name).value()),
              Long.toString(set.counts().truePixels(index)),
              Integer.toString(set.framesPresent().get(index))));
      index++;
    }
    return MarkdownTable.of(rows);
  }

  /// Differences in percentage points: mIoU by set of frames, then IoU by class, all with paired
  /// intervals.
  public static String differences(Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("difference"));
    header.addAll(comparison.sets().keySet());
    rows.add(header);
    for (String measure : Measures.names()) {
      boolean shown = measure.startsWith("miou") || measure.equals("macc");
      boolean ofClass = measure.startsWith("iou_") && !measure.startsWith("iou_per_frame");
      if (shown || ofClass) {
        List<String> row = new ArrayList<>(List.of(measure));
        comparison
            .sets()
            .values()
            .forEach(set -> row.add(signed(java.util.Objects.requireNonNull(set.get(measure)))));
        rows.add(row);
      }
    }
    return MarkdownTable.of(rows);
  }

  /// What bit errors cost, in one line.
  ///
  /// @param clean summary without errors
  /// @param impaired summary with errors, same payload
  /// @param loss impaired minus clean
  public static String loss(EvaluationSummary clean, EvaluationSummary impaired, Comparison loss) {
    Estimate relative = loss.all(Comparison.RELATIVE);
    return String.format(
        Locale.ROOT,
        "%d bits, bit errors %s: mIoU %s -> %s, %.1f%s %% of it lost",
        impaired.condition().payload().length(),
        impaired.condition().bitErrorRate(),
        percent(clean.all().estimate(Measures.MIOU).value()),
        percent(impaired.all().estimate(Measures.MIOU).value()),
        -100 * relative.value(),
        ends("%.1f", -100, relative.interval()));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String text(Estimate e) {
    return Double.isNaN(e.value()) ? "-" : percent(e.value()) + ends("%.1f", 100, e.interval());
  }

  private static String signed(Estimate e) {
    return Double.isNaN(e.value())
        ? "-"
        : String.format(Locale.ROOT, "%+.1f", 100 * e.value()) + ends("%+.1f", 100, e.interval());
  }

  /// An interval after its value; " [-]" where there is none that can be trusted.
  private static String ends(String format, double factor, @Nullable Interval interval) {
    if (interval == null) {
      return " [-]";
    }
    double one = factor * interval.low();
    double other = factor * interval.high();
    return String.format(
        Locale.ROOT,
        " [" + format + ", " + format + "]",
        Math.min(one, other),
        Math.max(one, other));
  }
}
