package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Fill;
import io.semlink.reports.drawing.Shape.Box;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.Stroke;
import io.semlink.reports.drawing.TextStyle;
import io.semlink.reports.drawing.TextStyle.Anchor;
import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Ticks.Tick;
import java.util.List;

/// Puts the panels of a plot on a canvas: grid, axes, curves, and the legend beside them.
final class PlotPainter {
  private static final double LEFT = 78;
  private static final double GAP = 22;
  private static final double BELOW = 48;
  private static final double TICK_SIZE = 12;
  private static final double LABEL_SIZE = 13;
  private static final Stroke GRID = Stroke.solid(0xE3E3E3, 1);
  private static final Stroke FAINT_GRID = Stroke.solid(0xF2F2F2, 1);
  private static final Stroke FRAME = Stroke.solid(0x8C8C8C, 1);

  private final Figure.Plot plot;
  private final Canvas canvas;
  private final double top;
  private final Range horizontal;
  private final LegendPainter legend;

  PlotPainter(Figure.Plot plot, Canvas canvas, double top) {
    this.plot = plot;
    this.canvas = canvas;
    this.top = top;
    this.horizontal = Range.horizontal(plot.panels());
    this.legend = new LegendPainter(plot.legend(), canvas);
  }

  static double height(Figure.Plot plot) {
    double panels = plot.panels().stream().mapToDouble(Panel::height).sum();
    return Math.max(
        panels + GAP * (plot.panels().size() - 1) + BELOW, LegendPainter.height(plot.legend()));
  }

  void paint() {
    double right = FigurePainter.WIDTH - FigurePainter.MARGIN - legend.width();
    double y = top;
    for (int i = 0; i < plot.panels().size(); i++) {
      Panel panel = plot.panels().get(i);
      Box box = new Box(LEFT, y, right - LEFT, panel.height());
      paint(panel, box, i == plot.panels().size() - 1);
      y = box.bottom() + GAP;
    }
    legend.paint(right + 22, top);
  }

  private void paint(Panel panel, Box box, boolean last) {
    Coordinates at = new Coordinates(box, horizontal, Range.vertical(panel));
    Ticks across =
        Ticks.of(panel.x().scale(), horizontal.low(), horizontal.high(), (int) box.width() / 48);
    Ticks up =
        Ticks.of(
            panel.y().scale(), at.vertical().low(), at.vertical().high(), (int) box.height() / 34);
    grid(at, across, up);
    canvas.draw(box, null, FRAME);
    List<CurvePainter> curves =
        panel.series().stream().map(s -> new CurvePainter(s, at, canvas)).toList();
    canvas.clipped(box, () -> curves.forEach(CurvePainter::paintLines));
    canvas.clipped(grown(box), () -> curves.forEach(CurvePainter::paintMarks));
    upLabels(panel, at, up);
    if (last) {
      acrossLabels(panel, at, across);
    }
  }

  /// Marks on the edge of the panel are drawn whole.
  private static Box grown(Box box) {
    double by = 6;
    return new Box(box.x() - by, box.y() - by, box.width() + 2 * by, box.height() + 2 * by);
  }

  private void grid(Coordinates at, Ticks across, Ticks up) {
    Box box = at.box();
    canvas.draw(box, Fill.opaque(0xFFFFFF), null);
    across.minor().forEach(v -> canvas.draw(vertical(at.x(v), box), null, FAINT_GRID));
    up.minor().forEach(v -> canvas.draw(horizontal(at.y(v), box), null, FAINT_GRID));
    across.major().forEach(t -> canvas.draw(vertical(at.x(t.value()), box), null, GRID));
    up.major().forEach(t -> canvas.draw(horizontal(at.y(t.value()), box), null, GRID));
  }

  private void upLabels(Panel panel, Coordinates at, Ticks ticks) {
    TextStyle style = TextStyle.of(TICK_SIZE, FigurePainter.INK).at(Anchor.END);
    for (Tick tick : ticks.major()) {
      canvas.text(tick.label(), new Spot(at.box().x() - 8, at.y(tick.value()) + 4), style);
    }
    canvas.text(
        panel.y().label(),
        new Spot(FigurePainter.MARGIN + 8, at.box().y() + at.box().height() / 2),
        TextStyle.of(LABEL_SIZE, FigurePainter.INK).at(Anchor.MIDDLE).turnedUpwards());
  }

  private void acrossLabels(Panel panel, Coordinates at, Ticks ticks) {
    TextStyle style = TextStyle.of(TICK_SIZE, FigurePainter.INK).at(Anchor.MIDDLE);
    double bottom = at.box().bottom();
    for (Tick tick : ticks.major()) {
      double x = at.x(tick.value());
      canvas.draw(Outline.line(x, bottom, x, bottom + 4), null, FRAME);
      canvas.text(tick.label(), new Spot(x, bottom + 18), style);
    }
    canvas.text(
        panel.x().label(),
        new Spot(at.box().x() + at.box().width() / 2, bottom + 40),
        TextStyle.of(LABEL_SIZE, FigurePainter.INK).at(Anchor.MIDDLE));
  }

  private static Outline vertical(double x, Box box) {
    return Outline.line(x, box.y(), x, box.bottom());
  }

  private static Outline horizontal(double y, Box box) {
    return Outline.line(box.x(), y, box.right(), y);
  }
}
