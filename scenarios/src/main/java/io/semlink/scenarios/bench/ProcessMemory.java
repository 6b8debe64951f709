package io.semlink.scenarios.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Resident memory of this process as Linux tells it, native memory of the networks included.
///
/// @param residentKib VmRSS, KiB: what is in memory now; absent on other systems
/// @param peakKib VmHWM, KiB: the most there ever was; absent on other systems
public record ProcessMemory(OptionalLong residentKib, OptionalLong peakKib) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /// What it is now.
  public static ProcessMemory now() {
    try {
      return Files.isReadable(STATUS)
          ? of(Files.readAllLines(STATUS))
          : new ProcessMemory(OptionalLong.empty(), OptionalLong.empty());
    } catch (IOException e) {
      return new ProcessMemory(OptionalLong.empty(), OptionalLong.empty());
    }
  }

  /// From the lines of `/proc/self/status`, see proc_pid_status(5).
  static ProcessMemory of(List<String> lines) {
    return new ProcessMemory(kib(lines, "VmRSS:"), kib(lines, "VmHWM:"));
  }

  private static OptionalLong kib(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key) && line.endsWith(" kB"))
        .mapToLong(line -> Long.parseLong(line.substring(key.length(), line.length() - 3).strip()))
        .findFirst();
  }
}
