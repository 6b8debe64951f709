package io.semlink.reports.drawing;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/// Whether this machine can turn text into pixels. A bare container often has no font at all; then
/// SVG still works, PNG does not.
public final class Fonts {
  private Fonts() {}

  /// What is wrong with the machine's fonts, one sentence with the remedy; empty if nothing is.
  public static Optional<String> problem() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      double width = sans(false, 12).getStringBounds("Es/N0", context).getWidth();
      return width > 0 ? Optional.empty() : Optional.of(sentence("its glyphs have no width"));
    } catch (RuntimeException | LinkageError | InternalError e) {
      return Optional.of(sentence(String.valueOf(e.getMessage())));
    }
  }

  /// The machine's sans-serif font.
  ///
  /// @param size height of the type in pixels
  static Font sans(boolean bold, double size) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }

  private static String sentence(String reason) {
    return "This machine has no usable sans-serif font (%s). Maybe fontconfig and a font package, such as DejaVu, have to be installed."
        .formatted(reason);
  }
}
