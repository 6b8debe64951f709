package io.semlink.simulator.modulation;

/// LLRs of the bits of a label, from the squared distance between what was received and the point
/// of each label. Owns scratch space: one object a call.
final class LabelLlr {
  /// Below this a sum of weights may have lost terms to underflow.
  private static final double SMALLEST_SUM = 1e-200;

  private final int numBits;
  private final DemapperRule rule;
  private final float[] distances;
  private final double[] weights;

  /// @param numBits bits of the label, m
  /// @param rule how LLRs are computed
  LabelLlr(int numBits, DemapperRule rule) {
    this.numBits = numBits;
    this.rule = rule;
    this.distances = new float[1 << numBits];
    this.weights = new double[1 << numBits];
  }

  /// Squared distance by label, first bit most significant; length 2^m, filled in by the caller.
  float[] distances() {
    return distances;
  }

  /// Writes m LLRs, ln P(b=0)/P(b=1).
  ///
  /// @param scale 1 / N0
  /// @param llr receives them
  /// @param from position of the first bit's LLR
  /// @param stride from one bit to the next
  void write(float scale, float[] llr, int from, int stride) {
    if (rule == DemapperRule.LOG_MAP) {
      weigh(scale);
    }
    for (int bit = 0; bit < numBits; bit++) {
      int mask = distances.length >> (bit + 1);
      llr[from + stride * bit] =
          rule == DemapperRule.MAX_LOG
              ? (nearest(mask, mask) - nearest(mask, 0)) * scale
              : (float) logRatio(mask, scale);
    }
  }

  /// Likelihood of each label, relative to the likeliest.
  private void weigh(float scale) {
    float nearest = nearest(0, 0);
    for (int label = 0; label < distances.length; label++) {
      weights[label] = StrictMath.exp((nearest - (double) distances[label]) * scale);
    }
  }

  private double logRatio(int mask, float scale) {
    double zero = 0;
    double one = 0;
    for (int label = 0; label < weights.length; label++) {
      if ((label & mask) == 0) {
        zero += weights[label];
      } else {
        one += weights[label];
      }
    }
    if (Math.min(zero, one) > SMALLEST_SUM) {
      return StrictMath.log(zero / one);
    }
    return logLikelihood(mask, 0, scale) - logLikelihood(mask, mask, scale);
  }

  /// Logarithm of the likelihood of a bit's value, relative to its own nearest point.
  private double logLikelihood(int mask, int value, float scale) {
    float nearest = nearest(mask, value);
    double sum = 0;
    for (int label = 0; label < distances.length; label++) {
      if ((label & mask) == value) {
        sum += StrictMath.exp((nearest - (double) distances[label]) * scale);
      }
    }
    return StrictMath.log(sum) - (double) nearest * scale;
  }

  private float nearest(int mask, int value) {
    float nearest = Float.MAX_VALUE;
    for (int label = 0; label < distances.length; label++) {
      if ((label & mask) == value) {
        nearest = Math.min(nearest, distances[label]);
      }
    }
    return nearest;
  }
}
