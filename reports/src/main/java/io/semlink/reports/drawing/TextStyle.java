package io.semlink.reports.drawing;

/// How a line of text is set. The spot given with a text is on its base line.
///
/// @param size height of the type in pixels
/// @param rgb colour, 0xRRGGBB
/// @param anchor which part of the text lies at its spot
/// @param bold whether it is bold
/// @param upwards whether it is turned by 90 degrees, to be read from below
public record TextStyle(double size, int rgb, Anchor anchor, boolean bold, boolean upwards) {
  /// Which part of a text lies at its spot.
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// Plain text that begins at its spot.
  public static TextStyle of(double size, int rgb) {
    return new TextStyle(size, rgb, Anchor.START, false, false);
  }

  /// The same, anchored elsewhere.
  public TextStyle at(Anchor newAnchor) {
    return new TextStyle(size, rgb, newAnchor, bold, upwards);
  }

  /// The same in bold.
  public TextStyle inBold() {
    return new TextStyle(size, rgb, anchor, true, upwards);
  }

  /// The same, to be read from below.
  public TextStyle turnedUpwards() {
    return new TextStyle(size, rgb, anchor, bold, true);
  }
}
