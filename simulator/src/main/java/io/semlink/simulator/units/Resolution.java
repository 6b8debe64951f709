package io.semlink.simulator.units;

import io.semlink.simulator.notation.PlainNumber;

/// Size of an image in pixels, written HEIGHTxWIDTH as in "96x128".
///
/// @param height rows, at least 1
/// @param width columns, at least 1
public record Resolution(int height, int width) {
  /// @throws IllegalArgumentException if a side is below 1
  public Resolution {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "resolution is %sx%s but both sides must be at least 1".formatted(height, width));
    }
  }

  /// Reads "HEIGHTxWIDTH".
  ///
  /// @throws IllegalArgumentException if the text has another form
  public static Resolution parse(String text) {
    String[] parts = text.strip().split("x", -1);
    try {
      if (parts.length == 2) {
        return new Resolution(PlainNumber.wholeInt(parts[0]), PlainNumber.wholeInt(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw malformed(text, e);
    }
    throw malformed(text, null);
  }

  /// height * width.
  public int numPixels() {
    return Math.multiplyExact(height, width);
  }

  @Override
  public String toString() {
    return height + "x" + width;
  }

  private static IllegalArgumentException malformed(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "resolution is \"%s\" but must be HEIGHTxWIDTH, as in 96x128".formatted(text), cause);
  }
}
