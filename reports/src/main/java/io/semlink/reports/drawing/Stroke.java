package io.semlink.reports.drawing;

import java.util.List;

/// How a line is drawn.
///
/// @param rgb colour, 0xRRGGBB
/// @param width in pixels
/// @param dashes lengths of dash, gap, dash, ...; empty for a solid line
public record Stroke(int rgb, double width, List<Double> dashes) {
  /// Copies the dashes.
  public Stroke {
    dashes = List.copyOf(dashes);
  }

  /// A solid line.
  public static Stroke solid(int rgb, double width) {
    return new Stroke(rgb, width, List.of());
  }
}
