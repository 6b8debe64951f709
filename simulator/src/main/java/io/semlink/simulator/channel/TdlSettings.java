package io.semlink.simulator.channel;

/// A tapped delay line of 3GPP TR 38.901, clause 7.7.2, scaled by clause 7.7.3.
///
/// @param profile which model
/// @param delaySpreadSeconds wanted RMS delay spread, the factor of the normalised delays, at least
///   0 (0 makes the channel flat)
/// @param dopplerHz maximum Doppler shift, at least 0 (0 makes it constant over a block)
/// @param model how it acts on the signal
public record TdlSettings(
    TdlProfile profile, double delaySpreadSeconds, double dopplerHz, TdlModel model) {
  /// @throws IllegalArgumentException if a value is negative or not finite
  public TdlSettings {
    require("RMS delay spread", delaySpreadSeconds, "s");
    require("maximum Doppler shift", dopplerHz, "Hz");
  }

  /// The same line acting in another way.
  TdlSettings with(TdlModel other) {
    return new TdlSettings(profile, delaySpreadSeconds, dopplerHz, other);
  }

  private static void require(String quantity, double value, String unit) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s %s but must be finite and at least 0".formatted(quantity, value, unit));
    }
  }
}
