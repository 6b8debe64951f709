package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of docs/scenarios.md is a scenario as it stands.
final class ExamplesTest {
  private static final Path PAGE = Path.of("../docs/scenarios.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");

  @TempDir private Path folder;

  private Scenario read(int number, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("example-%d.conf".formatted(number)), text);
    return Scenario.read(ScenarioFile.load(file.toString(), List.of()), 1);
  }

  @Test
  void everyExampleIsAScenario() throws IOException {
    List<String> blocks =
        BLOCK.matcher(Files.readString(PAGE)).results().map((MatchResult m) -> m.group(1)).toList();
    assertThat(blocks).hasSize(6);
    int[] points = {10, 10, 72, 18, 60, 3};
    for (int i = 0; i < blocks.size(); i++) {
      assertThat(read(i, blocks.get(i)).points()).as(blocks.get(i)).hasSize(points[i]);
    }
    assertThat(read(9, blocks.get(3)).assertions()).hasSize(5);
  }

  @Test
  void thePageStaysShort() throws IOException {
    assertThat(Files.readAllLines(PAGE)).hasSizeLessThanOrEqualTo(120);
  }
}
