package io.semlink.scenarios.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resident memory of this process as Linux tells it, native memory of the networks included.
///
/// @param residentKib VmRSS, KiB: what is in memory now; absent on other systems
/// @param peakKib VmHWM, KiB: the most there ever was; absent on other systems
public record ProcessMemory(@Nullable Long residentKib, @Nullable Long peakKib) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /// What it is now.
  public static ProcessMemory now() {
    try {
      return Files.isReadable(STATUS)
          ? of(Files.readAllLines(STATUS))
          : new ProcessMemory(null, null);
    } catch (IOException e) {
      return new ProcessMemory(null, null);
    }
  }

  /// From the lines of `/proc/self/status`, see proc_pid_status(5).
  static ProcessMemory of(List<String> lines) {
    return new ProcessMemory(kib(lines, "VmRSS:"), kib(lines, "VmHWM:"));
  }

  private static @Nullable Long kib(List<String> lines, String key) {
    for (String line : lines) {
      if (line.startsWith(key) && line.endsWith(" kB")) {
        return Long.valueOf(line.substring(key.length(), line.length() - 3).strip());
      }
    }
    return null;
  }
}
