package io.semlink.reports.html;

import io.semlink.reports.ablation.AblationFigures;
import io.semlink.reports.ablation.AblationStudy;
import io.semlink.reports.drawing.Fonts;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.simulator.results.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes the report of a training study.
public final class AblationReport {
  private AblationReport() {}

  /// Writes index.html, each figure as SVG, PNG and CSV, and results.csv. Equal studies give equal
  /// bytes on machines with equal fonts; on a machine without a font the PNG files are left out and
  /// the page says so.
  ///
  /// @param study the study, every training judged
  /// @param folder where to write; made if absent, older files of the same names are replaced
  /// @throws IOException if a file cannot be written
  public static void write(AblationStudy study, Path folder) throws IOException {
    List<Figure> figures = AblationFigures.of(study.results());
    Optional<String> fontProblem = Fonts.problem();
    Files.createDirectories(folder);
    for (Figure figure : figures) {
      FigureFiles.writeVector(figure, folder);
      if (fontProblem.isEmpty()) {
        FigureFiles.writePng(figure, folder);
      }
    }
    AtomicFile.write(folder.resolve("results.csv"), study.results().csv());
    AtomicFile.write(
        folder.resolve("index.html"), new AblationPage(study, figures, fontProblem).html());
  }
}
