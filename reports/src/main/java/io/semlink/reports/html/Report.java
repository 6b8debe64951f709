package io.semlink.reports.html;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.reports.gallery.Gallery;
import io.semlink.reports.read.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the report of a run.
public final class Report {
  private Report() {}

  /// Writes index.html, each figure as SVG, PNG and CSV, and summary.csv. Equal runs give equal
  /// bytes on machines with equal fonts.
  ///
  /// @param run the run, finished or not
  /// @param folder where to write; made if absent, older files of the same names are replaced
  /// @throws IOException if a file cannot be written
  /// @throws io.semlink.reports.read.BadRunException if the run's frames or samples cannot be read
  public static void write(Run run, Path folder) throws IOException {
    List<Figure> figures = Gallery.of(run);
    Summary summary = Summary.of(run);
    Files.createDirectories(folder);
    for (Figure figure : figures) {
      FigureFiles.write(figure, folder);
    }
    Files.writeString(folder.resolve("summary.csv"), summary.csv());
    Files.writeString(folder.resolve("index.html"), Page.of(run, summary, figures));
  }
}
