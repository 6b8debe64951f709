package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.promsc.PromscConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What native code computes must not depend on what lay in memory before.
final class SoiledMemoryTest {
  /// One arena, so that all threads share what was given back; whatever is allocated holds 3.4e38
  /// as floats before it is written.
  private static final Map<String, String> SOILED =
      Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_PERTURB_", "128");

  @TempDir Path folder;

  @Test
  void everyNetworkAndCodecGivesTheSameBitsInACleanAndInASoiledProcess() throws Exception {
    List<String> clean = digests("clean", "0", Map.of());
    List<String> soiled = digests("soiled", "NaN", SOILED);
    assertThat(clean).hasSizeGreaterThan(PromscConfig.all().size() + FusionNetConfig.all().size());
    assertThat(clean).noneMatch(line -> line.contains("NaN"));
    assertThat(soiled).isEqualTo(clean);
  }

  private List<String> digests(String name, String left, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = folder.resolve(name + ".txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            NetworkDigests.class.getName(),
            left,
            folder.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(folder.resolve(name + ".err").toFile())
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(() -> tail(folder.resolve(name + ".err"))).isZero();
    return Files.readAllLines(output);
  }

  private static String tail(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
