package io.semlink.scenarios.verify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.semlink.simulator.metrics.ErrorCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error-rate curve that another program simulated, from the resource `curves.conf`.
///
/// @param title code, decoder and iterations
/// @param source who simulated it
/// @param scenario the same link in our language, without operating point
/// @param abscissa key of the operating point, `EbN0` or `EsN0` in dB, or `bit-error-rate`
/// @param countsBits whether trials are bits; else blocks
/// @param quick abscissas that are always repeated
/// @param points what was counted, by rising abscissa
record ReferenceCurve(
    String title,
    String source,
    Config scenario,
    String abscissa,
    boolean countsBits,
    List<Double> quick,
    List<Point> points) {

  /// One point of a curve.
  ///
  /// @param x abscissa
  /// @param counts errors and trials
  record Point(double x, ErrorCounts counts) {}

  /// All published curves, in the order of the file; never empty.
  static List<ReferenceCurve> all() {
    return read(ConfigFactory.parseResources(ReferenceCurve.class, "curves.conf"));
  }

  private static List<ReferenceCurve> read(Config config) {
    List<ReferenceCurve> curves = new ArrayList<>();
    for (Config curve : config.getConfigList("curves")) {
      curves.add(
          new ReferenceCurve(
              curve.getString("title"),
              curve.getString("source"),
              curve.getConfig("scenario"),
              curve.hasPath("abscissa") ? curve.getString("abscissa") : "EbN0",
              curve.hasPath("counts") && curve.getString("counts").equals("bits"),
              List.copyOf(curve.getDoubleList("at")),
              points(curve.getList("points"))));
    }
    return List.copyOf(curves);
  }

  private static List<Point> points(ConfigList rows) {
    List<Point> points = new ArrayList<>();
    for (ConfigValue row : rows) {
      List<?> cells = (List<?>) row.unwrapped();
      long errors = ((Number) cells.get(1)).longValue();
      long trials = ((Number) cells.get(2)).longValue();
      points.add(new Point(((Number) cells.get(0)).doubleValue(), new ErrorCounts(errors, trials)));
    }
    return points.stream().sorted(Comparator.comparingDouble(Point::x)).toList();
  }

  /// Whether the abscissa is a ratio in dB.
  boolean inDb() {
    return !abscissa.equals("bit-error-rate");
  }

  /// The link at one operating point.
  Config at(double x) {
    Config point =
        inDb()
            ? ConfigFactory.parseString("link.%s = \"%s dB\"".formatted(abscissa, x))
            : ConfigFactory.parseString("link.channel.bsc.bit-error-rate = %s".formatted(x));
    return point.withFallback(scenario);
  }

  /// Where the curve reaches an error rate: straight lines between its points, the rate on a
  /// logarithmic scale. Null outside the curve.
  @Nullable Double xOf(double rate) {
    double level = StrictMath.log(rate);
    for (int i = 1; i < points.size(); i++) {
      double left = StrictMath.log(points.get(i - 1).counts().rate());
      double right = StrictMath.log(points.get(i).counts().rate());
      if (Math.min(left, right) <= level && level <= Math.max(left, right) && left != right) {
        double share = (level - left) / (right - left);
        return points.get(i - 1).x() + share * (points.get(i).x() - points.get(i - 1).x());
      }
    }
    return null;
  }
}
