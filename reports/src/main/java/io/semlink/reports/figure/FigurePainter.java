package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.TextStyle;
import io.semlink.reports.drawing.TextWidth;
import java.util.List;

/// Puts a figure on a canvas: title, subtitle, body, caption.
final class FigurePainter {
  /// Width of every figure in pixels.
  static final double WIDTH = 880;

  static final double MARGIN = 20;
  static final int INK = 0x222222;
  static final int SOFT_INK = 0x5A5A5A;
  private static final double CAPTION_SIZE = 11.5;
  private static final double CAPTION_LINE = 16;

  private final Figure figure;
  private final List<String> caption;
  private final double bodyTop;
  private final double bodyHeight;

  FigurePainter(Figure figure) {
    this.figure = figure;
    this.caption = TextWidth.wrap(figure.caption(), CAPTION_SIZE, WIDTH - 2 * MARGIN);
    this.bodyTop = figure.subtitle().isEmpty() ? 48 : 66;
    this.bodyHeight =
        switch (figure.body()) {
          case Figure.Plot plot -> PlotPainter.height(plot);
          case ImageGrid grid -> GridPainter.height(grid);
          case Matrix matrix -> MatrixPainter.height(matrix);
        };
  }

  double height() {
    return bodyTop + bodyHeight + 14 + caption.size() * CAPTION_LINE + 8;
  }

  void paint(Canvas canvas) {
    canvas.text(figure.title(), new Spot(MARGIN, 30), TextStyle.of(18, INK).inBold());
    canvas.text(figure.subtitle(), new Spot(MARGIN, 50), TextStyle.of(13, SOFT_INK));
    switch (figure.body()) {
      case Figure.Plot plot -> new PlotPainter(plot, canvas, bodyTop).paint();
      case ImageGrid grid -> new GridPainter(grid, canvas, bodyTop).paint();
      case Matrix matrix -> new MatrixPainter(matrix, canvas, bodyTop).paint();
    }
    double y = bodyTop + bodyHeight + 14 + CAPTION_SIZE;
    for (String line : caption) {
      canvas.text(line, new Spot(MARGIN, y), TextStyle.of(CAPTION_SIZE, SOFT_INK));
      y += CAPTION_LINE;
    }
  }
}
