package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.ablation.AblationFigures;
import io.semlink.reports.ablation.AblationPoint;
import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.reports.ablation.AblationResults;
import io.semlink.reports.ablation.AblationStudy;
import io.semlink.reports.ablation.Verdict;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.SampleMean;
import io.semlink.simulator.sensor.SegmentationClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The page of a training study: claims first, then figures and tables.
///
/// @param study the study
/// @param figures in the order they are shown
/// @param fontProblem why there are no PNG files; empty if there are
record AblationPage(AblationStudy study, List<Figure> figures, Optional<String> fontProblem) {

  /// A whole HTML document that fetches nothing.
  String html() throws IOException {
    return Document.of(
        study.name(),
        """
        <header>
        <h1>%s</h1>
        <p class="meta">Training study · %s variants · seeds %s</p>
        </header>
        <main>
        """
                .formatted(
                    escape(study.name()),
                    results().variants().size(),
                    results().seeds().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
            + claims()
            + Document.figures(figures, fontProblem)
            + means()
            + classes()
            + provenance()
            + "</main>\n");
  }

  private AblationResults results() {
    return study.results();
  }

  private String claims() {
    String note =
        """
        <p class="note">A claim held if the whole interval of the mean paired difference is on its
        side, and did not hold if it is on the other one. Networks of one seed share training
        scenes and test frames, and only trainings are resampled: the interval says what other
        seeds would give, not what other test frames would.</p>
        """;
    if (study.verdicts().isEmpty()) {
      return "<section>\n<p>The scenario makes no claim.</p>\n</section>\n";
    }
    List<String> header = new ArrayList<>(List.of("Claim", "Verdict"));
    results().seeds().forEach(seed -> header.add("seed %s (points)".formatted(seed)));
    List<List<String>> rows = study.verdicts().stream().map(this::verdict).toList();
    return "<section>\n<h2>Claims</h2>\n" + table(header, rows, 2) + note + "</section>\n";
  }

  private List<String> verdict(Verdict verdict) {
    List<String> row = new ArrayList<>(List.of(verdict.claim(), verdict.sentence()));
    for (long seed : results().seeds()) {
      double difference = verdict.bySeed().getOrDefault(seed, Double.NaN);
      row.add(Double.isNaN(difference) ? "" : Words.decimal(100 * difference, 1));
    }
    return row;
  }

  private String means() {
    List<List<String>> rows = new ArrayList<>();
    for (Condition condition : results().conditions()) {
      for (String variant : results().variants()) {
        List<String> row = new ArrayList<>();
        row.add(variant);
        row.add(Integer.toString(condition.planes()));
        row.add(Words.decimal(condition.bitsPerPixel(), 4));
        row.add(Words.number(100 * condition.bitErrorRate(), 3));
        List<ToDoubleFunction<AblationPoint>> measures =
            List.of(
                p -> p.meanIou(Hours.ALL),
                p -> p.all().meanIouObjects(),
                p -> p.meanIou(Hours.DAY),
                p -> p.meanIou(Hours.NIGHT),
                p -> p.all().meanAccuracy());
        measures.forEach(measure -> row.add(mean(variant, condition, measure)));
        rows.add(row);
      }
    }
    List<String> header =
        List.of(
            "Variant",
            "Planes",
            "bits/pixel",
            "bit errors (%)",
            "mIoU (%)",
            "objects (%)",
            "day (%)",
            "night (%)",
            "mAcc (%)");
    return """
    <section>
    <h2>Means over seeds</h2>
    %s<p class="files">Half-widths of 95 %% Student intervals after ±. Every training by itself: \
    <a href="results.csv">CSV</a></p>
    </section>
    """
        .formatted(table(header, rows, 1));
  }

  private String classes() {
    Condition usual = AblationFigures.usual(results());
    List<String> header =
        Stream.concat(
                Stream.of("Variant"),
                Arrays.stream(SegmentationClass.values())
                    .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
            .toList();
    List<List<String>> rows =
        results().variants().stream()
            .map(variant ->
                Stream.concat(
                        Stream.of(variant),
                        IntStream.range(0, SegmentationClass.COUNT)
                            .mapToObj(c -> mean(variant, usual, p -> p.all().iou(c))))
                    .toList())
            .toList();
    return """
    <section>
    <h2>IoU by class (%%)</h2>
    %s<p class="files">%s, %s. A dash where a network of the variant has no such pixel in truth and \
    prediction.</p>
    </section>
    """
        .formatted(
            table(header, rows, 1), AblationFigures.payload(usual), AblationFigures.errors(usual));
  }

  private String mean(
      String variant, Condition condition, ToDoubleFunction<AblationPoint> measure) {
    return results().mean(variant, condition, measure).map(AblationPage::text).orElse("–");
  }

  private static String text(SampleMean mean) {
    Interval interval = mean.interval();
    String value = Words.decimal(100 * mean.mean(), 1);
    return interval == null
        ? value
        : "%s ± %s".formatted(value, Words.decimal(100 * interval.halfWidth(), 1));
  }

  private String provenance() {
    return """
    <section>
    <h2>Where the numbers come from</h2>
    <div class="scroll"><table>
    %s</table></div>
    <details>
    <summary>Resolved configuration</summary>
    <pre>%s</pre>
    </details>
    </section>
    <section>
    <h2>Words</h2>
    <dl>
    <dt>mIoU</dt><dd>Mean over nine classes, background included, of intersection over union between
    predicted and true pixels of all frames together; a class without a pixel counts as 0.</dd>
    <dt>objects</dt><dd>The same without the background.</dd>
    <dt>mAcc</dt><dd>Mean over nine classes of the share of a class's pixels that were found.</dd>
    <dt>planes</dt><dd>Payload bits of each cell of the network's grid; the first planes of a code
    are a code.</dd>
    <dt>bits per pixel</dt><dd>Payload bits over pixels of the frame.</dd>
    <dt>bit errors</dt><dd>Share of payload bits that arrive wrong, independently; the receiver does
    not know which.</dd>
    </dl>
    </section>
    """
        .formatted(Document.rows(study.settings()), escape(study.configuration()));
  }

  /// A table whose first columns are text and whose others are numbers.
  private static String table(List<String> header, List<List<String>> rows, int textColumns) {
    String body =
        rows.stream()
            .map(row -> "<tr>" + cells(row, "td", textColumns) + "</tr>\n")
            .collect(Collectors.joining());
    return "<div class=\"scroll\"><table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table></div>\n"
        .formatted(cells(header, "th", textColumns), body);
  }

  private static String cells(List<String> row, String element, int textColumns) {
    return IntStream.range(0, row.size())
        .mapToObj(i ->
            "<%1$s class=\"%2$s\">%3$s</%1$s>"
                .formatted(element, i < textColumns ? "wrap" : "n", escape(row.get(i))))
        .collect(Collectors.joining());
  }
}
