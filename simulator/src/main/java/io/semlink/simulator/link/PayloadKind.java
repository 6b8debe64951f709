package io.semlink.simulator.link;

/// What a payload consists of.
public enum PayloadKind {
  /// Bits, which a transport code and a modulation carry.
  BITS("bits"),
  /// Real values, two of which make a complex symbol.
  FEATURES("analog features");

  private final String words;

  PayloadKind(String words) {
    this.words = words;
  }

  /// Its name in messages.
  public String words() {
    return words;
  }
}
