package io.semlink.simulator.notation;

import java.util.regex.Pattern;

/// Numbers as everyone writes them: the digits 0 to 9, a sign, a decimal point, an exponent of ten.
/// Java's own parsers also take "10f", "0x1p4", "NaN" and the digits of other scripts, which nobody
/// means in a file or a scenario.
public final class PlainNumber {
  private static final Pattern REAL =
      Pattern.compile("[-+]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]++");

  private PlainNumber() {}

  /// A number.
  ///
  /// @param text spaces around it are passed over
  /// @return a finite value, the nearest to what is written
  /// @throws NumberFormatException if the text is none, or too large for a double
  public static double real(String text) {
    String number = text.strip();
    if (REAL.matcher(number).matches()) {
      double value = Double.parseDouble(number);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw none(text, "number");
  }

  /// A number, or NaN where the text is "NaN", as programs write where a figure has no value.
  ///
  /// @throws NumberFormatException if the text is neither
  public static double realOrNaN(String text) {
    return text.strip().equals("NaN") ? Double.NaN : real(text);
  }

  /// A whole number of 64 bits.
  ///
  /// @param text spaces around it are passed over
  /// @throws NumberFormatException if the text is none, or too large
  public static long whole(String text) {
    String number = text.strip();
    if (WHOLE.matcher(number).matches()) {
      try {
        return Long.parseLong(number);
      } catch (NumberFormatException e) {
        throw none(text, "whole number of 64 bits");
      }
    }
    throw none(text, "whole number");
  }

  /// A whole number of 32 bits.
  ///
  /// @param text spaces around it are passed over
  /// @throws NumberFormatException if the text is none, or too large
  public static int wholeInt(String text) {
    long value = whole(text);
    if (value != (int) value) {
      throw none(text, "whole number of 32 bits");
    }
    return (int) value;
  }

  private static NumberFormatException none(String text, String what) {
    return new NumberFormatException("\"%s\" is not a %s".formatted(Excerpt.of(text), what));
  }
}
