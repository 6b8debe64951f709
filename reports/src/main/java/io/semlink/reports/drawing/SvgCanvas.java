package io.semlink.reports.drawing;

import io.semlink.reports.drawing.Shape.Box;
import io.semlink.reports.drawing.Shape.Disc;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Paper that is SVG text: text stays text, images are embedded as PNG, nothing is fetched.
public final class SvgCanvas implements Canvas {
  private static final String FONTS =
      "Inter, 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif";

  private final StringBuilder svg = new StringBuilder();
  private final String id;
  private int numClips;

  /// An empty page.
  ///
  /// @param id prefix of the ids inside; unique among the pages that share an HTML document
  /// @param width in pixels
  /// @param height in pixels
  /// @param title what a screen reader says
  public SvgCanvas(String id, double width, double height, String title) {
    this.id = id;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" \
        role="img" aria-label="%3$s" font-family="%4$s">
        """
            .formatted(number(width), number(height), Markup.escape(title), FONTS));
    draw(new Box(0, 0, width, height), Fill.opaque(0xFFFFFF), null);
  }

  /// The whole page as an SVG element, which is also a file of its own.
  public String toSvg() {
    return svg + "</svg>\n";
  }

  @Override
  public void draw(Shape shape, @Nullable Fill fill, @Nullable Stroke stroke) {
    String geometry =
        switch (shape) {
          case Box b ->
              "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                  .formatted(number(b.x()), number(b.y()), number(b.width()), number(b.height()));
          case Disc d ->
              "<circle cx=\"%s\" cy=\"%s\" r=\"%s\""
                  .formatted(number(d.center().x()), number(d.center().y()), number(d.radius()));
          case Outline o ->
              "<%s points=\"%s\"".formatted(o.closed() ? "polygon" : "polyline", corners(o));
        };
    svg.append(geometry).append(fill(fill)).append(stroke(stroke)).append("/>\n");
  }

  @Override
  public void text(String text, Spot spot, TextStyle style) {
    String x = number(spot.x());
    String y = number(spot.y());
    svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\"".formatted(x, y, number(style.size())));
    svg.append(" fill=\"%s\"".formatted(color(style.rgb())));
    if (style.anchor() != TextStyle.Anchor.START) {
      String anchor = style.anchor().name().toLowerCase(Locale.ROOT);
      svg.append(" text-anchor=\"%s\"".formatted(anchor));
    }
    if (style.bold()) {
      svg.append(" font-weight=\"600\"");
    }
    if (style.upwards()) {
      svg.append(" transform=\"rotate(-90 %s %s)\"".formatted(x, y));
    }
    svg.append('>').append(Markup.escape(text)).append("</text>\n");
  }

  @Override
  public void image(BufferedImage image, Box box) {
    svg.append(
        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" href=\"data:image/png;base64,%s\"/>\n"
            .formatted(
                number(box.x()),
                number(box.y()),
                number(box.width()),
                number(box.height()),
                Base64.getEncoder().encodeToString(Png.encode(image))));
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    String clip = "%s-clip-%s".formatted(id, numClips++);
    svg.append("<clipPath id=\"%s\">".formatted(clip));
    draw(box, null, null);
    svg.append("</clipPath>\n<g clip-path=\"url(#%s)\">\n".formatted(clip));
    drawing.run();
    svg.append("</g>\n");
  }

  private static String corners(Outline outline) {
    return outline.spots().stream()
        .map(s -> number(s.x()) + "," + number(s.y()))
        .collect(Collectors.joining(" "));
  }

  private static String fill(@Nullable Fill fill) {
    if (fill == null) {
      return " fill=\"none\"";
    }
    String opacity =
        fill.opacity() == 1 ? "" : " fill-opacity=\"%s\"".formatted(number(fill.opacity()));
    return " fill=\"%s\"%s".formatted(color(fill.rgb()), opacity);
  }

  private static String stroke(@Nullable Stroke stroke) {
    if (stroke == null) {
      return "";
    }
    String dashes =
        stroke.dashes().stream().map(SvgCanvas::number).collect(Collectors.joining(" "));
    return " stroke=\"%s\" stroke-width=\"%s\"%s stroke-linejoin=\"round\""
        .formatted(
            color(stroke.rgb()),
            number(stroke.width()),
            dashes.isEmpty() ? "" : " stroke-dasharray=\"%s\"".formatted(dashes));
  }

  private static String color(int rgb) {
    return "#%06x".formatted(rgb);
  }

  /// Hundredths of a pixel are enough; more digits would only make files larger.
  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
