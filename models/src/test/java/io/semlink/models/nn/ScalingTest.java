package io.semlink.models.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import io.semlink.simulator.link.ComputeDevice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScalingTest {
  /// Constants of DJL's own product live in Java memory that the collector may take back before the
  /// backward pass; these must not.
  @Test
  void gradientSurvivesGarbageCollection() {
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      NDArray x = manager.create(new float[] {1, 2, 3});
      x.setRequiresGradient(true);
      try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
        List<NDArray> products = new ArrayList<>();
        NDArray sum = manager.zeros(x.getShape());
        for (int i = 1; i <= 50; i++) {
          NDArray product = Scaling.times(x, i);
          products.add(product);
          sum = sum.add(product);
        }
        System.gc();
        assertThat(products).hasSize(50);
        collector.backward(sum.sum());
      }
      assertThat(x.getGradient().toFloatArray()).containsExactly(1275, 1275, 1275);
      assertThat(Scaling.times(x, 2).getDataType()).isEqualTo(DataType.FLOAT32);
    }
  }
}
