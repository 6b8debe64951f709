package io.semlink.scenarios.run.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunStudyTest {
  private static final Path SOURCE =
      Path.of("src/test/java/io/semlink/scenarios/run/example/RunStudy.java");
  private static final Path README = Path.of("../README.md");

  @TempDir private Path folder;

  /// At 0 dB nothing gets through a code of rate 1/2 (Shannon's limit is 0.19 dB for QPSK), at 3 dB
  /// everything does.
  @Test
  void exampleRunsAndPrintsAFallingErrorRate() {
    List<String> lines = new ArrayList<>();
    RunStudy.run(folder, lines::add);
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).startsWith("0.0 dB: ");
    assertThat(rate(lines.getFirst())).isGreaterThan(0.9);
    assertThat(lines.getLast()).isEqualTo("3.0 dB: 0.0");
  }

  private static double rate(String line) {
    return Double.parseDouble(line.substring(line.indexOf(':') + 1));
  }

  @Test
  void readmeShowsTheExampleAsItIs() throws IOException {
    String source = Files.readString(SOURCE);
    String marked =
        source.substring(
            source.indexOf("// README begins\n") + "// README begins\n".length(),
            source.indexOf("    // README ends"));
    String shown = marked.replaceAll("(?m)^    ", "");
    assertThat(shown.lines().count()).isLessThanOrEqualTo(10);
    assertThat(Files.readString(README)).contains("```java\n" + shown + "```");
  }
}
