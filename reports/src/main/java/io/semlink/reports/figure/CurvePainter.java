package io.semlink.reports.figure;

import io.semlink.reports.drawing.Canvas;
import io.semlink.reports.drawing.Fill;
import io.semlink.reports.drawing.Shape.Outline;
import io.semlink.reports.drawing.Shape.Spot;
import io.semlink.reports.drawing.Stroke;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.simulator.metrics.Interval;
import java.util.ArrayList;
import java.util.List;

/// Puts one curve into a panel. Points where nothing was observed are open marks with an arrow that
/// points down, apart from the line: the truth lies anywhere below them.
final class CurvePainter {
  private static final double CAP = 3.5;
  private static final double ARROW = 15;

  private final Series series;
  private final Coordinates at;
  private final Canvas canvas;
  private final MarkerPainter marker;

  CurvePainter(Series series, Coordinates at, Canvas canvas) {
    this.series = series;
    this.at = at;
    this.canvas = canvas;
    this.marker = new MarkerPainter(series.style(), canvas);
  }

  /// Intervals and the line between the points.
  void paintLines() {
    switch (series.style().spread()) {
      case NONE -> {}
      case BARS -> series.data().stream().filter(d -> !d.upperBound()).forEach(this::bar);
      case BAND -> band();
    }
    line();
  }

  /// The marks at the points.
  void paintMarks() {
    for (Datum datum : series.data()) {
      Spot spot = spot(datum);
      if (datum.upperBound() && series.style().marker() != Style.Marker.NONE) {
        arrow(spot);
        marker.open(spot);
      } else {
        marker.solid(spot);
      }
    }
  }

  private Spot spot(Datum datum) {
    return new Spot(at.x(datum.x()), at.y(datum.shown()));
  }

  private void line() {
    List<Spot> spots = series.data().stream().filter(d -> !d.upperBound()).map(this::spot).toList();
    if (series.style().width() > 0 && spots.size() > 1) {
      canvas.draw(new Outline(spots, false), null, series.style().stroke());
    }
  }

  private void bar(Datum datum) {
    Interval interval = datum.interval();
    if (interval != null) {
      double x = at.x(datum.x());
      double high = at.y(interval.high());
      double low = at.y(interval.low());
      Stroke stroke = Stroke.solid(series.style().rgb(), 1.1);
      canvas.draw(Outline.line(x, low, x, high), null, stroke);
      canvas.draw(Outline.line(x - CAP, low, x + CAP, low), null, stroke);
      canvas.draw(Outline.line(x - CAP, high, x + CAP, high), null, stroke);
    }
  }

  private void band() {
    List<Spot> corners = new ArrayList<>();
    for (Datum datum : series.data()) {
      Interval interval = datum.interval();
      if (interval != null) {
        corners.add(corners.size() / 2, new Spot(at.x(datum.x()), at.y(interval.high())));
        corners.add(corners.size() / 2 + 1, new Spot(at.x(datum.x()), at.y(interval.low())));
      }
    }
    if (corners.size() > 2) {
      canvas.draw(new Outline(corners, true), new Fill(series.style().rgb(), 0.16), null);
    } else {
      series.data().forEach(this::bar);
    }
  }

  private void arrow(Spot spot) {
    Stroke stroke = Stroke.solid(series.style().rgb(), 1.3);
    double tip = spot.y() + ARROW;
    canvas.draw(Outline.line(spot.x(), spot.y(), spot.x(), tip), null, stroke);
    canvas.draw(
        new Outline(
            List.of(
                new Spot(spot.x() - CAP, tip - 4),
                new Spot(spot.x(), tip),
                new Spot(spot.x() + CAP, tip - 4)),
            false),
        null,
        stroke);
  }
}
