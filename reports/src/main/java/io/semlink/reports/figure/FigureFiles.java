package io.semlink.reports.figure;

import io.semlink.reports.drawing.RasterCanvas;
import io.semlink.reports.drawing.SvgCanvas;
import io.semlink.simulator.results.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/// A figure as SVG, PNG and CSV: the same drawing twice, and its numbers.
public final class FigureFiles {
  private static final double PNG_SCALE = 2;

  private FigureFiles() {}

  /// The figure as an SVG element, which is also the text of an SVG file.
  public static String svg(Figure figure) {
    FigurePainter painter = new FigurePainter(figure);
    SvgCanvas canvas =
        new SvgCanvas(figure.stem(), FigurePainter.WIDTH, painter.height(), figure.title());
    painter.paint(canvas);
    return canvas.toSvg();
  }

  /// The figure as the bytes of a PNG file, two image pixels a pixel.
  public static byte[] png(Figure figure) {
    FigurePainter painter = new FigurePainter(figure);
    RasterCanvas canvas = new RasterCanvas(FigurePainter.WIDTH, painter.height(), PNG_SCALE);
    painter.paint(canvas);
    return canvas.toPng();
  }

  /// The figure's numbers, fractions as 0..1.
  public static String csv(Figure figure) {
    return FigureCsv.of(figure);
  }

  /// Writes STEM.svg and STEM.csv, replacing older ones.
  ///
  /// @param folder an existing folder
  /// @throws IOException if a file cannot be written
  public static void writeVector(Figure figure, Path folder) throws IOException {
    AtomicFile.write(folder.resolve(figure.stem() + ".svg"), svg(figure));
    AtomicFile.write(folder.resolve(figure.stem() + ".csv"), csv(figure));
  }

  /// Writes STEM.png, replacing an older one. Needs a font, see {@link
  /// io.semlink.reports.drawing.Fonts}.
  ///
  /// @param folder an existing folder
  /// @throws IOException if the file cannot be written
  public static void writePng(Figure figure, Path folder) throws IOException {
    AtomicFile.write(folder.resolve(figure.stem() + ".png"), png(figure));
  }
}
