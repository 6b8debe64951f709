package io.semlink.reports.html;

import io.semlink.reports.drawing.Fonts;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.reports.gallery.Gallery;
import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Comparison;
import io.semlink.reports.stat.Comparisons;
import io.semlink.reports.stat.TaskMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the report of a run.
public final class Report {
  private Report() {}

  /// Writes index.html, each figure as SVG, PNG and CSV, summary.csv and, where the run has several
  /// receive modes, crossings.csv. Equal runs give equal bytes on machines with equal fonts; on a
  /// machine without a font the PNG files are left out and the page says so.
  ///
  /// @param run the run, finished or not
  /// @param folder where to write; made if absent, older files of the same names are replaced
  /// @throws IOException if a file cannot be written
  /// @throws io.semlink.simulator.results.BadRunException if the run's frames or samples cannot be
  ///   read
  public static void write(Run run, Path folder) throws IOException {
    Gallery gallery = Gallery.of(run);
    Summary summary = new Summary(run.run(), run.points(), gallery.frameRecords());
    List<Comparison> comparisons = new ArrayList<>(Comparisons.of(run, TaskMetric.MIOU));
    if (Gallery.hasUnlabelled(run.points())) {
      comparisons.addAll(Comparisons.of(run, TaskMetric.AGREEMENT));
    }
    Optional<String> fontProblem = Fonts.problem();
    Files.createDirectories(folder);
    for (Figure figure : gallery.figures()) {
      FigureFiles.writeVector(figure, folder);
      if (fontProblem.isEmpty()) {
        FigureFiles.writePng(figure, folder);
      }
    }
    Files.writeString(folder.resolve("summary.csv"), summary.csv());
    if (!comparisons.isEmpty()) {
      Files.writeString(folder.resolve(Crossings.FILE), Crossings.csv(comparisons));
    }
    Files.writeString(
        folder.resolve("index.html"),
        new Page(summary, gallery.figures(), comparisons, fontProblem).html());
  }
}
