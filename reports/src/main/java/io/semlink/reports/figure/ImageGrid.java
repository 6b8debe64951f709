package io.semlink.reports.figure;

import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Images side by side.
///
/// @param columns headings, one a column
/// @param rows from top to bottom
/// @param legend colours and what they stand for
public record ImageGrid(List<String> columns, List<Row> rows, List<Swatch> legend)
    implements Figure.Body {
  /// Copies the lists.
  public ImageGrid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    legend = List.copyOf(legend);
  }

  /// A row.
  ///
  /// @param label what its images have in common
  /// @param cells one a column
  public record Row(String label, List<Cell> cells) {
    /// Copies the cells.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A cell.
  ///
  /// @param image not modified; absent where there is none
  /// @param note one short line below it; may be empty
  public record Cell(@Nullable BufferedImage image, String note) {
    /// Nothing, not even an empty frame.
    public static final Cell BLANK = new Cell(null, "");
  }

  /// A colour of the legend.
  ///
  /// @param rgb colour, 0xRRGGBB
  /// @param label what it stands for
  public record Swatch(int rgb, String label) {}
}
