package io.semlink.reports.drawing;

import io.semlink.reports.drawing.Shape.Box;
import io.semlink.reports.drawing.Shape.Spot;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// A page. Later things lie on earlier ones.
public sealed interface Canvas permits SvgCanvas, RasterCanvas {
  /// Draws a shape.
  ///
  /// @param fill its surface, or null for none
  /// @param stroke its line, or null for none
  void draw(Shape shape, @Nullable Fill fill, @Nullable Stroke stroke);

  /// Writes one line of text.
  void text(String text, Spot spot, TextStyle style);

  /// Draws an image scaled into a box, smoothly.
  ///
  /// @param image not modified
  void image(BufferedImage image, Box box);

  /// Draws something of which only what lies in a box is seen.
  ///
  /// @param drawing draws on this canvas
  void clipped(Box box, Runnable drawing);
}
