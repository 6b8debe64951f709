package io.semlink.reports.stat;

import io.semlink.simulator.metrics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers and names as people read them.
public final class Words {
  private Words() {}

  /// A fraction in per cent with one decimal, as in "31.4 %".
  public static String percent(double fraction) {
    return decimal(100 * fraction, 1) + " %";
  }

  /// A fraction in per cent with its interval, as in "31.4 % [29.9, 33.0]", "31.4 % [-]" where
  /// there is none.
  public static String percent(double fraction, @Nullable Interval interval) {
    return percent(fraction) + ends(interval);
  }

  /// A difference of fractions in percentage points, or a relative one in per cent, with its
  /// interval, as in "3.0 [1.0, 5.0]", "3.0 [-]" where there is none.
  public static String points(double difference, @Nullable Interval interval) {
    return decimal(100 * difference, 1) + ends(interval);
  }

  private static String ends(@Nullable Interval interval) {
    return interval == null
        ? " [-]"
        : " [%s, %s]"
            .formatted(decimal(100 * interval.low(), 1), decimal(100 * interval.high(), 1));
  }

  /// A level in dB, as in "−2 dB" or "1.25 dB".
  public static String db(double value) {
    return number(value, 2) + " dB";
  }

  /// A frequency in Hz, kHz, MHz or GHz, as in "16 kHz".
  public static String frequency(double hertz) {
    if (hertz >= 1e9) {
      return number(hertz / 1e9, 3) + " GHz";
    }
    if (hertz >= 1e6) {
      return number(hertz / 1e6, 3) + " MHz";
    }
    return hertz >= 1e3 ? number(hertz / 1e3, 3) + " kHz" : number(hertz, 3) + " Hz";
  }

  /// A small probability, as in "1.4e-3", or "0" or "1".
  public static String probability(double value) {
    return value == 0 || value == 1
        ? number(value, 0)
        : String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-");
  }

  /// A count with thin spaces between thousands.
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  /// A number with at most so many decimals and no trailing zeros.
  public static String number(double value, int decimals) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return withMinus(rounded.signum() == 0 ? "0" : rounded.toPlainString());
  }

  /// A number with exactly so many decimals.
  public static String decimal(double value, int decimals) {
    return withMinus(
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
  }

  /// A modulation as the literature writes it, as in "QPSK" or "16-QAM".
  public static String modulation(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("^(\\d+)-?QAM$", "$1-QAM");
  }

  /// A channel as the literature writes it.
  public static String channel(String name) {
    return switch (name) {
      case "awgn" -> "AWGN";
      case "bsc" -> "binary symmetric channel";
      case "rayleigh" -> "Rayleigh fading";
      case "rician" -> "Rician fading";
      case "nakagami" -> "Nakagami fading";
      case "rayleigh-block" -> "Rayleigh block fading";
      default -> name;
    };
  }

  private static String withMinus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
