package io.semlink.simulator.channel;

import io.semlink.simulator.units.EsN0;
import java.util.Locale;

/// A bound up to which a model of the link says what the real thing would do, and where a setting
/// lies against it.
///
/// @param quantity what is bounded
/// @param value of this setting, in the unit
/// @param bound largest value at which the model holds
/// @param unit of both
/// @param consequence what is wrong beyond the bound, or what brought the value about
public record Limit(String quantity, double value, double bound, String unit, String consequence) {
  /// What a model may leave out, as a loss of Es/N0 in dB: as much as curves may lie apart that are
  /// said to agree.
  public static final double NEGLIGIBLE_DB = 0.1;

  /// The bound on interference that a model leaves out, as the Es/N0 that it would cost if it were
  /// further noise.
  ///
  /// @param power its power over the mean power of the signal, at least 0
  /// @param esN0 operating point
  public static Limit leftOut(String quantity, double power, EsN0 esN0, String consequence) {
    double lossDb = 10 * StrictMath.log10(1 + power / esN0.noisePower());
    return new Limit(quantity, lossDb, NEGLIGIBLE_DB, "dB of Es/N0", consequence);
  }

  /// Whether the model holds.
  public boolean holds() {
    return value <= bound;
  }

  /// By how much the value exceeds the bound, as a factor.
  public double excess() {
    return value / bound;
  }

  /// Value, bound and consequence, as "3 dB of Es/N0 but at most 0.1: delays reach ...".
  public String figures() {
    return String.format(
        Locale.ROOT, "%.3g %s but at most %.3g: %s", value, unit, bound, consequence);
  }

  @Override
  public String toString() {
    return quantity + " is " + figures();
  }
}
