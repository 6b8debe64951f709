package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.gallery.Gallery;
import io.semlink.reports.stat.Comparison;
import io.semlink.reports.stat.TaskMetric;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.ModelLimits;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The first screen: how the run went and what it found.
final class Overview {
  private static final int MOST_FINDINGS = 8;

  private Overview() {}

  static String of(Summary summary, List<Figure> figures, List<Comparison> comparisons) {
    return """
    <section>
    <div class="tiles">
    %s</div>
    %s%s%s</section>
    """
        .formatted(
            tiles(summary), warnings(summary), assertions(summary), findings(figures, comparisons));
  }

  private static String tiles(Summary summary) {
    List<String> tiles = new ArrayList<>();
    tiles.add(
        tile(
            "%s of %s".formatted(summary.numIn(PointState.DONE), summary.run().points()),
            "points done"));
    tiles.add(tile(Words.count(summary.total().frames()), "frames counted"));
    tiles.add(tile(Words.count(summary.total().blocks().trials()), "transport blocks"));
    summary.best(TaskMetric.MIOU).ifPresent(p -> tiles.add(best(TaskMetric.MIOU, p)));
    if (summary.best(TaskMetric.MIOU).isEmpty()) {
      summary.best(TaskMetric.AGREEMENT).ifPresent(p -> tiles.add(best(TaskMetric.AGREEMENT, p)));
    }
    tiles.add(tile(Words.number(summary.wallSeconds(), 1) + " s", "wall time of all points"));
    return String.join("", tiles);
  }

  private static String best(TaskMetric metric, PointRecord point) {
    PointParameters p = point.parameters();
    String where = p.receiveMode();
    if (p.esN0Db() != null) {
      where += " at " + Words.db(p.esN0Db());
    }
    return tile(
        Words.percent(Objects.requireNonNull(metric.of(point))),
        "best %s: %s".formatted(metric.title(), where));
  }

  private static String tile(String value, String label) {
    return "<div class=\"tile\"><b>%s</b><span>%s</span></div>\n"
        .formatted(escape(value), escape(label));
  }

  private static String warnings(Summary summary) {
    List<String> lines = new ArrayList<>();
    switch (summary.run().state()) {
      case DONE -> {}
      case RUNNING ->
          lines.add(
              warning("The run is not finished: this is what it had at the time of the report."));
      case INTERRUPTED ->
          lines.add(
              warning("The run was stopped before its end; the same command goes on with it."));
      case FAILED -> lines.add(warning("The run failed."));
    }
    summary.points().stream()
        .filter(p -> p.state() == PointState.FAILED)
        .map(p -> warning("Point %s failed: %s".formatted(p.pointId(), reason(p))))
        .forEach(lines::add);
    long infeasible = summary.numIn(PointState.INFEASIBLE);
    if (infeasible > 0) {
      lines.add(note("Infeasible points: %s; see their rows.".formatted(infeasible)));
    }
    ModelLimits.remarks(
            summary.points().stream().map(PointRecord::budget).filter(Objects::nonNull).toList())
        .forEach(remark -> lines.add(warning(sentence(remark))));
    lines.add(missingFrames(summary));
    if (Gallery.hasUnlabelled(summary.points())) {
      lines.add(
          note(
              "Some frames carry no label. They count only for the agreement with the error-free"
                  + " link, not for mIoU."));
    }
    return String.join("", lines);
  }

  private static String sentence(String remark) {
    return Character.toUpperCase(remark.charAt(0)) + remark.substring(1) + ".";
  }

  private static String assertions(Summary summary) {
    List<AssertionResult> judged = summary.run().assertions();
    if (judged == null) {
      return "";
    }
    return judged.stream()
        .map(one ->
            "<li%s>%s: <code>%s</code> (found: %s)</li>\n"
                .formatted(
                    one.holds() ? "" : " class=\"warning\"",
                    one.holds() ? "An assertion holds" : "An assertion fails",
                    escape(one.text()),
                    escape(one.figure())))
        .collect(Collectors.joining("", "<ul class=\"assertions\">\n", "</ul>\n"));
  }

  private static String reason(PointRecord point) {
    String failure = point.failure();
    return failure == null ? "no reason was recorded" : failure;
  }

  private static String missingFrames(Summary summary) {
    long counted = summary.total().frames();
    boolean missing = summary.frameRecords() > 0 && summary.frameRecords() < counted;
    return missing
        ? warning(
            "Only %s of %s counted frames have a record in frames.jsonl.zst."
                .formatted(Words.count(summary.frameRecords()), Words.count(counted)))
        : "";
  }

  private static String warning(String text) {
    return "<p class=\"warning\">%s</p>\n".formatted(escape(text));
  }

  private static String note(String text) {
    return "<p class=\"note\">%s</p>\n".formatted(escape(text));
  }

  /// A study of many conditions has more findings than a reader takes in at once: the first of each
  /// kind are shown, the others wait behind a click.
  private static String findings(List<Figure> figures, List<Comparison> comparisons) {
    List<String> crossings = Crossings.findings(comparisons);
    List<String> others =
        figures.stream()
            .filter(f -> !f.finding().isEmpty())
            .map(f ->
                "<li><a href=\"#%s\">%s</a>. %s</li>\n"
                    .formatted(f.stem(), escape(f.title()), escape(f.finding())))
            .toList();
    int all = crossings.size() + others.size();
    boolean few = all <= MOST_FINDINGS;
    int numCrossings = few ? crossings.size() : Math.min(crossings.size(), MOST_FINDINGS / 2);
    int numOthers = few ? others.size() : Math.min(others.size(), MOST_FINDINGS - numCrossings);
    return list(crossings.subList(0, numCrossings), others.subList(0, numOthers))
        + rest(
            list(
                crossings.subList(numCrossings, crossings.size()),
                others.subList(numOthers, others.size())),
            all - numCrossings - numOthers);
  }

  private static String list(List<String> crossings, List<String> others) {
    return crossings.isEmpty() && others.isEmpty()
        ? ""
        : "<ul class=\"findings\">\n"
            + String.join("", crossings)
            + String.join("", others)
            + "</ul>\n";
  }

  private static String rest(String list, int number) {
    return list.isEmpty()
        ? ""
        : "<details><summary>%s more findings</summary>\n%s</details>\n".formatted(number, list);
  }
}
