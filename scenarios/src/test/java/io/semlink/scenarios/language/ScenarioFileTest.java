package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading: bases, includes, paths and what the parser says.
final class ScenarioFileTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static ScenarioFile load(Path file, String... settings) {
    return ScenarioFile.load(file.toString(), List.of(settings));
  }

  private static String text(ScenarioFile file, String key) {
    return file.config().getValue(key).unwrapped().toString();
  }

  @Test
  void aFileExtendsTheLibraryAndItsOwnKeysWin() throws IOException {
    Path mine = write("mine.conf", "extends = first-light\nstudy = mine\nlink.EsN0 = \"3 dB\"\n");
    ScenarioFile file = load(mine);
    assertThat(text(file, "study")).isEqualTo("mine");
    assertThat(text(file, "link.bandwidth")).isEqualTo("[16 kHz, 64 kHz]");
    assertThat(file.config().hasPath("extends")).isFalse();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheScenario() throws IOException {
    write("base.conf", "\uFEFFextends = first-light\r\nseed = 7\r\n");
    write("part.conf", "\uFEFFstudy = mine\r\n");
    Path mine = write("mine.conf", "\uFEFFinclude \"part.conf\"\r\nextends = \"base.conf\"\r\n");
    assertThat(text(load(mine), "seed")).isEqualTo("7");
    assertThat(text(load(mine), "study")).isEqualTo("mine");
  }

  @Test
  void basesChainAndNullTakesAKeyAway() throws IOException {
    write("sub/base.conf", "extends = first-light\nseed = 7\nstop.max-frames = 5\n");
    Path mine =
        write("mine.conf", "extends = \"sub/base.conf\"\nsweep = null\nstop.max-frames = 6\n");
    ScenarioFile file = load(mine);
    assertThat(text(file, "seed")).isEqualTo("7");
    assertThat(text(file, "stop.max-frames")).isEqualTo("6");
    assertThat(file.config().hasPath("sweep")).isFalse();
    assertThat(load(mine, "seed=null").config().hasPath("seed")).isFalse();
    assertThat(file.render()).doesNotContain("null");
  }

  @Test
  void aSchemeOfTheBaseCanBeTakenAway() throws IOException {
    Path mine =
        write("mine.conf", "extends = cliff-small\nschemes.separate = null\nlink.EsN0 = \"3 dB\"");
    assertThat(Scenario.read(load(mine), 1).points())
        .extracting(Scenario.Point::block)
        .containsOnly("semantic");
  }

  @Test
  void aBlockOfTwoFilesIsPlacedInTheOneThatWasAskedFor() throws IOException {
    Path mine = write("mine.conf", "extends = cliff-small\nstudy = x\n\nlink { EsN0 = null }\n");
    assertThat(ScenarioFile.place(load(mine).config().getValue("link").origin()))
        .isEqualTo(mine + ":4");
    assertThat(ScenarioFile.place(load(mine).config().getValue("stop").origin()))
        .startsWith("cliff-small.conf:");
  }

  @Test
  void circlesAndMissingBasesAreOneClearError() throws IOException {
    write("b.conf", "extends = \"a.conf\"");
    Path a = write("a.conf", "study = a\nextends = \"b.conf\"");
    assertThatThrownBy(() -> load(a))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("extends goes in a circle")
        .hasMessageContaining("a.conf -> ");
    Path self = write("self.conf", "extends = \"self.conf\"");
    assertThatThrownBy(() -> load(self)).hasMessageContaining("extends goes in a circle");
    Path gone = write("gone.conf", "study = x\nextends = nowhere");
    assertThatThrownBy(() -> load(gone))
        .hasMessageContaining("extends = \"nowhere\" is neither a file nor a library scenario")
        .hasMessageContaining("gone.conf:2");
    Path list = write("list.conf", "extends = [a]");
    assertThatThrownBy(() -> load(list)).hasMessageContaining("list.conf:1");
    assertThatThrownBy(() -> ScenarioFile.load("first-light", List.of("extends=cliff")))
        .hasMessageContaining("extends can stand in a file alone (--set)");
  }

  @Test
  void includesAreReadAndAMissingOneIsAnError() throws IOException {
    write("parts/code.conf", "code { family = none }\n");
    Path mine = write("mine.conf", "study = x\nlink { include \"parts/code.conf\" }\n");
    assertThat(text(load(mine), "link.code.family")).isEqualTo("none");
    Path gone = write("gone.conf", "study = x\n\ninclude \"nowhere.conf\"\n");
    assertThatThrownBy(() -> load(gone))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("include \"nowhere.conf\" names no file")
        .hasMessageContaining("gone.conf:3");
    Path required = write("required.conf", "include required(file(\"nowhere.conf\"))\n");
    assertThatThrownBy(() -> load(required)).hasMessageContaining("required.conf:1");
    Path circle = write("circle.conf", "include \"circle.conf\"\n");
    assertThatThrownBy(() -> load(circle)).hasMessageContaining("goes in a circle");
    Path other = write("other.conf", "include classpath(\"reference.conf\")\n");
    assertThatThrownBy(() -> load(other)).hasMessageContaining("only files can be included");
  }

  @Test
  void aPathIsRelativeToTheFileInWhichItStands() throws IOException {
    write("sub/base.conf", "source { path = frames }\n");
    write("inc/more.conf", "labels = labels\n");
    Path mine =
        write(
            "mine.conf",
            "extends = \"sub/base.conf\"\nsource { include \"inc/more.conf\" }\n"
                + "schemes { s { scheme = x, weights = w } }");
    ScenarioFile file = load(mine, "link.code.matrix=m");
    assertThat(file.resolve(file.config().getValue("source.path")))
        .isEqualTo(folder.resolve("sub/frames"));
    assertThat(file.resolve(file.config().getValue("source.labels")))
        .isEqualTo(folder.resolve("inc/labels"));
    assertThat(file.resolve(file.config().getValue("schemes.s.weights")))
        .isEqualTo(folder.resolve("w"));
    assertThat(file.resolve(file.config().getValue("link.code.matrix")))
        .isEqualTo(Path.of("m").toAbsolutePath());
  }

  @Test
  void whatTheParserSaysIsOneLineWithItsPlace() throws IOException {
    Path brace = write("brace.conf", "study = x\nlink {\n  EsN0 = \"3 dB\"\n");
    assertThatThrownBy(() -> load(brace))
        .isInstanceOf(ScenarioException.class)
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(1))
        .asString()
        .contains("brace.conf:");
    Path substitution = write("sub.conf", "study = x\nseed = ${nowhere}\n");
    assertThatThrownBy(() -> load(substitution)).hasMessageContaining("sub.conf:2");
    assertThatThrownBy(() -> ScenarioFile.load("first-light", List.of("link.EsN0=[1 dB")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("--set");
  }

  @Test
  void aValueWhereABlockMustBeAndNullInAListAreNamed() throws IOException {
    Path value = write("value.conf", "study = x\nlink = 5\n");
    assertThatThrownBy(() -> load(value)).hasMessageContaining("link must be a block { ... }");
    Path list = write("list.conf", "link.EsN0 = [\"1 dB\", null]\n");
    assertThatThrownBy(() -> load(list)).hasMessageContaining("EsN0 holds null in a list");
  }
}
