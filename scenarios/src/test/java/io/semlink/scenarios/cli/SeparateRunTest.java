package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.sensor.SegmentationClass;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies of schemes that send images, as a user runs them.
final class SeparateRunTest {
  private static final String LOSSES =
      """
      study = losses
      source { sensor = synthetic-road, frame-rate = "10 fps" }
      schemes {
        last { scheme = "jpeg+mfnet-small" }
        grey { scheme = "jpeg+mfnet-small", concealment = grey }
      }
      link { bits-per-pixel = 0.31, channel = { packet-loss { loss-rate = 0.5 } } }
      stop.max-frames = 14
      run.batch = 4
      log.kafka = off
      """;

  @TempDir private Path folder;

  private String call(int exitCode, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Semlink.execute(new PrintWriter(out), new PrintWriter(err), args);
    assertThat(code).as(err.toString()).isEqualTo(exitCode);
    return out.toString() + err;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("study.conf"), text);
  }

  /// The column of schemes is as wide as the longest name.
  @Test
  void aPlanKeepsItsColumns() throws IOException {
    List<String> lines = call(0, "plan", file(LOSSES).toString()).lines().toList();
    assertThat(lines).filteredOn(line -> line.contains("jpeg+mfnet-small")).hasSize(2);
    for (String line : lines.subList(1, 3)) {
      assertThat(line.indexOf("coded-hard")).isEqualTo(lines.getFirst().indexOf("mode"));
      assertThat(line).hasSameSizeAs(lines.getFirst());
    }
  }

  private Path run(Path study, int parallelism) throws IOException {
    Path out = folder.resolve("out-" + parallelism);
    call(
        0,
        "run",
        study.toString(),
        "--out",
        out.toString(),
        "--set",
        "run.parallelism=" + parallelism);
    try (Stream<Path> runs = Files.list(out.resolve("losses"))) {
      return runs.findFirst().orElseThrow();
    }
  }

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

  private static List<String> row(List<List<String>> table, String concealment) {
    int column = table.getFirst().indexOf("concealment");
    return table.stream()
        .filter(row -> row.get(column).equals(concealment))
        .findFirst()
        .orElseThrow();
  }

  private static List<FrameRecord> frames(Path run, String pointId) throws IOException {
    try (Stream<FrameRecord> records = FrameFile.records(run.resolve("frames.jsonl.zst"))) {
      return records.filter(frame -> frame.pointId().equals(pointId)).toList();
    }
  }

  private static Recovery recovery(FrameRecord frame) {
    return Objects.requireNonNull(frame.images()).recovery();
  }

  /// Nothing went wrong on the link in what the frame is shown by, so the receiver understood what
  /// it would of an error-free one.
  private static void assertAgrees(FrameRecord frame) {
    long[] agreement = Objects.requireNonNull(frame.agreement());
    for (int i = 0; i < agreement.length; i++) {
      assertThat(i / SegmentationClass.COUNT == i % SegmentationClass.COUNT || agreement[i] == 0)
          .isTrue();
    }
  }

  /// Half of the frames are lost, and some are beyond the codec and not sent at all. Such a frame
  /// is understood as the last one that arrived, which the record names; before the first one it is
  /// grey. Micro-batches of 4 make no border.
  @Test
  void lostFramesAreConcealedByTheLastOneAtAnyParallelism() throws IOException {
    Path study = file(LOSSES);
    Path run = run(study, 1);
    List<List<String>> table = table(run);
    assertThat(table).hasSize(3);
    assertThat(table(run(study, 4))).isEqualTo(table);
    List<String> lastRow = row(table, "last-frame");
    List<String> greyRow = row(table, "grey");
    List<FrameRecord> last = frames(run, lastRow.getFirst());
    List<FrameRecord> grey = frames(run, greyRow.getFirst());
    assertThat(last).hasSize(14);
    assertThat(grey).hasSize(14);
    String shown = null;
    int unsent = 0;
    for (int i = 0; i < last.size(); i++) {
      FrameRecord frame = last.get(i);
      boolean arrived = frame.blockErrors() == 0;
      boolean missing = recovery(grey.get(i)) == Recovery.LOST;
      assertThat(missing || arrived).isTrue();
      Recovery concealed = shown == null ? Recovery.LOST : Recovery.CONCEALED;
      assertThat(recovery(frame)).isEqualTo(missing ? concealed : Recovery.COMPLETE);
      if (missing && shown != null) {
        assertThat(frame.understandingHash()).isEqualTo(shown);
      }
      if (arrived && (!missing || (i > 0 && recovery(last.get(i - 1)) == Recovery.COMPLETE))) {
        assertAgrees(frame);
      }
      unsent += missing && arrived ? 1 : 0;
      shown = missing ? shown : frame.understandingHash();
    }
    assertThat(unsent).isPositive();
    long concealed = last.stream().filter(f -> recovery(f) == Recovery.CONCEALED).count();
    assertThat(concealed).isBetween(3L, 12L);
    int column = table.getFirst().indexOf("images_concealed");
    assertThat(lastRow.get(column)).isEqualTo("" + concealed);
    assertThat(greyRow.get(column)).isEqualTo("0");
  }

  /// 0.07 bits per pixel are 107 bytes, in which there is no JPEG of two images of 96x128.
  @Test
  void aPayloadBelowTheCodecsFloorIsARowWithItsReason() throws IOException {
    Path study =
        file(
            LOSSES
                .replace("bits-per-pixel = 0.31", "bits-per-pixel = [0.07, 0.31]")
                .replace("max-frames = 14", "max-frames = 1"));
    assertThat(call(0, "plan", study.toString()))
        .containsPattern(
            "infeasible: jpeg cannot code frame \\S+ in 107 bytes: its poorest form takes \\d+"
                + " \\(RGB \\d+, thermal \\d+, lengths 2\\)");
    List<List<String>> table = table(run(study, 1));
    int state = table.getFirst().indexOf("state");
    assertThat(table.stream().skip(1).map(row -> row.get(state)))
        .containsExactly("INFEASIBLE", "DONE", "INFEASIBLE", "DONE");
  }

  @Test
  void framesThatDoNotFitAreNotEvaluatedAsGrey() {
    assertThat(call(2, "evaluate", "jpeg+mfnet-small", "--frames", "2", "--bits-per-pixel", "0.07"))
        .contains("jpeg+mfnet-small: jpeg cannot code frame", "in 108 bytes");
  }

  @Test
  void concealmentOfASchemeWithoutImagesIsRefused() throws IOException {
    Path study =
        file(LOSSES.replace("\"jpeg+mfnet-small\", concealment", "promsc-tiny, concealment"));
    assertThat(call(2, "plan", study.toString()))
        .contains("concealment = grey means nothing with scheme = promsc-tiny: it sends no images");
    Path unknown = file(LOSSES.replace("concealment = grey", "concealment = black"));
    assertThat(call(2, "plan", unknown.toString()))
        .contains("concealment = black must be one of last-frame, grey");
  }
}
