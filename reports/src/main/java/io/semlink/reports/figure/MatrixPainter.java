package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Fill;
import io.semlink.reports.drawing.Shape.Box;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.Stroke;
import io.semlink.reports.drawing.TextStyle;
import io.semlink.reports.drawing.TextStyle.Anchor;
import io.semlink.reports.figure.Matrix.Extra;
import java.util.Arrays;
import java.util.Locale;

/// Puts a matrix of counts on a canvas. Each cell shows its share of the row in per cent.
final class MatrixPainter {
  private static final double NAME = 110;
  private static final double CELL = 60;
  private static final double EXTRA = 84;
  private static final double ROW = 30;
  private static final double HEADING = 52;
  private static final double SIZE = 12;
  private static final int BLUE = 0x0072B2;

  private final Matrix matrix;
  private final Canvas canvas;
  private final double top;

  MatrixPainter(Matrix matrix, Canvas canvas, double top) {
    this.matrix = matrix;
    this.canvas = canvas;
    this.top = top;
  }

  static double height(Matrix matrix) {
    return HEADING + matrix.names().size() * ROW + 8;
  }

  void paint() {
    headings();
    for (int row = 0; row < matrix.names().size(); row++) {
      double y = top + HEADING + row * ROW;
      canvas.text(
          matrix.names().get(row),
          new Spot(FigurePainter.MARGIN + NAME - 8, y + ROW / 2 + 4),
          text(Anchor.END));
      for (int column = 0; column < matrix.names().size(); column++) {
        cell(row, column, y);
      }
      for (int extra = 0; extra < matrix.extras().size(); extra++) {
        canvas.text(
            matrix.extras().get(extra).shown().get(row),
            new Spot(extraRight(extra), y + ROW / 2 + 4),
            text(Anchor.END));
      }
    }
  }

  private void headings() {
    double left = FigurePainter.MARGIN + NAME;
    TextStyle soft = TextStyle.of(SIZE, FigurePainter.SOFT_INK);
    canvas.text(matrix.columnTitle(), new Spot(left, top + 14), soft);
    canvas.text(matrix.rowTitle(), new Spot(left - 8, top + HEADING - 10), soft.at(Anchor.END));
    for (int i = 0; i < matrix.names().size(); i++) {
      canvas.text(
          matrix.names().get(i),
          new Spot(left + (i + 0.5) * CELL, top + HEADING - 10),
          TextStyle.of(11, FigurePainter.INK).at(Anchor.MIDDLE));
    }
    for (int i = 0; i < matrix.extras().size(); i++) {
      Extra extra = matrix.extras().get(i);
      canvas.text(
          extra.heading(), new Spot(extraRight(i), top + HEADING - 10), text(Anchor.END).inBold());
    }
  }

  private void cell(int row, int column, double y) {
    Box box = new Box(FigurePainter.MARGIN + NAME + column * CELL, y, CELL, ROW);
    long all = Arrays.stream(matrix.counts()[row]).sum();
    double share = all == 0 ? 0 : (double) matrix.counts()[row][column] / all;
    canvas.draw(box, new Fill(BLUE, Math.sqrt(share)), Stroke.solid(0xDDDDDD, 0.8));
    String label = all == 0 ? "–" : percent(share, matrix.counts()[row][column]);
    int ink = share > 0.3 ? 0xFFFFFF : FigurePainter.INK;
    canvas.text(
        label,
        new Spot(box.x() + CELL / 2, y + ROW / 2 + 4),
        TextStyle.of(SIZE, ink).at(Anchor.MIDDLE));
  }

  private static String percent(double share, long count) {
    if (count == 0) {
      return "0";
    }
    return share < 0.0005 ? "<0.1" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private double extraRight(int extra) {
    return FigurePainter.MARGIN + NAME + matrix.names().size() * CELL + (extra + 1) * EXTRA;
  }

  private static TextStyle text(Anchor anchor) {
    return TextStyle.of(SIZE, FigurePainter.INK).at(anchor);
  }
}
