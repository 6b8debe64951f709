package io.semlink.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.scenarios.language.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFolderTest {
  @TempDir private Path folder;

  @Test
  void whereFilesCanBeWrittenNothingStays() throws IOException {
    TemporaryFolder.require(folder);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whereNothingCanBeWrittenTheFolderAndItsPropertyAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path wrong : List.of(file, folder.resolve("absent"))) {
      assertThatThrownBy(() -> TemporaryFolder.require(wrong))
          .isInstanceOf(ScenarioException.class)
          .hasMessageStartingWith(wrong + ", the folder for temporary files (java.io.tmpdir)")
          .hasMessageContaining("Maybe set TMPDIR");
    }
  }
}
