package io.semlink.reports.figure;

import io.semlink.reports.figure.Series.Datum;
import io.semlink.simulator.metrics.Interval;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The part of an axis that is shown.
///
/// @param scale how values are spread
/// @param low least value, above 0 on a logarithmic scale
/// @param high greatest value, above low
record Range(Axis.Scale scale, double low, double high) {
  /// Least probability that a logarithmic axis shows where the data goes to 0.
  private static final double SMALLEST = 1e-12;

  static Range horizontal(List<Figure.Panel> panels) {
    Axis axis = panels.getFirst().x();
    Stream<Series> series = panels.stream().flatMap(p -> p.series().stream());
    double[] x = shown(axis.scale(), series.flatMap(Range::abscissae));
    if (axis.scale() != Axis.Scale.LOG || x.length == 0) {
      return of(axis, x);
    }
    double least = StrictMath.log10(DoubleStream.of(x).min().orElseThrow());
    double most = StrictMath.log10(DoubleStream.of(x).max().orElseThrow());
    Range even = padded(Axis.Scale.LINEAR, least, most);
    return new Range(
        Axis.Scale.LOG, StrictMath.pow(10, even.low()), StrictMath.pow(10, even.high()));
  }

  static Range vertical(Figure.Panel panel) {
    Axis axis = panel.y();
    boolean log = axis.scale() == Axis.Scale.LOG;
    return of(axis, shown(axis.scale(), panel.series().stream().flatMap(s -> ordinates(s, log))));
  }

  /// Share of the axis below a value: 0 at low, 1 at high, beyond them outside.
  double share(double value) {
    if (scale != Axis.Scale.LOG) {
      return (value - low) / (high - low);
    }
    double decades = StrictMath.log10(high / low);
    return StrictMath.log10(Math.max(value, low * 1e-3) / low) / decades;
  }

  private static Stream<Double> abscissae(Series series) {
    return series.data().stream().map(Datum::x);
  }

  private static Stream<Double> ordinates(Series series, boolean log) {
    return series.data().stream().flatMapToDouble(d -> ends(d, log)).boxed();
  }

  private static DoubleStream ends(Datum datum, boolean log) {
    Interval interval = datum.interval();
    if (interval == null) {
      return DoubleStream.of(datum.shown());
    }
    // A single error's lower bound is decades below it and would flatten all else.
    double low = log ? Math.max(interval.low(), datum.shown() / 4) : interval.low();
    return DoubleStream.of(low, datum.shown(), interval.high());
  }

  private static double[] shown(Axis.Scale scale, Stream<Double> values) {
    boolean log = scale == Axis.Scale.LOG;
    return values.mapToDouble(Double::doubleValue).filter(v -> !log || v >= SMALLEST).toArray();
  }

  private static Range of(Axis axis, double[] shown) {
    boolean log = axis.scale() == Axis.Scale.LOG;
    double least = DoubleStream.of(shown).min().orElse(log ? 0.1 : 0);
    double most = DoubleStream.of(shown).max().orElse(1);
    Range free = log ? decades(least, most) : padded(axis.scale(), least, most);
    Double low = axis.low();
    Double high = axis.high();
    return new Range(
        axis.scale(), low == null ? free.low() : low, high == null ? free.high() : high);
  }

  private static Range decades(double least, double most) {
    double low = StrictMath.pow(10, Math.floor(StrictMath.log10(least) + 1e-9));
    double high = StrictMath.pow(10, Math.ceil(StrictMath.log10(most) - 1e-9));
    return new Range(Axis.Scale.LOG, low, high > low ? high : 10 * low);
  }

  private static Range padded(Axis.Scale scale, double least, double most) {
    double width = most > least ? most - least : Math.max(1, Math.abs(most)) * 0.1;
    return new Range(scale, least - 0.04 * width, most + 0.04 * width);
  }
}
