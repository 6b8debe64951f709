package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
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

/// What the scenario language promises, seen in the results of a run.
final class LanguageRunTest {
  @TempDir private Path folder;

  private record Called(int exitCode, String out, String err, Path run) {
    List<String> column(String name) throws IOException {
      List<String> lines = Files.readAllLines(run.resolve("points.csv"));
      int index =
          IntStream.range(0, PointColumns.ALL.size())
              .filter(i -> PointColumns.ALL.get(i).name().equals(name))
              .findFirst()
              .orElseThrow();
      return lines.stream().skip(1).map(line -> cells(line).get(index)).toList();
    }
  }

  /// Cells of a line; those that hold commas stand in quotes.
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private Called run(String text, String... settings) throws IOException {
    Path file = Files.createTempFile(folder, "study", ".conf");
    Files.writeString(file, text + "\nlog.kafka = off\n");
    Path out = Files.createTempDirectory(folder, "out");
    List<String> args = new ArrayList<>(List.of("run", file.toString(), "--out", out.toString()));
    Stream.of(settings).forEach(setting -> args.addAll(List.of("--set", setting)));
    StringWriter table = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Semlink.execute(new PrintWriter(table), new PrintWriter(err), args.toArray(String[]::new));
    return new Called(exitCode, table.toString(), err.toString(), only(only(out)));
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> inside = Files.list(parent)) {
      return inside.findFirst().orElse(parent);
    }
  }

  private static final String LINK_ALONE =
      """
      study = alone
      seed = 7
      source { sensor = random-bits, blocks-per-frame = 2, block-bits = 100 }
      link { modulation = qpsk, channel = awgn, EbN0 = "1 dB", code.family = none }
      stop.max-frames = 5
      """;

  @Test
  void repetitionsHaveOtherNoiseAndTheSameBudget() throws IOException {
    Called called = run(LINK_ALONE + "repetitions = 3");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.column("repetition")).containsExactly("0", "1", "2");
    assertThat(called.column("point_id")).doesNotHaveDuplicates();
    assertThat(called.column("bit_errors")).doesNotHaveDuplicates();
    assertThat(called.column("bits")).containsOnly("1000");
  }

  /// With common random numbers two points that differ in a parameter that no symbol feels count
  /// the same errors; without, they do not, and again the same at every run.
  @Test
  void commonRandomNumbersAreCommonUntilTheyAreSwitchedOff() throws IOException {
    String two = LINK_ALONE + "link.header-symbols = 0\nlink.bandwidth = [\"1 kHz\", \"2 kHz\"]\n";
    Called common = run(two);
    assertThat(common.column("bit_errors").stream().distinct()).hasSize(1);
    assertThat(common.column("common_random_numbers")).containsOnly("");
    Called own = run(two + "common-random-numbers = false");
    assertThat(own.column("bit_errors")).hasSize(2).doesNotHaveDuplicates();
    assertThat(own.column("common_random_numbers")).containsOnly("false");
    assertThat(run(two + "common-random-numbers = false").column("bit_errors"))
        .isEqualTo(own.column("bit_errors"));
  }

  /// One block of 100 bits takes 50 symbols = 50 ms at 1 kHz, two blocks a frame 100 ms; at 20
  /// frames a second the link is offered twice what it can send.
  @Test
  void aLinkThatIsTooSlowDropsFramesWhichCountNowhereElse() throws IOException {
    Called called =
        run(
            LINK_ALONE + "link.bandwidth = [\"1 kHz\", \"4 kHz\"]",
            "source.frame-rate=20 fps",
            "source.queue=1",
            "stop.max-frames=100");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.column("frames")).containsExactly("51", "100");
    assertThat(called.column("frames_dropped")).containsExactly("49", "0");
    assertThat(called.column("blocks")).containsExactly("102", "200");
    assertThat(called.column("queue_seconds_p50").getLast()).isEqualTo("0.0");
    assertThat(Double.parseDouble(called.column("queue_seconds_p50").getFirst()))
        .isCloseTo(0.1, within(1e-9));
    try (Stream<FrameRecord> frames = FrameFile.records(called.run().resolve("frames.jsonl.zst"))) {
      List<FrameRecord> all = frames.toList();
      assertThat(all).hasSize(200);
      assertThat(all.stream().filter(f -> !f.wasSent()))
          .hasSize(49)
          .allSatisfy(f -> {
            assertThat(f.blocks()).isZero();
            assertThat(f.bits()).isZero();
            assertThat(f.queueSeconds()).isNull();
          });
    }
  }

  @Test
  void assertionsSetTheExitCodeAndStandInManifestAndReport() throws IOException {
    String good = "\"max(ber) <= 1\", \"failed_points = 0\", repeatable";
    Called holds = run(LINK_ALONE + "assert = [" + good + "]");
    assertThat(holds.exitCode()).as(holds.err()).isZero();
    assertThat(holds.err()).contains("holds: max(ber) <= 1 (max(ber) = ");
    Called fails = run(LINK_ALONE + "assert = [" + good + ", \"max(bler) < 0.5\"]");
    assertThat(fails.exitCode()).isEqualTo(4);
    assertThat(fails.err()).contains("FAILS: max(bler) < 0.5");
    RunRecord manifest =
        ResultJson.read(Files.readString(fails.run().resolve("manifest.json")), RunRecord.class);
    assertThat(manifest.assertions())
        .hasSize(4)
        .last()
        .extracting(AssertionResult::holds)
        .isEqualTo(false);
    assertThat(Files.readString(fails.run().resolve("report").resolve("index.html")))
        .contains("max(bler) &lt; 0.5");
    assertThat(run(LINK_ALONE).exitCode()).isZero();
  }

  private static final String ONE_POINT =
      """
      extends = first-light
      sweep = null
      link { bandwidth = "16 kHz", EsN0 = "6 dB" }
      schemes.semantic.receive = coded-hard
      report.samples = 0
      """;

  @Test
  void theIntervalOfTheTaskMetricStopsAPoint() throws IOException {
    Called called = run(ONE_POINT, "stop.max-frames=192", "stop.miou-half-width=0.05");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.column("stop_reason")).containsExactly("interval");
    double half =
        (Double.parseDouble(called.column("miou_high").getFirst())
                - Double.parseDouble(called.column("miou_low").getFirst()))
            / 2;
    assertThat(half).isLessThanOrEqualTo(0.05);
    assertThat(Integer.parseInt(called.column("frames").getFirst()) % 64).isZero();
    Called refused = run(LINK_ALONE, "stop.miou-half-width=0.05");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("stop.miou-half-width");
    Called timed = run(LINK_ALONE + "assert = [repeatable]", "stop.max-time=1 s");
    assertThat(timed.exitCode()).isEqualTo(2);
    assertThat(timed.err()).contains("stop.max-time");
  }

  @Test
  void batchAsAnAxisIsPartOfThePoint() throws IOException {
    Called called = run(ONE_POINT, "stop.max-frames=10", "run.batch=[2, 4]", "device=[cpu]");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.column("batch")).containsExactly("2", "4");
    assertThat(called.column("device")).containsOnly("cpu");
    assertThat(called.column("miou").stream().distinct().count()).isBetween(1L, 2L);
  }
}
