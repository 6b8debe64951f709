package io.semlink.models.training;

import io.semlink.simulator.sensor.SegmentationClass;
import java.util.Arrays;

/// How much a pixel of each class counts in the cross-entropy. The frequencies are those of the
/// MFNet training set, so that a training does not depend on which frames it met first.
public enum ClassWeighting {
  /// All alike.
  NONE {
    @Override
    double weight(double frequency) {
      return 1;
    }
  },
  /// 1 / ln(1.02 + p) of ENet (Paszke et al., 2016).
  ENET {
    @Override
    double weight(double frequency) {
      return 1 / StrictMath.log(1.02 + frequency);
    }
  },
  /// Median of the frequencies over the class's own (Eigen and Fergus, ICCV 2015).
  MEDIAN_FREQUENCY {
    @Override
    double weight(double frequency) {
      return MEDIAN / frequency;
    }
  };

  /// Shares of pixels of the nine classes.
  private static final double[] FREQUENCIES = {
    .9187, .0419, .0146, .0093, .0053, .0044, .0011, .0023, .0025
  };

  private static final double MEDIAN = median();

  abstract double weight(double frequency);

  /// One weight a class.
  ///
  /// @param max upper bound, so that rare classes do not flood the map
  float[] bounded(double max) {
    float[] weights = new float[SegmentationClass.COUNT];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = (float) Math.min(max, weight(FREQUENCIES[c]));
    }
    return weights;
  }

  private static double median() {
    double[] sorted = FREQUENCIES.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
