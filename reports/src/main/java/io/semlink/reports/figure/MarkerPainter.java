package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Fill;
import io.semlink.reports.drawing.Shape;
import io.semlink.reports.drawing.Shape.Disc;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.Stroke;
import java.util.List;

/// Marks at the points of a curve, of about equal area.
final class MarkerPainter {
  private static final int PAPER = 0xFFFFFF;

  private final Style style;
  private final Canvas canvas;

  MarkerPainter(Style style, Canvas canvas) {
    this.style = style;
    this.canvas = canvas;
  }

  /// A filled mark with a thin white rim, so that marks on each other stay apart.
  void solid(Spot at) {
    switch (style.marker()) {
      case NONE -> {}
      case CROSS -> cross(at);
      default -> canvas.draw(outline(at), Fill.opaque(style.rgb()), Stroke.solid(PAPER, 0.8));
    }
  }

  /// A mark that is not filled.
  void open(Spot at) {
    switch (style.marker()) {
      case NONE -> {}
      case CROSS -> cross(at);
      default -> canvas.draw(outline(at), Fill.opaque(PAPER), Stroke.solid(style.rgb(), 1.5));
    }
  }

  private void cross(Spot at) {
    Stroke stroke = Stroke.solid(style.rgb(), 2);
    double r = 3.6;
    canvas.draw(Outline.line(at.x() - r, at.y() - r, at.x() + r, at.y() + r), null, stroke);
    canvas.draw(Outline.line(at.x() - r, at.y() + r, at.x() + r, at.y() - r), null, stroke);
  }

  private Shape outline(Spot at) {
    return switch (style.marker()) {
      case NONE, CROSS, DISC -> new Disc(at, 4.2);
      case SQUARE -> around(at, 3.8, 3.8, 3.8, -3.8, -3.8, -3.8, -3.8, 3.8);
      case TRIANGLE -> around(at, 0, -5, 4.6, 3.4, -4.6, 3.4);
      case TRIANGLE_DOWN -> around(at, 0, 5, 4.6, -3.4, -4.6, -3.4);
      case DIAMOND -> around(at, 0, -5.4, 4.6, 0, 0, 5.4, -4.6, 0);
    };
  }

  private static Outline around(Spot at, double... offsets) {
    List<Spot> spots =
        java.util.stream.IntStream.range(0, offsets.length / 2)
            .mapToObj(i -> new Spot(at.x() + offsets[2 * i], at.y() + offsets[2 * i + 1]))
            .toList();
    return new Outline(spots, true);
  }
}
