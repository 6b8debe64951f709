package io.semlink.simulator.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {
  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("names.txt"), bytes);
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  /// As editors on three systems save the same list.
  @ParameterizedTest
  @ValueSource(strings = {"a\nb\u00fc\n\nc\n", "\uFEFFa\r\nb\u00fc\r\n\r\nc", "a\rb\u00fc\r\rc\r"})
  void aTextIsTheSameFromEveryEditor(String text) throws IOException {
    TextFile read = TextFile.read(file(text), IllegalArgumentException::new);
    assertThat(read.entries()).containsExactly("a", "b\u00fc", "c");
    assertThat(read.lines().get(3).place()).isEqualTo(folder.resolve("names.txt") + ":4");
    assertThat(TextFile.of("here", text, IllegalArgumentException::new).entries())
        .isEqualTo(read.entries());
  }

  @Test
  void aMarkAloneIsAnEmptyText() throws IOException {
    assertThat(TextFile.content(file("\uFEFF"), IllegalArgumentException::new)).isEmpty();
  }

  /// Of an alist file only the numbers count; remarks may be in Latin-1.
  @Test
  void remarksMayBeInAnotherEncoding() throws IOException {
    byte[] latin = "1 2 # Gr\u00f6\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TextFile.readAscii(file(latin), IllegalArgumentException::new).entries())
        .singleElement()
        .asString()
        .startsWith("1 2 #");
    assertThatThrownBy(() -> TextFile.read(file(latin), IllegalArgumentException::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder.resolve("names.txt") + " is no text in UTF-8");
    assertThat(TextFile.readAscii(file("\uFEFF7 4\n"), IllegalArgumentException::new).entries())
        .containsExactly("7 4");
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(
            () -> TextFile.read(folder.resolve("none.txt"), IllegalArgumentException::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder.resolve("none.txt") + " cannot be read: there is no such file");
    assertThatThrownBy(() -> TextFile.read(folder, IllegalArgumentException::new))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder + " cannot be read");
  }
}
