package io.semlink.simulator.channel;

/// Tapped delay line models of 3GPP TR 38.901, clause 7.7.2: A to C without, D and E with a line of
/// sight.
public enum TdlProfile {
  /// Table 7.7.2-1.
  A("tdl-a"),
  /// Table 7.7.2-2.
  B("tdl-b"),
  /// Table 7.7.2-3.
  C("tdl-c"),
  /// Table 7.7.2-4: K-factor of the first tap 13.3 dB.
  D("tdl-d"),
  /// Table 7.7.2-5: K-factor of the first tap 22 dB.
  E("tdl-e");

  private final String keyword;

  TdlProfile(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language, as "tdl-a".
  public String keyword() {
    return keyword;
  }

  /// Whether the first tap has a line-of-sight component.
  public boolean hasLineOfSight() {
    return this == D || this == E;
  }
}
