package io.semlink.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KernelsTest {
  @Test
  void vectorProviderTakesOverOnceItIsCompiled() throws InterruptedException {
    assertThat(Kernels.awaitVector()).as(Kernels.provider()).isTrue();
    assertThat(Kernels.provider()).startsWith("vector: ");
  }
}
