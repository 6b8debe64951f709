package io.semlink.models.training;

import io.semlink.simulator.sensor.SegmentationClass;

/// Weights of classes in the cross-entropy: 1 / ln(1.02 + p) of ENet (Paszke et al., 2016) with the
/// pixel frequencies p of the MFNet training set, bounded so that rare classes do not flood the
/// map.
final class ClassWeights {
  /// Shares of pixels of the nine classes.
  private static final double[] FREQUENCIES = {
    .9187, .0419, .0146, .0093, .0053, .0044, .0011, .0023, .0025
  };

  private ClassWeights() {}

  /// One weight a class.
  ///
  /// @param max upper bound
  static float[] bounded(double max) {
    float[] weights = new float[SegmentationClass.COUNT];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = (float) Math.min(max, 1 / StrictMath.log(1.02 + FREQUENCIES[c]));
    }
    return weights;
  }
}
