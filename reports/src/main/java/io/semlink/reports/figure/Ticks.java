package io.semlink.reports.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Where an axis is labelled.
///
/// @param major labelled values by ascending value
/// @param minor values with a fainter grid line
record Ticks(List<Tick> major, List<Double> minor) {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /// A labelled value.
  record Tick(double value, String label) {}

  static Ticks of(Axis.Scale scale, double low, double high, int about) {
    return switch (scale) {
      case LOG -> decades(low, high, about);
      case LINEAR -> even(low, high, about, 1);
      case PERCENT -> even(low, high, about, 100);
    };
  }

  /// Steps of 1, 2 or 5 times a power of ten, the widest that give about as many ticks as asked.
  static double step(double width, int about) {
    double raw = width / about;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= raw * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static Ticks even(double low, double high, int about, double factor) {
    double step = step((high - low) * factor, about);
    List<Tick> major = new ArrayList<>();
    long first = (long) Math.ceil(low * factor / step - 1e-9);
    long last = (long) Math.floor(high * factor / step + 1e-9);
    for (long i = first; i <= last; i++) {
      major.add(new Tick(i * step / factor, plain(i * step, step)));
    }
    return new Ticks(major, List.of());
  }

  private static String plain(double value, double step) {
    int digits = Math.max(0, (int) -Math.floor(StrictMath.log10(step) + 1e-9));
    String text =
        BigDecimal.valueOf(value).setScale(digits, java.math.RoundingMode.HALF_UP).toPlainString();
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  private static Ticks decades(double low, double high, int about) {
    int first = (int) Math.ceil(StrictMath.log10(low) - 1e-9);
    int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
    // One or two powers alone would not let a reader see the scale.
    boolean narrow = high / low < 100;
    int every = Math.max(1, (last - first + about) / about);
    List<Tick> major = new ArrayList<>();
    List<Double> minor = new ArrayList<>();
    for (int exponent = first - 1; exponent <= last; exponent++) {
      double decade = StrictMath.pow(10, exponent);
      if (exponent >= first) {
        boolean labelled = (last - exponent) % every == 0;
        major.add(new Tick(decade, labelled ? label(exponent, narrow) : ""));
      }
      for (int m = 2; m <= 9; m++) {
        double value = m * decade;
        boolean inside = value > low * (1 + 1e-9) && value < high * (1 - 1e-9);
        if (inside && narrow && (m == 2 || m == 5)) {
          major.add(new Tick(value, plain(value)));
        } else if (inside) {
          minor.add(value);
        }
      }
    }
    return new Ticks(major, minor);
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String label(int exponent, boolean narrow) {
    if (exponent == 0) {
      return "1";
    }
    if (narrow && exponent >= -3 && exponent < 0) {
      return plain(StrictMath.pow(10, exponent));
    }
    StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}
