package io.semlink.simulator.channel;

/// How the tapped delay line acts on an OFDM signal.
public enum TdlModel {
  /// Each resource element is multiplied by H = sum of a_l exp(-j 2 pi f tau_l), with the tap gains
  /// of the middle of the OFDM symbol. Exact when all delays fit the cyclic prefix and the gains
  /// are constant over an OFDM symbol; otherwise it leaves out interference, see {@link
  /// TdlChannel#validity}.
  FREQUENCY("frequency"),
  /// The waveform runs through delayed, time-varying taps: Doppler within a symbol brings
  /// inter-carrier interference, delays beyond the prefix bring inter-symbol interference.
  TIME("time");

  private final String keyword;

  TdlModel(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }
}
