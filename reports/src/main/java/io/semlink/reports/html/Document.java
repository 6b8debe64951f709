package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What all pages have in common: the frame of the document, figures, tables of names and values.
final class Document {
  private Document() {}

  /// A whole HTML document that fetches nothing.
  ///
  /// @param title plain text
  /// @param body HTML
  static String of(String title, String body) throws IOException {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escape(title), css(), body);
  }

  /// The section with all figures; empty if there are none.
  ///
  /// @param figures in the order they are shown
  /// @param fontProblem why there are no PNG files; empty if there are
  static String figures(List<Figure> figures, Optional<String> fontProblem) {
    if (figures.isEmpty()) {
      return "";
    }
    String note =
        fontProblem
            .map(p -> "<p class=\"warning\">No PNG files. %s</p>\n".formatted(escape(p)))
            .orElse("");
    return figures.stream()
        .map(figure -> figure(figure, fontProblem.isEmpty()))
        .collect(Collectors.joining("", "<section>\n<h2>Figures</h2>\n" + note, "</section>\n"));
  }

  private static String figure(Figure figure, boolean hasPng) {
    String png = hasPng ? "<a href=\"%s.png\">PNG</a> · ".formatted(figure.stem()) : "";
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

  /// Rows of a table, a name and a value each.
  static String rows(Map<String, String> table) {
    return table.entrySet().stream()
        .map(entry ->
            "<tr><th>%s</th><td class=\"wrap\">%s</td></tr>\n"
                .formatted(escape(entry.getKey()), escape(entry.getValue())))
        .collect(Collectors.joining());
  }

  private static String css() throws IOException {
    try (InputStream in = Document.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
