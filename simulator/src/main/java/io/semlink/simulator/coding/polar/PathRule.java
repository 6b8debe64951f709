package io.semlink.simulator.coding.polar;

/// Arithmetic of the list decoder: how LLRs meet at a check and what a decision costs a path.
public enum PathRule {
  /// Check: sign product and lesser magnitude. Metric: |LLR| of each decision against the LLR's
  /// sign (Balatsoukas-Stimming et al. 2015, equation 12).
  MIN_SUM("min-sum"),
  /// Check: 2 atanh(tanh(a/2) tanh(b/2)). Metric: ln(1 + exp(-(1 - 2u) LLR)) (equation 10).
  EXACT("exact");

  private final String keyword;

  PathRule(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// LLR of the sum of two bits.
  float check(float a, float b) {
    float least = Math.min(Math.abs(a), Math.abs(b));
    float minSum = (a < 0) == (b < 0) ? least : -least;
    if (this == MIN_SUM) {
      return minSum;
    }
    return (float)
        (minSum + softplus(-Math.abs((double) a + b)) - softplus(-Math.abs((double) a - b)));
  }

  /// Cost of taking a bit of this LLR for 0; of taking it for 1 with the LLR's sign turned.
  double penalty(double llr) {
    double most = Math.max(0, -llr);
    return this == MIN_SUM ? most : most + softplus(-Math.abs(llr));
  }

  /// ln(1 + exp(x)) for x <= 0.
  private static double softplus(double x) {
    return StrictMath.log1p(StrictMath.exp(x));
  }
}
