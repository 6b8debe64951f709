package io.semlink.reports.gallery;

import io.semlink.reports.drawing.Fonts;
import io.semlink.reports.figure.Axis;
import io.semlink.reports.figure.Axis.Scale;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.Figure.LegendEntry;
import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.FigureFiles;
import io.semlink.reports.figure.Series;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.reports.figure.Style;
import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The course of a training as a picture.
public final class LossCurve {
  private LossCurve() {}

  /// Draws every column of a CSV file over its first one. Columns whose name contains "loss" share
  /// the upper panel; fractions, such as "miou", the lower one, in per cent; all others are left
  /// out. Empty cells are left out.
  ///
  /// @param csv a header line, then one line a step or epoch; numbers with a decimal point
  /// @param png the file to write, replaced if it exists
  /// @throws IOException if a file cannot be read or written, or this machine has no font
  /// @throws BadRunException if the table has no row, no loss, or a cell that is no number
  public static void write(Path csv, Path png) throws IOException {
    Optional<String> problem = Fonts.problem();
    if (problem.isPresent()) {
      throw new IOException("%s cannot be drawn. %s".formatted(png, problem.get()));
    }
    Files.write(png, FigureFiles.png(figure(csv)));
  }

  static Figure figure(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv).stream().filter(l -> !l.isBlank()).toList();
    if (lines.size() < 2) {
      throw new BadRunException("%s has no row below its header".formatted(csv));
    }
    String[] header = lines.getFirst().split(",", -1);
    List<Series> losses = new ArrayList<>();
    List<Series> fractions = new ArrayList<>();
    for (int column = 1; column < header.length; column++) {
      String name = header[column].strip();
      boolean loss = name.contains("loss");
      boolean fraction =
          name.contains("miou") || name.contains("macc") || name.contains("agreement");
      if (loss || fraction) {
        Style style = Style.curve(losses.size() + fractions.size());
        Series series = new Series(name, thin(style), column(csv, lines, column));
        (loss ? losses : fractions).add(series);
      }
    }
    if (losses.isEmpty()) {
      throw new BadRunException("%s has no column whose name contains \"loss\"".formatted(csv));
    }
    return figure(csv, header[0].strip(), losses, fractions);
  }

  private static Figure figure(
      Path csv, String steps, List<Series> losses, List<Series> fractions) {
    Axis x = Axis.of(steps, steps, Scale.LINEAR);
    List<Panel> panels = new ArrayList<>();
    panels.add(new Panel(x, new Axis("loss", "loss", Scale.LINEAR, 0.0, null), losses, 280));
    if (!fractions.isEmpty()) {
      Axis y = new Axis("fraction", "validation (%)", Scale.PERCENT, 0.0, null);
      panels.add(new Panel(x, y, fractions, 180));
    }
    List<LegendEntry> legend =
        panels.stream()
            .flatMap(p -> p.series().stream())
            .map(s -> new LegendEntry(s.label(), s.style()))
            .toList();
    String rows = "%d rows of %s.".formatted(losses.getFirst().data().size(), csv.getFileName());
    return new Figure(
        "loss", "Course of the training", "", "", rows, new Figure.Plot(panels, legend));
  }

  /// Hundreds of marks would hide the line.
  private static Style thin(Style style) {
    return new Style(style.rgb(), Style.Marker.NONE, style.dashes(), 1.6, style.spread());
  }

  private static List<Datum> column(Path csv, List<String> lines, int column) {
    List<Datum> data = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (column < cells.length && !cells[column].isBlank()) {
        data.add(Datum.exact(number(csv, i + 1, cells[0]), number(csv, i + 1, cells[column])));
      }
    }
    return data;
  }

  private static double number(Path csv, int line, String cell) {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      throw new BadRunException("%s:%d: \"%s\" is no number".formatted(csv, line, cell), e);
    }
  }
}
