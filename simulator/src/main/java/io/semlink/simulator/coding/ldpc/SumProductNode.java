package io.semlink.simulator.coding.ldpc;

/// Sum-product, 2 atanh(prod tanh(L / 2)), for LLRs of any size.
///
/// Works on the odds u = exp(-|L|) of the less likely value. With tanh(|L| / 2) = (1 - u) / (1 + u)
/// the product of two is that of (u + v) / (1 + u v): sums of positive terms alone, so nothing
/// cancels, neither for large LLRs, whose tanh would round to 1, nor for small ones. The fraction
/// is kept as numerator and denominator; products of all bits before and all bits after an edge
/// give what the others say.
///
/// Exponential and logarithm are those of StrictMath, the same on every machine.
final class SumProductNode implements CheckNode {
  /// Larger magnitudes count as this: their odds would be 0 in double precision.
  private static final double LARGEST = 600;

  private final double[] odds;
  private final double[] beforeNumerators;
  private final double[] beforeDenominators;

  SumProductNode(int maxDegree) {
    this.odds = new double[maxDegree];
    this.beforeNumerators = new double[maxDegree];
    this.beforeDenominators = new double[maxDegree];
  }

  @Override
  public void update(float[] extrinsic, int degree, float[] messages, int from) {
    boolean odd = false;
    // A certain zero, which is what the empty product says.
    double numerator = 0;
    double denominator = 1;
    for (int edge = 0; edge < degree; edge++) {
      odd ^= extrinsic[edge] < 0;
      beforeNumerators[edge] = numerator;
      beforeDenominators[edge] = denominator;
      double u = StrictMath.exp(-Math.min(LARGEST, Math.abs((double) extrinsic[edge])));
      odds[edge] = u;
      double next = numerator + denominator * u;
      denominator += numerator * u;
      numerator = next;
    }
    numerator = 0;
    denominator = 1;
    for (int edge = degree - 1; edge >= 0; edge--) {
      double a = beforeNumerators[edge];
      double b = beforeDenominators[edge];
      float magnitude = llr(a * denominator + b * numerator, b * denominator + a * numerator);
      messages[from + edge] = odd ^ extrinsic[edge] < 0 ? -magnitude : magnitude;
      double u = odds[edge];
      double next = numerator + denominator * u;
      denominator += numerator * u;
      numerator = next;
    }
  }

  /// The magnitude of an LLR of such odds, never negative.
  private static float llr(double numerator, double denominator) {
    double ratio = Math.max(1, denominator / numerator);
    return (float) Math.min(LARGEST, StrictMath.log(ratio));
  }
}
