package io.semlink.scenarios.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class ProcessMemoryTest {
  @Test
  void readsWhatLinuxWrites() {
    ProcessMemory memory =
        ProcessMemory.of(List.of("Name:\tjava", "VmHWM:\t  701234 kB", "VmRSS:\t  654321 kB"));
    assertThat(memory).isEqualTo(new ProcessMemory(654_321L, 701_234L));
    assertThat(ProcessMemory.of(List.of("Name:\tjava")).residentKib()).isNull();
  }

  @Test
  void aRunningProcessIsInMemory() {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "no /proc here");
    ProcessMemory now = ProcessMemory.now();
    assertThat(requireNonNull(now.residentKib())).isGreaterThan(10_000);
    assertThat(requireNonNull(now.peakKib()))
        .isGreaterThanOrEqualTo(requireNonNull(now.residentKib()));
  }
}
