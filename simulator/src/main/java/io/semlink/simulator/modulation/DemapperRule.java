package io.semlink.simulator.modulation;

/// How a bit's LLR is computed from a received symbol.
public enum DemapperRule {
  /// Difference of the squared distances to the nearest points with the bit 1 and 0, over N0.
  MAX_LOG("max-log"),
  /// Logarithm of the ratio of the sums of exp(-distance^2 / N0), exact.
  LOG_MAP("log-map");

  private final String keyword;

  DemapperRule(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }
}
