package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.reports.read.Run;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The page around the figures.
final class Page {
  private Page() {}

  /// A whole HTML document that fetches nothing.
  static String of(Run run, Summary summary, List<Figure> figures) throws IOException {
    RunRecord record = run.run();
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
    <header>
    <h1>%s</h1>
    <p class="meta">Run %s · %s · started %s · seed %d · configuration %.12s</p>
    </header>
    <main>
    %s%s%s%s%s</main>
    </body>
    </html>
    """
        .formatted(
            escape(record.study()),
            escape(record.runId()),
            css(),
            escape(record.study()),
            escape(record.runId()),
            record.state().name().toLowerCase(java.util.Locale.ROOT),
            escape(record.startedAt()),
            record.seed(),
            escape(record.configurationHash()),
            Overview.of(summary, figures),
            figures(figures),
            PointsTable.of(run.points()),
            provenance(summary),
            Glossary.html());
  }

  private static String figures(List<Figure> figures) {
    if (figures.isEmpty()) {
      return "";
    }
    return figures.stream()
        .map(Page::figure)
        .collect(Collectors.joining("", "<section>\n<h2>Figures</h2>\n", "</section>\n"));
  }

  private static String figure(Figure figure) {
    String finding =
        figure.finding().isEmpty() ? "" : "<div>%s</div>\n".formatted(escape(figure.finding()));
    return """
    <figure id="%1$s">
    <div class="scroll">
    %2$s</div>
    <figcaption>
    %3$s<p class="files">%1$s: <a href="%1$s.svg">SVG</a> · <a href="%1$s.png">PNG</a> · \
    <a href="%1$s.csv">CSV</a></p>
    </figcaption>
    </figure>
    """
        .formatted(figure.stem(), FigureFiles.svg(figure), finding);
  }

  private static String provenance(Summary summary) {
    String rows =
        summary.table().entrySet().stream().map(Page::row).collect(Collectors.joining());
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
