package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Fill;
import io.semlink.reports.drawing.Shape.Box;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.Stroke;
import io.semlink.reports.drawing.TextStyle;
import io.semlink.reports.drawing.TextStyle.Anchor;
import io.semlink.reports.drawing.TextWidth;
import io.semlink.reports.figure.ImageGrid.Cell;
import io.semlink.reports.figure.ImageGrid.Row;
import io.semlink.reports.figure.ImageGrid.Swatch;
import java.util.List;

/// Puts an image grid on a canvas: headings, rows of images with a note below each, legend.
final class GridPainter {
  private static final double ROW_LABEL = 96;
  private static final double GAP = 8;
  private static final double HEADING = 40;
  private static final double NOTE = 19;
  private static final double LEGEND = 30;
  private static final Stroke FRAME = Stroke.solid(0xB0B0B0, 0.8);

  private final ImageGrid grid;
  private final Canvas canvas;
  private final double top;

  GridPainter(ImageGrid grid, Canvas canvas, double top) {
    this.grid = grid;
    this.canvas = canvas;
    this.top = top;
  }

  static double height(ImageGrid grid) {
    double rows = grid.rows().size() * (cellHeight(grid) + NOTE + GAP);
    return HEADING + rows + (grid.legend().isEmpty() ? 0 : LEGEND);
  }

  void paint() {
    headings();
    double y = top + HEADING;
    for (Row row : grid.rows()) {
      if (y > top + HEADING && row.cells().getFirst().image() != null) {
        double line = y - GAP / 2;
        double right = FigurePainter.WIDTH - FigurePainter.MARGIN;
        canvas.draw(Outline.line(FigurePainter.MARGIN, line, right, line), null, FRAME);
      }
      label(row.label(), y);
      for (int column = 0; column < row.cells().size(); column++) {
        paint(row.cells().get(column), left(column), y);
      }
      y += cellHeight(grid) + NOTE + GAP;
    }
    legend(y + 14);
  }

  private void headings() {
    TextStyle style = TextStyle.of(12.5, FigurePainter.INK).at(Anchor.MIDDLE).inBold();
    for (int column = 0; column < grid.columns().size(); column++) {
      List<String> lines = TextWidth.wrap(grid.columns().get(column), 12.5, cellWidth(grid));
      double y = top + HEADING - 8 - 15.0 * (lines.size() - 1);
      for (String line : lines) {
        canvas.text(line, new Spot(left(column) + cellWidth(grid) / 2, y), style);
        y += 15;
      }
    }
  }

  private void label(String label, double y) {
    double lineY = y + 14;
    for (String line : TextWidth.wrap(label, 12, ROW_LABEL - 4)) {
      canvas.text(line, new Spot(FigurePainter.MARGIN, lineY), TextStyle.of(12, FigurePainter.INK));
      lineY += 15;
    }
  }

  private void paint(Cell cell, double x, double y) {
    if (cell.image() != null) {
      Box box = new Box(x, y, cellWidth(grid), cellHeight(grid));
      canvas.image(cell.image(), box);
      canvas.draw(box, null, FRAME);
    }
    canvas.text(
        cell.note(),
        new Spot(x + cellWidth(grid) / 2, y + cellHeight(grid) + 14),
        TextStyle.of(11, FigurePainter.SOFT_INK).at(Anchor.MIDDLE));
  }

  private void legend(double y) {
    double x = FigurePainter.MARGIN + ROW_LABEL;
    for (Swatch swatch : grid.legend()) {
      canvas.draw(new Box(x, y - 10, 14, 11), Fill.opaque(swatch.rgb()), FRAME);
      canvas.text(swatch.label(), new Spot(x + 19, y), TextStyle.of(12, FigurePainter.INK));
      x += 19 + TextWidth.of(swatch.label(), 12) + 16;
    }
  }

  private double left(int column) {
    return FigurePainter.MARGIN + ROW_LABEL + column * (cellWidth(grid) + GAP);
  }

  private static double cellWidth(ImageGrid grid) {
    double room = FigurePainter.WIDTH - 2 * FigurePainter.MARGIN - ROW_LABEL;
    return (room + GAP) / Math.max(1, grid.columns().size()) - GAP;
  }

  /// All images of a grid have the shape of its first one.
  private static double cellHeight(ImageGrid grid) {
    double shape =
        grid.rows().stream()
            .flatMap(row -> row.cells().stream())
            .map(Cell::image)
            .filter(java.util.Objects::nonNull)
            .mapToDouble(image -> (double) image.getHeight() / image.getWidth())
            .findFirst()
            .orElse(0.75);
    return cellWidth(grid) * shape;
  }
}
