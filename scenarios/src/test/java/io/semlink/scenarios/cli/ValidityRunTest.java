package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.semlink.scenarios.cli.SmallRuns.Called;
import io.semlink.simulator.results.PointColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models that are used where they do not hold: another one stands in, or people are told.
final class ValidityRunTest {
  private static final String STUDY =
      """
      study = outside
      source { sensor = random-bits, blocks-per-frame = 4, block-bits = 1000 }
      link { modulation = 64qam, EsN0 = "40 dB", code { family = nr-ldpc, code-rate = "1/2" } }
      stop.max-frames = 4
      log.kafka = off
      """;
  private static final String LATE =
      "link.channel.tdl { profile = tdl-a, delay-spread = \"2 us\", cyclic-prefix = [0, 9, 127]";

  @TempDir private Path folder;

  private record Run(Called called, Path folder) {
    /// Texts of a field of the points, "" where it is absent.
    List<String> points(String pointer) throws IOException {
      List<String> values = new ArrayList<>();
      for (String line : Files.readAllLines(folder.resolve("points.jsonl"))) {
        JsonNode node = Contracts.tree(line).at(pointer);
        values.add(node.isMissingNode() ? "" : node.asText());
      }
      return values;
    }
  }

  private Path scenario(String channel) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "s", ".conf"), STUDY + channel + "\n");
  }

  private Run run(String channel) throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    Called called = SmallRuns.call("run", scenario(channel).toString(), "--out", out.toString());
    assertThat(called.exitCode()).as(called.err()).isZero();
    try (Stream<Path> runs = Files.list(out.resolve("outside"))) {
      return new Run(called, runs.findFirst().orElseThrow());
    }
  }

  @Test
  void theTimeModelStandsInForDelaysBeyondThePrefix() throws IOException {
    Run chosen = run(LATE + " }");
    assertThat(chosen.points("/budget/validity/model"))
        .containsExactly("time", "time", "frequency");
    Run time = run(LATE + ", model = time }");
    assertThat(chosen.points("/counts/blocks/errors").subList(0, 2))
        .isEqualTo(time.points("/counts/blocks/errors").subList(0, 2));
    assertThat(Integer.parseInt(time.points("/counts/blocks/errors").getFirst())).isEqualTo(16);
    String told =
        "model = time stands in: interference that the frequency model leaves out (2 of 3";
    assertThat(chosen.called().err()).contains("warning: " + told, "cyclic prefix of 0.0 us");
    assertThat(time.called().err()).doesNotContain("stands in");
    assertThat(Files.readString(chosen.folder().resolve("report/index.html")))
        .contains("Model = time stands in", "cyclic prefix of 0.0 us");
    assertThat(SmallRuns.call("plan", scenario(LATE + " }").toString()).out()).contains(told);
    List<String> rows = Files.readAllLines(chosen.folder().resolve("points.csv"));
    assertThat(rows.get(1)).endsWith(",time,");
    assertThat(rows.get(3)).endsWith(",frequency,");
  }

  @Test
  void aModelThatIsAskedForMustHold() throws IOException {
    Path file = scenario(LATE + ", model = frequency }");
    Called called = SmallRuns.call("run", file.toString(), "--out", folder.toString());
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err())
        .contains(
            "link.channel.tdl.model = frequency does not hold at Es/N0 = 40.0 dB",
            "dB of Es/N0 but at most 0.1",
            "cyclic prefix of 0.0 us",
            file.getFileName() + ":6)",
            "Maybe model = time");
    String within = "link.channel.tdl { delay-spread = \"100 ns\", model = frequency }";
    assertThat(run(within).points("/budget/validity/model")).containsExactly("frequency");
  }

  @Test
  void whatNoOtherModelStandsInForIsTold() throws IOException {
    Run run =
        run(
            "link { bandwidth = \"10 kHz\", harq.rounds = 2 }\n"
                + "link.channel = [awgn, { rayleigh { doppler = \"1 kHz\" } },"
                + " { rayleigh { coherence = \"1 s\" } }]");
    assertThat(run.called().err())
        .contains(
            "warning: outside a model's validity: changes of gain and phase within a symbol",
            "warning: outside a model's validity: coherence time against the time between HARQ");
    int outside =
        PointColumns.ALL.stream()
            .map(PointColumns.Column::name)
            .toList()
            .indexOf("outside_validity");
    assertThat(outside).isEqualTo(PointColumns.ALL.size() - 1);
    List<String> rows = Files.readAllLines(run.folder().resolve("points.csv"));
    assertThat(rows.get(1)).endsWith(",");
    assertThat(rows.get(2)).contains("within a symbol");
    assertThat(rows.get(3)).contains("HARQ rounds");
    assertThat(Files.readString(run.folder().resolve("report/index.html")))
        .contains("Outside a model&#39;s validity");
  }
}
