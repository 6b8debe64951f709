package io.semlink.reports.drawing;

/// How a surface is filled.
///
/// @param rgb colour, 0xRRGGBB
/// @param opacity 0 for invisible to 1 for opaque
public record Fill(int rgb, double opacity) {
  /// An opaque colour.
  public static Fill opaque(int rgb) {
    return new Fill(rgb, 1);
  }
}
