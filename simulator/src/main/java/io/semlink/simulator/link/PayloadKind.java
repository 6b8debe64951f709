package io.semlink.simulator.link;

/// What a payload consists of.
public enum PayloadKind {
  /// Bits, which a transport code and a modulation carry.
  BITS("bits"),
  /// Real values, two of which make a complex symbol.
  FEATURES("features");

  private final String words;

  PayloadKind(String words) {
    this.words = words;
  }

  /// Its name in messages and records.
  public String words() {
    return words;
  }
}
