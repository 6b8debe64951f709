package io.semlink.reports.figure;

import io.semlink.reports.drawing.Stroke;
import java.util.List;

/// How a curve looks.
///
/// @param rgb colour, 0xRRGGBB
/// @param marker mark at each point
/// @param dashes of the line between the points: dash, gap, ...; empty for solid
/// @param width of that line in pixels; 0 for none
/// @param spread how intervals are drawn
public record Style(int rgb, Marker marker, List<Double> dashes, double width, Spread spread) {
  private static final List<Integer> OKABE_ITO =
      List.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000);
  private static final List<Marker> MARKERS =
      List.of(
          Marker.DISC,
          Marker.SQUARE,
          Marker.TRIANGLE,
          Marker.DIAMOND,
          Marker.TRIANGLE_DOWN,
          Marker.CROSS);
  private static final List<List<Double>> DASHES =
      List.of(List.of(), List.of(7.0, 3.0), List.of(2.5, 2.5), List.of(9.0, 3.0, 2.5, 3.0));

  /// Marks.
  public enum Marker {
    NONE,
    DISC,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    TRIANGLE_DOWN,
    CROSS
  }

  /// Ways to draw an interval.
  public enum Spread {
    NONE,
    BARS,
    BAND
  }

  /// Copies the dashes.
  public Style {
    dashes = List.copyOf(dashes);
  }

  /// The style of the i-th curve of a report; the first 84 differ from each other.
  ///
  /// @param index from 0
  public static Style curve(int index) {
    return new Style(
        OKABE_ITO.get(index % OKABE_ITO.size()),
        MARKERS.get(index % MARKERS.size()),
        DASHES.get(index % DASHES.size()),
        1.9,
        Spread.BARS);
  }

  /// A thin dashed grey line without marks, for theory and bounds.
  ///
  /// @param index from 0; neighbours differ in their dashes
  public static Style reference(int index) {
    return new Style(
        0x555555, Marker.NONE, DASHES.get(1 + index % (DASHES.size() - 1)), 1.2, Spread.BARS);
  }

  /// The same colour as a thin dotted line without marks and intervals.
  public Style faint() {
    return new Style(rgb, Marker.NONE, List.of(1.5, 2.5), 1.1, Spread.NONE);
  }

  /// The same colour as a thin solid line without marks and intervals, half way to white.
  public Style thin() {
    int pale = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int part = (rgb >> shift) & 0xFF;
      pale |= ((part + 255) / 2) << shift;
    }
    return new Style(pale, Marker.NONE, List.of(), 1.1, Spread.NONE);
  }

  /// The same colour, mark and intervals with another line.
  ///
  /// @param newDashes as the component of this name
  /// @param newWidth likewise
  public Style plain(List<Double> newDashes, double newWidth) {
    return new Style(rgb, marker, newDashes, newWidth, spread);
  }

  /// The same without intervals.
  public Style withoutSpread() {
    return new Style(rgb, marker, dashes, width, Spread.NONE);
  }

  /// The same with bands for intervals.
  public Style withBand() {
    return new Style(rgb, marker, dashes, width, Spread.BAND);
  }

  Stroke stroke() {
    return new Stroke(rgb, width, dashes);
  }
}
