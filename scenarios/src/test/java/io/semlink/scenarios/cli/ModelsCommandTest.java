package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.models.separate.SplitTable;
import io.semlink.models.weights.Weights;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsCommandTest {
  @TempDir Path folder;

  private record Called(int exitCode, String out, String err) {}

  private static Called call(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode = Semlink.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Called(exitCode, out.toString(), err.toString());
  }

  private static Called succeed(Object... arguments) {
    Called called = call(arguments);
    assertThat(called.exitCode()).as(called.err()).isZero();
    return called;
  }

  private static void fail(String message, Object... arguments) {
    Called called = call(arguments);
    assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
    assertThat(called.err()).contains(message).doesNotContain("\tat ");
  }

  /// Few frames, so what wins means nothing; that everything is said does.
  @Test
  void theSplitOfARealSchemeIsSearched() throws IOException {
    Path csv = folder.resolve("split.csv");
    Called called =
        succeed(
            "models",
            "search-split",
            "jpeg+mfnet-small",
            "--bits-per-pixel",
            "1,2",
            "--shares",
            "0.5",
            "--frames",
            "2",
            "--csv",
            csv);
    assertThat(called.out()).contains("RGB's share").contains("3:1").contains("*");
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.get(1)).isEqualTo("# 2 frames of synthetic-road, validation split, seed 42");
    assertThat(lines)
        .filteredOn(line -> line.matches("[12]\\.0+,(0\\.5|0\\.75),0\\..*"))
        .hasSize(4);
    assertThat(SplitTable.parse(Files.readString(csv), "it").entries()).hasSize(2);
    assertThat(lines.get(2))
        .isEqualTo(
            "# ./semlink models search-split jpeg+mfnet-small --bits-per-pixel 1.0,2.0 --shares 0.5"
                + " --frames 2 --seed 42");
  }

  /// Whoever types the line of the file again must get the file again.
  @Test
  void everyOptionThatMattersIsInTheLineThatRepeatsASearch() throws IOException {
    Path csv = folder.resolve("split.csv");
    Path weights = folder.resolve("my own.safetensors");
    succeed("models", "export", "mfnet-small", "--out", weights);
    succeed(
        "models",
        "search-split",
        "jpeg2000+mfnet-small",
        "--weights",
        weights,
        "--bits-per-pixel",
        "0.5",
        "--shares",
        "0.66666",
        "--frames",
        "1",
        "--split",
        "train",
        "--csv",
        csv);
    List<String> lines = Files.readAllLines(csv);
    String hash = Weights.read(weights).sha256().substring(0, 12);
    assertThat(lines.getFirst())
        .startsWith("# mIoU of jpeg2000+mfnet-small (weights %s) with".formatted(hash));
    assertThat(lines.get(1)).isEqualTo("# 1 frames of synthetic-road, train split, seed 42");
    assertThat(lines.get(2)).contains("--weights '%s'".formatted(weights), "--split train");
    assertThat(lines).filteredOn(line -> line.matches("0\\.5\\d*,0\\.6667,.*")).hasSize(1);
  }

  private static void failSearch(String message, Object... more) {
    List<Object> words = new ArrayList<>(List.of("models", "search-split", "jpeg2000+mfnet-small"));
    words.addAll(List.of("--shares", "0.3,0.5", "--frames", "2"));
    words.addAll(List.of(more));
    fail(message, words.toArray());
  }

  @Test
  void aRateThatHoldsNoImageIsRefused() {
    Path csv = folder.resolve("split.csv");
    failSearch("jpeg2000 cannot code frame", "--bits-per-pixel", "0.5,0.012", "--csv", csv);
    assertThat(csv).doesNotExist();
    for (String rate : List.of("-1", "0")) {
      failSearch("but must be above 0", "--bits-per-pixel", "0.5," + rate);
    }
    failSearch("\"NaN\" is not a number", "--bits-per-pixel", "0.5,NaN");
  }

  /// The rate that holds nothing would be found later than the path, and earlier than any result.
  @Test
  void aFileThatCannotBeWrittenIsFoundBeforeTheSearch() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    for (Path csv : List.of(file.resolve("x.csv"), folder)) {
      failSearch(" folder", "--bits-per-pixel", "0.012", "--csv", csv);
    }
    Path below = folder.resolve("new/x.csv");
    failSearch("jpeg2000 cannot code frame", "--bits-per-pixel", "0.012", "--csv", below);
    assertThat(below.getParent()).isDirectory();
  }

  @Test
  void whatHasNoSplitIsRefused() {
    fail(
        "promsc-tiny does not send two images",
        "models",
        "search-split",
        "promsc-tiny",
        "--bits-per-pixel",
        "1");
    fail(
        "RGB's share is 2.0 but must lie between 0 and 1",
        "models",
        "search-split",
        "jpeg+mfnet-small",
        "--bits-per-pixel",
        "1",
        "--shares",
        "2");
  }

  /// Bit for bit, through either format: the values of two safetensors files of equal names are
  /// their last bytes.
  @Test
  void exportThenImportIsTheIdentity() throws IOException {
    Path exported = folder.resolve("exported.safetensors");
    succeed("models", "export", "promsc-tiny", "--out", exported);
    byte[] expected = values(exported);
    for (String name : new String[] {"exported.safetensors", "exported.npz"}) {
      Path foreign = folder.resolve(name);
      Path imported = folder.resolve("imported.safetensors");
      succeed("models", "export", "promsc-tiny", "--out", foreign);
      succeed("models", "import", foreign, "--network", "promsc-tiny", "--out", imported);
      assertThat(java.util.Arrays.equals(values(imported), expected)).as(name).isTrue();
    }
  }

  /// Number of values of promsc-tiny times four.
  private static byte[] values(Path safetensors) throws IOException {
    byte[] bytes = Files.readAllBytes(safetensors);
    int header = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] values = java.util.Arrays.copyOfRange(bytes, 8 + header, bytes.length);
    assertThat(values.length).isGreaterThan(1_000_000);
    return values;
  }

  @Test
  void halfPrecisionIsHalfTheSizeAndShownWithItsOrigin() throws IOException {
    Path half = folder.resolve("half.npz");
    Path imported = folder.resolve("sub/imported.safetensors");
    succeed("models", "export", "promsc-tiny", "--out", half, "--half");
    succeed("models", "import", half, "--network", "promsc-tiny", "--out", imported, "--half");
    assertThat(Files.size(imported)).isLessThan(5_000_000);
    assertThat(succeed("models", "show", imported).out())
        .contains("network = promsc-tiny", "imported_from = half.npz", "map = identity")
        .contains("F16   [16, 3, 3, 3]");
  }

  @Test
  void mapsRenameTensors() throws IOException {
    Path exported = folder.resolve("exported.npz");
    Path map =
        Files.writeString(
            folder.resolve("swap.map"),
            """
            # the trunks change places
            encoder.rgb.trunk.0.0.weight = -
            encoder.thermal.trunk.0.0.weight = -
            encoder.rgb.* = encoder.thermal.*
            encoder.thermal.* = encoder.rgb.*
            * = *
            """);
    Path imported = folder.resolve("imported.safetensors");
    succeed("models", "export", "promsc-tiny", "--out", exported);
    fail(
        "2 of the network's parameters get none (encoder.rgb.trunk.0.0.weight, "
            + "encoder.thermal.trunk.0.0.weight)",
        "models",
        "import",
        exported,
        "--network",
        "promsc-tiny",
        "--map",
        map,
        "--out",
        imported);
    for (String rest : new String[] {"shipped", "initial", exported.toString()}) {
      succeed(
          "models",
          "import",
          exported,
          "--network",
          "promsc-tiny",
          "--map",
          map,
          "--out",
          imported,
          "--rest",
          rest);
      assertThat(succeed("models", "show", imported).out()).contains("map = swap.map");
    }
  }

  @Test
  void mistakesAreNamed() throws IOException {
    Path out = folder.resolve("out.safetensors");
    fail("must end in .safetensors or .npz", "models", "export", "promsc-tiny", "--out", "a.pt");
    fail("\"none.npz\" is neither a scheme nor a file", "models", "show", "none.npz");
    fail("no network \"promsc-huge\"", "models", "export", "promsc-huge", "--out", out);
    Path exported = folder.resolve("exported.safetensors");
    succeed("models", "export", "promsc-tiny", "--out", exported);
    fail(
        "must be a file or one of identity, torchvision-resnet-rgb",
        "models",
        "import",
        exported,
        "--network",
        "promsc-tiny",
        "--map",
        "none",
        "--out",
        out);
    Path map = Files.writeString(folder.resolve("bad.map"), "a.* = *.*\n");
    fail(
        "bad.map:1: \"*.*\" has more stars than \"a.*\"",
        "models",
        "import",
        exported,
        "--network",
        "promsc-tiny",
        "--map",
        map,
        "--out",
        out);
    assertThat(out).doesNotExist();
  }
}
