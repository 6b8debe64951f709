package io.semlink.simulator.ofdm;

/// In which order data symbols are written into the resource elements that carry no pilot.
public enum FillOrder {
  /// Up the subcarriers of an OFDM symbol, then the next OFDM symbol (3GPP TS 38.211, clause
  /// 7.3.1.5).
  FREQUENCY_FIRST("frequency-first"),
  /// Along the OFDM symbols of a subcarrier, then the next subcarrier.
  TIME_FIRST("time-first");

  private final String keyword;

  FillOrder(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }
}
