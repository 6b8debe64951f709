package io.semlink.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.link.ComputeDevice;
import org.junit.jupiter.api.Test;

final class DevicesTest {
  private static final ComputeDevice GPU0 = new ComputeDevice(ComputeDevice.Kind.GPU, 0);
  private static final ComputeDevice GPU1 = new ComputeDevice(ComputeDevice.Kind.GPU, 1);

  @Test
  void wordsStandForDevices() {
    Devices two = new Devices(() -> 2);
    assertThat(two.resolve("auto")).containsExactly(GPU0, GPU1);
    assertThat(two.resolve("gpu")).containsExactly(GPU0, GPU1);
    assertThat(two.resolve("cpu")).containsExactly(ComputeDevice.CPU);
    assertThat(new Devices(() -> 0).resolve("auto")).containsExactly(ComputeDevice.CPU);
  }

  @Test
  void missingGpuIsNoSilentFallback() {
    assertThatThrownBy(() -> new Devices(() -> 0).resolve("gpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device is \"gpu\" but PyTorch sees no GPU here");
    assertThatThrownBy(() -> new Devices(() -> 1).resolve("tpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device is \"tpu\" but must be auto, cpu or gpu");
  }

  @Test
  void thisMachineCanBeAsked() {
    assertThat(new Devices().numGpus()).isNotNegative();
    assertThat(new Devices().resolve("auto")).isNotEmpty();
  }
}
