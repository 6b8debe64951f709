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
import io.semlink.simulator.notation.Table;
import io.semlink.simulator.notation.TextFile;
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

  static Figure figure(Path csv) {
    Table table = Table.of(TextFile.read(csv, BadRunException::new), List.of());
    if (table.rows().isEmpty()) {
      throw new BadRunException("%s has no row below its header".formatted(csv));
    }
    String steps = table.columns().getFirst();
    List<Series> losses = new ArrayList<>();
    List<Series> fractions = new ArrayList<>();
    for (String name : table.columns().subList(1, table.columns().size())) {
      boolean loss = name.contains("loss");
      boolean fraction =
          name.contains("miou") || name.contains("macc") || name.contains("agreement");
      if (loss || fraction) {
        Style style = Style.curve(losses.size() + fractions.size());
        Series series = new Series(name, thin(style), column(table, steps, name));
        (loss ? losses : fractions).add(series);
      }
    }
    if (losses.isEmpty()) {
      throw new BadRunException("%s has no column whose name contains \"loss\"".formatted(csv));
    }
    return figure(csv, steps, losses, fractions);
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
    String rows = "%s rows of %s.".formatted(losses.getFirst().data().size(), csv.getFileName());
    return new Figure(
        "loss", "Course of the training", "", "", rows, new Figure.Plot(panels, legend));
  }

  /// Hundreds of marks would hide the line.
  private static Style thin(Style style) {
    return new Style(style.rgb(), Style.Marker.NONE, style.dashes(), 1.6, style.spread());
  }

  private static List<Datum> column(Table table, String steps, String name) {
    return table.rows().stream()
        .filter(row -> !row.text(name).isEmpty())
        .map(row -> Datum.exact(number(row, steps), number(row, name)))
        .toList();
  }

  /// A training that diverges writes NaN.
  private static double number(Table.Row row, String column) {
    return row.number(column, "a number", value -> true);
  }
}
