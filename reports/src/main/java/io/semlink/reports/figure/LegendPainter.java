package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.TextStyle;
import io.semlink.reports.drawing.TextWidth;
import io.semlink.reports.figure.Figure.LegendEntry;
import java.util.List;

/// Puts the legend of a plot to its right, where it covers no data.
final class LegendPainter {
  private static final double SAMPLE = 30;
  private static final double WIDEST = 200;
  private static final double SIZE = 12.5;
  private static final double LINE = 16;
  private static final double GAP = 7;

  private final List<LegendEntry> entries;
  private final Canvas canvas;

  LegendPainter(List<LegendEntry> entries, Canvas canvas) {
    this.entries = entries;
    this.canvas = canvas;
  }

  /// Width it takes, gap to the panel included.
  double width() {
    double text =
        entries.stream()
            .flatMap(e -> lines(e).stream())
            .mapToDouble(line -> TextWidth.of(line, SIZE))
            .max()
            .orElse(0);
    return entries.isEmpty() ? 0 : 22 + SAMPLE + 8 + text;
  }

  /// Height it takes from the top of the plot.
  static double height(List<LegendEntry> entries) {
    int lines = entries.stream().mapToInt(e -> lines(e).size()).sum();
    return 12 + lines * LINE + entries.size() * GAP;
  }

  void paint(double x, double top) {
    double y = top + 12;
    for (LegendEntry entry : entries) {
      sample(entry.style(), x, y - 4);
      for (String line : lines(entry)) {
        canvas.text(line, new Spot(x + SAMPLE + 8, y), TextStyle.of(SIZE, FigurePainter.INK));
        y += LINE;
      }
      y += GAP;
    }
  }

  private void sample(Style style, double x, double y) {
    if (style.width() > 0) {
      canvas.draw(Outline.line(x, y, x + SAMPLE, y), null, style.stroke());
    }
    new MarkerPainter(style, canvas).solid(new Spot(x + SAMPLE / 2, y));
  }

  private static List<String> lines(LegendEntry entry) {
    return TextWidth.wrap(entry.label(), SIZE, WIDEST);
  }
}
