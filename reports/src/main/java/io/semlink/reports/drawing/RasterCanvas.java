package io.semlink.reports.drawing;

import io.semlink.reports.drawing.Shape.Box;
import io.semlink.reports.drawing.Shape.Disc;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// Paper that is pixels, drawn by Java2D without a screen. Text uses the machine's sans-serif font.
public final class RasterCanvas implements Canvas {
  private final BufferedImage page;
  private final Graphics2D graphics;

  /// An empty white page.
  ///
  /// @param width in pixels
  /// @param height in pixels
  /// @param scale image pixels a pixel, so that it is crisp on dense screens
  public RasterCanvas(double width, double height, double scale) {
    page =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_RGB);
    graphics = page.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.scale(scale, scale);
    draw(new Box(0, 0, width + 1, height + 1), Fill.opaque(0xFFFFFF), null);
  }

  /// The page as the bytes of a PNG file.
  public byte[] toPng() {
    return Png.encode(page);
  }

  @Override
  public void draw(Shape shape, @Nullable Fill fill, @Nullable Stroke stroke) {
    java.awt.Shape outline =
        switch (shape) {
          case Box b -> rectangle(b);
          case Disc d ->
              new Ellipse2D.Double(
                  d.center().x() - d.radius(),
                  d.center().y() - d.radius(),
                  2 * d.radius(),
                  2 * d.radius());
          case Outline o -> path(o);
        };
    if (fill != null) {
      int alpha = (int) Math.round(255 * fill.opacity());
      graphics.setColor(new Color(alpha << 24 | fill.rgb(), true));
      graphics.fill(outline);
    }
    if (stroke != null) {
      graphics.setColor(new Color(stroke.rgb()));
      graphics.setStroke(pen(stroke));
      graphics.draw(outline);
    }
  }

  @Override
  public void text(String text, Spot spot, TextStyle style) {
    graphics.setFont(Fonts.sans(style.bold(), style.size()));
    graphics.setColor(new Color(style.rgb()));
    double width =
        graphics.getFont().getStringBounds(text, graphics.getFontRenderContext()).getWidth();
    double shift =
        switch (style.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    AffineTransform before = graphics.getTransform();
    graphics.translate(spot.x(), spot.y());
    if (style.upwards()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(text, (float) -shift, 0);
    graphics.setTransform(before);
  }

  @Override
  public void image(BufferedImage image, Box box) {
    AffineTransform placed = AffineTransform.getTranslateInstance(box.x(), box.y());
    placed.scale(box.width() / image.getWidth(), box.height() / image.getHeight());
    graphics.drawImage(image, placed, null);
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    java.awt.Shape before = graphics.getClip();
    graphics.clip(rectangle(box));
    drawing.run();
    graphics.setClip(before);
  }

  private static Rectangle2D rectangle(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }

  private static Path2D path(Outline outline) {
    Path2D path = new Path2D.Double();
    for (Spot spot : outline.spots()) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(spot.x(), spot.y());
      } else {
        path.lineTo(spot.x(), spot.y());
      }
    }
    if (outline.closed()) {
      path.closePath();
    }
    return path;
  }

  private static BasicStroke pen(Stroke stroke) {
    float width = (float) stroke.width();
    if (stroke.dashes().isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[stroke.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = stroke.dashes().get(i).floatValue();
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }
}
