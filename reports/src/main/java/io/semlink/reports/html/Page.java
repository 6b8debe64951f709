package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.reports.stat.Comparison;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The page around the figures.
///
/// @param summary the run in numbers
/// @param figures in the order they are shown
/// @param comparisons of receive modes
/// @param fontProblem why there are no PNG files; empty if there are
record Page(
    Summary summary,
    List<Figure> figures,
    List<Comparison> comparisons,
    Optional<String> fontProblem) {

  /// A whole HTML document that fetches nothing.
  String html() throws IOException {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s · %s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escape(summary.run().study()), escape(summary.run().runId()), css(), body());
  }

  private String body() {
    RunRecord run = summary.run();
    return """
    <header>
    <h1>%s</h1>
    <p class="meta">Run %s · %s · started %s · seed %d · configuration %.12s</p>
    </header>
    <main>
    """
            .formatted(
                escape(run.study()),
                escape(run.runId()),
                run.state().name().toLowerCase(Locale.ROOT),
                escape(run.startedAt()),
                run.seed(),
                escape(run.configurationHash()))
        + Overview.of(summary, figures, comparisons)
        + allFigures()
        + Crossings.section(comparisons)
        + PointsTable.of(summary.points())
        + provenance()
        + Glossary.html()
        + "</main>\n";
  }

  private String allFigures() {
    if (figures.isEmpty()) {
      return "";
    }
    String note =
        fontProblem
            .map(p -> "<p class=\"warning\">No PNG files. %s</p>\n".formatted(escape(p)))
            .orElse("");
    return figures.stream()
        .map(this::figure)
        .collect(Collectors.joining("", "<section>\n<h2>Figures</h2>\n" + note, "</section>\n"));
  }

  private String figure(Figure figure) {
    String png =
        fontProblem.isPresent() ? "" : "<a href=\"%s.png\">PNG</a> · ".formatted(figure.stem());
    String finding =
        figure.finding().isEmpty() ? "" : "<div>%s</div>\n".formatted(escape(figure.finding()));
    return """
    <figure id="%1$s">
    <div class="scroll">
    %2$s</div>
    <figcaption>
    %3$s<p class="files">%1$s: <a href="%1$s.svg">SVG</a> · %4$s\
    <a href="%1$s.csv">CSV</a></p>
    </figcaption>
    </figure>
    """
        .formatted(figure.stem(), FigureFiles.svg(figure), finding, png);
  }

  private String provenance() {
    String rows = summary.table().entrySet().stream().map(Page::row).collect(Collectors.joining());
    return """
    <section>
    <h2>Where the numbers come from</h2>
    <div class="scroll"><table>
    %s</table></div>
    <p class="files"><a href="summary.csv">CSV</a></p>
    <details>
    <summary>Resolved configuration</summary>
    <pre>%s</pre>
    </details>
    </section>
    """
        .formatted(rows, escape(summary.run().configuration()));
  }

  private static String row(Map.Entry<String, String> entry) {
    return "<tr><th>%s</th><td class=\"wrap\">%s</td></tr>\n"
        .formatted(escape(entry.getKey()), escape(entry.getValue()));
  }

  private static String css() throws IOException {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
