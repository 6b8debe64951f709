package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.Sha256;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as a user calls them, in this process.
final class SemlinkTest {
  @TempDir private Path folder;

  /// What a command did.
  private record Called(int exitCode, String out, String err) {}

  private static Called call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Semlink.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Called(exitCode, out.toString(), err.toString());
  }

  private Called run(String study, String out, String... settings) {
    List<String> args =
        new ArrayList<>(List.of("run", study, "--out", folder.resolve(out).toString()));
    Stream.concat(Stream.of("log.kafka=off"), Stream.of(settings))
        .forEach(setting -> args.addAll(List.of("--set", setting)));
    return call(args.toArray(String[]::new));
  }

  private Path onlyRun(String out, String study) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve(out).resolve(study))) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static final String[] SMALL = {
    "stop.max-frames=10", "link.bandwidth=16 kHz", "link.EsN0=[\"-8 dB\", \"6 dB\"]",
  };

  private static String[] small(String... more) {
    return Stream.concat(Stream.of(SMALL), Stream.of(more)).toArray(String[]::new);
  }

  /// Rows of points.csv without the columns that show wall time.
  private static List<List<String>> table(Path run) throws IOException {
    return Files.readAllLines(run.resolve("points.csv")).stream()
        .map(line -> {
          String[] cells = line.split(",", -1);
          return IntStream.range(0, cells.length)
              .filter(i -> !PointColumns.ALL.get(i).name().startsWith("wall_"))
              .mapToObj(i -> cells[i])
              .toList();
        })
        .toList();
  }

  @Test
  void firstLightGivesTheSameNumbersAtAnyParallelism() throws IOException {
    assertThat(run("first-light", "one", small("run.parallelism=1")).exitCode()).isZero();
    assertThat(run("first-light", "four", small("run.parallelism=4")).exitCode()).isZero();
    List<List<String>> one = table(onlyRun("one", "first-light"));
    assertThat(one).hasSize(1 + 4);
    assertThat(table(onlyRun("four", "first-light"))).isEqualTo(one);
  }

  @Test
  void runLeavesACompleteFolderAndACleanTable() throws IOException {
    Called called = run("first-light", "out", small());
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out().lines()).hasSize(1 + 4);
    assertThat(called.out().lines().findFirst().orElseThrow()).startsWith("Es/N0");
    Path run = onlyRun("out", "first-light");
    assertThat(run)
        .isDirectoryContaining("glob:**/resolved.conf")
        .isDirectoryContaining("glob:**/manifest.json")
        .isDirectoryContaining("glob:**/points.csv")
        .isDirectoryContaining("glob:**/frames.jsonl.zst");
    assertThat(run.resolve("report").resolve("index.html")).isNotEmptyFile();
    assertThat(call("report", run.toString()).exitCode()).isZero();
  }

  /// Whatever point ends first, a line waits for those before it.
  @Test
  void theTableStandsInPlanOrder() throws IOException {
    Called called =
        run(
            "link-alone",
            "out",
            "link.EbN0=[\"5 dB\", \"-1 dB\", \"4.5 dB\", \"-2 dB\"]",
            "link.modulation=qpsk",
            "run.parallelism=4");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out().lines().skip(1).map(line -> line.strip().split(" ", 2)[0]))
        .containsExactly("5.00", "-1.00", "4.50", "-2.00");
  }

  @Test
  void whatCannotBeRunAgainIsRefused() {
    assertThat(call("run", "link-alone", "--fresh", "--rerun", "abc").err())
        .contains("--fresh starts a new run");
    assertThat(call("run", "ablation-bits", "--rerun", "abc").exitCode()).isEqualTo(2);
    Called nothing =
        call("run", "link-alone", "--rerun", "abc", "--out", folder.resolve("none").toString());
    assertThat(nothing.exitCode()).isEqualTo(2);
    assertThat(nothing.err()).contains("holds no run");
  }

  /// Options take the numbers that files take.
  @Test
  void anOptionIsAPlainNumber() {
    for (String number : List.of("0.1f", "0x1p-4", "NaN", "\u0661")) {
      Called called = call("evaluate", "promsc-tiny", "--bits-per-pixel", number);
      assertThat(called.exitCode()).isEqualTo(2);
      assertThat(called.err()).contains("--bits-per-pixel", "\"" + number + "\" is not a number");
    }
  }

  @Test
  void linkAloneCountsErrorsAndStopsByItsRules() throws IOException {
    Called called =
        run("link-alone", "out", "link.EbN0=[\"1 dB\", \"3 dB\"]", "link.modulation=qpsk");
    assertThat(called.exitCode()).as(called.err()).isZero();
    List<List<String>> rows = table(onlyRun("out", "link-alone"));
    assertThat(rows.get(1)).contains("block-errors");
    assertThat(rows.get(2)).contains("max-blocks");
  }

  /// Fingerprint of a study without networks: counts and parameters of every point. Where it moves,
  /// results have changed and `RunRecord.RESULTS_VERSION` must be raised.
  @Test
  void countsOfTheLinkAloneAreFrozen() throws IOException {
    Called called =
        run(
            "link-alone",
            "out",
            "link.EbN0=[\"1 dB\", \"1.5 dB\", \"4 dB\"]",
            "stop.max-frames=20");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(Sha256.hex(table(onlyRun("out", "link-alone")).toString()).substring(0, 16))
        .isEqualTo("a11df04c59f34578");
  }

  @Test
  void aPointWithoutRoomIsARowAndNoError() throws IOException {
    Called called = run("first-light", "out", small("link.bandwidth=200 Hz"));
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(table(onlyRun("out", "first-light")).get(1)).contains("INFEASIBLE");
  }

  @Test
  void planListsThePointsAndRunsNothing() {
    Called called = call("plan", "first-light");
    assertThat(called.exitCode()).isZero();
    assertThat(called.out()).contains("40 points of at most 100 frames each");
    Called resolved = call("plan", "link-alone", "--resolved", "--set", "seed=9");
    assertThat(resolved.out()).contains("seed").contains("9").contains("block-bits");
  }

  @Test
  void badInputIsOneClearErrorAndExitCode2() throws IOException {
    Path text = folder.resolve("frames");
    Files.createDirectories(text.resolve("visible"));
    Files.createDirectories(text.resolve("infrared"));
    Files.writeString(text.resolve("visible/a.png"), "this is no image");
    Files.writeString(text.resolve("infrared/a.png"), "this is no image");
    Path weights = Files.writeString(folder.resolve("bad.safetensors"), "this is no network");
    expectBadInput("unknown key link.bandwith", "link.bandwith=1 MHz");
    expectBadInput("NaN", "link.EsN0=NaN dB");
    expectBadInput("device", "device=gpu");
    expectBadInput("bad.safetensors", "schemes.semantic.weights=" + weights);
    expectBadInput("a.png", "source.sensor=folder", "source.split=all", "source.path=" + text);
    expectBadInput("nowhere", "source.sensor=folder", "source.path=" + folder.resolve("nowhere"));
    expectBadInput("127.0.0.1:1", "log.kafka=127.0.0.1:1");
    Called missing = run("road-frames", "out");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("--set source.path=DIR");
  }

  private void expectBadInput(String named, String... settings) {
    Called called = run("first-light", "out", small(settings));
    assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
    assertThat(called.err()).contains(named).startsWith("semlink: ").doesNotContain("\tat ");
    assertThat(called.err().lines().count()).as(called.err()).isLessThanOrEqualTo(3);
    assertThat(called.out()).isEmpty();
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command :
        List.of("run", "plan", "explain", "new", "report", "train", "models", "doctor")) {
      Called called = call(command, "--help");
      assertThat(called.exitCode()).isZero();
      assertThat(called.out()).contains("Usage: semlink " + command);
    }
    assertThat(call("--version").out()).startsWith("semlink ");
    assertThat(call("rnu").exitCode()).isEqualTo(2);
  }

  @Test
  void modelsAreListedWithTheirCards() {
    assertThat(call("models").out()).contains("promsc-tiny").contains("96x128");
    assertThat(call("models", "show", "promsc-tiny").out()).contains("seed");
    assertThat(call("models", "show", "promsc-huge").exitCode()).isEqualTo(2);
    assertThat(call("models", "promsc-tiny").out()).contains("seed");
  }

  @Test
  void networksWithoutWeightsAreListedAndRefused() {
    assertThat(call("models").out().lines().filter(line -> line.startsWith("promsc-paper")))
        .singleElement()
        .asString()
        .contains("480x640", "300..38400", "0.0010..0.1250", "no weights");
    Called called = run("first-light", "out", small("schemes.semantic.scheme=promsc-paper"));
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("promsc-paper: no weights come with it");
  }

  @Test
  void latencyIsThatOfBothHalvesOrOfTheWhole() throws IOException {
    Path json = folder.resolve("latency.json");
    for (String name : List.of("promsc-tiny", "mfnet-small")) {
      Called called = call("models", name, "--complexity", "--latency", "--json", json.toString());
      assertThat(called.out()).contains("latency/ms", "median of 3 to 30 runs");
      JsonNode latency = new ObjectMapper().readTree(json.toFile()).at("/counted/0/latencyMs");
      assertThat(latency.get("total").doubleValue()).isPositive();
      assertThat(latency.has("encoder")).isEqualTo(name.startsWith("promsc"));
    }
  }

  @Test
  void complexityStandsBesidePublishedFigures() throws IOException {
    Path json = folder.resolve("complexity.json");
    String table = call("models", "promsc-paper", "--complexity", "--json", json.toString()).out();
    assertThat(table)
        .containsPattern("promsc-paper +480x640 .* 193.54 .* 203.03")
        .containsPattern("ProMSC-MIS +480x640 .* 186.99 .* 212.34")
        .contains("not the paper's network");
    assertThat(Files.readString(json)).contains("193538447", "186.99");
    assertThat(call("models", "--complexity").out()).contains("promsc-tiny", "promsc-medium");
    assertThat(call("models", "promsc-huge", "--complexity").exitCode()).isEqualTo(2);
    assertThat(call("models", "--json", json.toString()).exitCode()).isEqualTo(2);
    assertThat(call("models", "--latency").exitCode()).isEqualTo(2);
  }
}
