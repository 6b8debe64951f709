package io.semlink.reports.drawing;

import java.util.ArrayList;
import java.util.List;

/// Widths of text, estimated. A reader's machine picks the sans-serif font, so a figure's layout
/// can only reckon with a wide one; the classes below are those of a wide humanist sans-serif.
public final class TextWidth {
  private static final String NARROW = "ijl.,:;|!'()[]{}/\\ ftrI-\u00b7\u207b\u00b9";
  private static final String WIDE = "mwMW%@\u2014";

  private TextWidth() {}

  /// Upper estimate of a text's width in pixels.
  ///
  /// @param text one line
  /// @param size height of the type in pixels
  public static double of(String text, double size) {
    return text.chars().mapToDouble(TextWidth::share).sum() * size;
  }

  /// Breaks a text at spaces, so that no line but one of a single long word is wider than asked.
  ///
  /// @param text one line
  /// @param size height of the type in pixels
  /// @param width widest line in pixels
  /// @return at least one line
  public static List<String> wrap(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && of(line + " " + word, size) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static double share(int character) {
    if (NARROW.indexOf(character) >= 0) {
      return 0.37;
    }
    if (WIDE.indexOf(character) >= 0) {
      return 0.95;
    }
    return Character.isUpperCase(character) ? 0.7 : 0.61;
  }
}
