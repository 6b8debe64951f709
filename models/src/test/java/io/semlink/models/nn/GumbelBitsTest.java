package io.semlink.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GumbelBitsTest {
  private static final int DRAWS = 40_000;

  /// The Gumbel-max theorem: the share of ones is the logistic function of the difference of
  /// logits, whatever the temperature.
  @ParameterizedTest
  @CsvSource({"0, 1", "1.5, 1", "-2, 1", "0.7, 0.3", "0.7, 5"})
  void shareOfOnesIsTheLogisticFunction(float difference, double temperature) {
    double p = 1 / (1 + Math.exp(-difference));
    double deviation = Math.sqrt(p * (1 - p) / DRAWS);
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      float[] logits = new float[DRAWS];
      Arrays.fill(logits, difference);
      NDArray bits =
          GumbelBits.sample(
              manager.create(logits), manager.create(differencesOfGumbel()), temperature);
      float[] values = bits.toFloatArray();
      double ones = 0;
      for (float value : values) {
        assertThat(value == 0f || value == 1f).isTrue();
        ones += value;
      }
      assertThat(ones / DRAWS).isCloseTo(p, within(3 * deviation));
    }
  }

  /// Two Gumbel values a bit, as the definition has it, although one logistic value would do.
  private static float[] differencesOfGumbel() {
    UniformRandomProvider random = StreamKey.of(5, Purpose.TRAINING, 0).generator();
    float[] noise = new float[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double first = gumbel(random);
      noise[i] = (float) (first - gumbel(random));
    }
    return noise;
  }

  private static double gumbel(UniformRandomProvider random) {
    return -Math.log(-Math.log(random.nextDouble() + 0x1.0p-54));
  }

  @Test
  void gradientIsThatOfTheSoftBit() {
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      NDArray difference = manager.create(new float[] {0.4f, -1f});
      difference.setRequiresGradient(true);
      try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
        NDArray noise = manager.create(new float[] {0.1f, 2f});
        collector.backward(GumbelBits.sample(difference, noise, 2).sum());
      }
      // s (1 - s) / tau with s the logistic function of 0.25 and 0.5.
      float[] gradient = difference.getGradient().toFloatArray();
      assertThat(gradient[0]).isCloseTo(0.12306f, within(1e-4f));
      assertThat(gradient[1]).isCloseTo(0.11750f, within(1e-4f));
    }
  }

  @Test
  void inferenceTakesTheMoreProbableBit() {
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      NDArray difference = manager.create(new float[] {0.1f, -0.1f, 0f});
      assertThat(GumbelBits.mostProbable(difference).toByteArray()).containsExactly(1, 0, 0);
    }
  }
}
