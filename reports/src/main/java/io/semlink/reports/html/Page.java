package io.semlink.reports.html;

import static io.semlink.reports.drawing.Markup.escape;

import io.semlink.reports.figure.Figure;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page around the figures.
///
/// @param summary the run in numbers
/// @param figures in the order they are shown
/// @param analysis what the run says beyond its points
/// @param fontProblem why there are no PNG files; empty if there are
record Page(
    Summary summary, List<Figure> figures, Analysis analysis, Optional<String> fontProblem) {

  /// A whole HTML document that fetches nothing.
  String html() throws IOException {
    return Document.of("%s · %s".formatted(summary.run().study(), summary.run().runId()), body());
  }

  private String body() {
    RunRecord run = summary.run();
    return """
    <header>
    <h1>%s</h1>
    <p class="meta">Run %s · %s · started %s · seed %s · configuration %.12s</p>
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
        + Overview.of(summary, figures, analysis.comparisons())
        + Document.figures(figures, fontProblem)
        + AdaptationSection.html(analysis.adaptations())
        + RateSection.html(analysis.rates())
        + Crossings.section(analysis.comparisons())
        + PointsTable.of(summary.points())
        + provenance()
        + Glossary.html()
        + "</main>\n";
  }

  private String provenance() {
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
        .formatted(Document.rows(summary.table()), escape(summary.run().configuration()));
  }
}
