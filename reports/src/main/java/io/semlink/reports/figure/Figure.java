package io.semlink.reports.figure;

import java.util.List;

/// One figure.
///
/// @param stem name of its files without ending; lower case, digits and hyphens
/// @param title what it shows, a few words
/// @param subtitle under which conditions, a few words; may be empty
/// @param finding what the reader sees in it, computed from the numbers; may be empty
/// @param caption what the marks mean, run id, configuration hash, n
/// @param body what is drawn
public record Figure(
    String stem, String title, String subtitle, String finding, String caption, Body body) {

  /// What a figure consists of.
  public sealed interface Body permits Plot, ImageGrid, Matrix {}

  /// Panels above each other over one axis, and one legend to their right.
  ///
  /// @param panels from top to bottom, at least one
  /// @param legend entries from top to bottom
  public record Plot(List<Panel> panels, List<LegendEntry> legend) implements Body {
    /// Copies the lists.
    public Plot {
      panels = List.copyOf(panels);
      legend = List.copyOf(legend);
    }
  }

  /// A line of the legend.
  ///
  /// @param label its text
  /// @param style the mark before it
  public record LegendEntry(String label, Style style) {}

  /// Coordinates with curves.
  ///
  /// @param x horizontal axis; the panels of a plot share its range
  /// @param y vertical axis
  /// @param series the curves, later ones on top
  /// @param height of the coordinates in pixels
  public record Panel(Axis x, Axis y, List<Series> series, double height) {
    /// Copies the curves.
    public Panel {
      series = List.copyOf(series);
    }
  }
}
