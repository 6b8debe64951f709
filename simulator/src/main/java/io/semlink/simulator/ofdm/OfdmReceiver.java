package io.semlink.simulator.ofdm;

/// What the receiver knows of the channel and how it undoes it.
///
/// @param csi where the channel's gains come from
/// @param equaliser one-tap equaliser
/// @param estimateNoise whether the variance of the estimation error is added to the noise power
///   that the demapper is told; without it the demapper takes the estimate for the truth
public record OfdmReceiver(Csi csi, Equaliser equaliser, boolean estimateNoise) {
  /// Perfect channel knowledge with the MMSE equaliser.
  public static final OfdmReceiver PERFECT = new OfdmReceiver(Csi.PERFECT, Equaliser.MMSE, false);

  /// Source of the channel state information.
  public enum Csi {
    /// The true gains.
    PERFECT("perfect"),
    /// Least squares at the pilots, linear interpolation between them.
    LEAST_SQUARES("least-squares"),
    /// Wiener filter (linear minimum mean square error) over the nearest pilots, from the power
    /// delay profile, the Doppler spread and N0.
    WIENER("wiener");

    private final String keyword;

    Csi(String keyword) {
      this.keyword = keyword;
    }

    /// The word of the scenario language.
    public String keyword() {
      return keyword;
    }
  }
}
