package io.semlink.reports.html;

import io.semlink.reports.drawing.Fonts;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.reports.gallery.Gallery;
import io.semlink.reports.read.Run;
import io.semlink.simulator.results.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes the report of a run.
public final class Report {
  private Report() {}

  /// Writes index.html, each figure as SVG, PNG and CSV, summary.csv and, where the run has several
  /// receive modes, crossings.csv, several MCS, adaptation.csv, or several rates, bd.csv. Equal
  /// runs give equal bytes on machines with equal fonts; on a machine without a font the PNG files
  /// are left out and the page says so.
  ///
  /// @param run the run, finished or not
  /// @param folder where to write; made if absent, older files of the same names are replaced
  /// @throws IOException if a file cannot be written
  /// @throws io.semlink.simulator.results.BadRunException if the run's frames or samples cannot be
  ///   read
  public static void write(Run run, Path folder) throws IOException {
    Analysis analysis = Analysis.of(run);
    Gallery gallery = Gallery.of(run, analysis.adaptations());
    Summary summary = new Summary(run.run(), run.points(), gallery.frameRecords());
    Optional<String> fontProblem = Fonts.problem();
    Files.createDirectories(folder);
    for (Figure figure : gallery.figures()) {
      FigureFiles.writeVector(figure, folder);
      if (fontProblem.isEmpty()) {
        FigureFiles.writePng(figure, folder);
      }
    }
    AtomicFile.write(folder.resolve("summary.csv"), summary.csv());
    if (!analysis.comparisons().isEmpty()) {
      AtomicFile.write(folder.resolve(Crossings.FILE), Crossings.csv(analysis.comparisons()));
    }
    if (!analysis.adaptations().isEmpty()) {
      AtomicFile.write(
          folder.resolve(AdaptationSection.FILE), AdaptationSection.csv(analysis.adaptations()));
    }
    if (!analysis.rates().isEmpty()) {
      AtomicFile.write(folder.resolve(RateSection.FILE), RateSection.csv(analysis.rates()));
    }
    AtomicFile.write(
        folder.resolve("index.html"),
        new Page(summary, gallery.figures(), analysis, fontProblem).html());
  }
}
