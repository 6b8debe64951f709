package io.semlink.simulator.modulation;

/// What an equaliser may hand to a demapper: within these bounds every LLR of every constellation
/// and rule is finite, at any Es/N0 and any gain, and so are sums of millions of them.
public final class DemapperRange {
  /// Power gains below this, which a fade has with a probability below 1e-12, count as this.
  public static final float LEAST_GAIN = 1e-12f;

  /// Noise powers below this count as this. Far below that of the largest Es/N0: only a gain far
  /// above its mean comes here.
  public static final float LEAST_NOISE = 1e-24f;

  private DemapperRange() {}
}
