package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.study.PointPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever a study varies tells its rows apart: two values of an axis are two points whose rows
/// differ in a column beside their ids.
final class AxesShowTest {
  private static final String ALONE =
      """
      study = s
      source { sensor = random-bits, block-bits = 100 }
      link { bandwidth = "100 kHz", EsN0 = "1 dB" }
      stop.max-frames = 1
      """;
  private static final String FRAMES =
      """
      study = s
      source { frame-rate = "10 fps" }
      schemes { s { scheme = promsc-tiny, receive = coded-hard } }
      link { bandwidth = "64 kHz", EsN0 = "1 dB" }
      stop.max-frames = 1
      """;

  /// Axis, two values, and what else the scenario needs for it, behind a bar.
  static final List<String> axes =
      List.of(
          "run.batch = [1, 2]",
          "schemes.\"*\".scheme = [promsc-tiny, promsc-small]",
          "schemes.\"*\".receive = [coded-hard, uncoded-soft]",
          "schemes.\"*\".modality = [both, rgb]",
          "link.bandwidth = [\"64 kHz\", \"64.01 kHz\"]",
          "link.bits-per-pixel = [0.3, 0.3001] | link.bandwidth = null, source.frame-rate = null",
          "link.modulation = [qpsk, 16qam]",
          "link.demapper = [max-log, log-map]",
          "link.code.matrix = [wifi-648-540, wimax-576-288] | link.code.family = ldpc",
          "link.code.decoder = [layered-nms, flooding-nms]",
          "link.code.precision = [int8, float] | link.code.decoder = layered-oms",
          "link.code.list-size = [4, 8] | link.code.family = polar",
          "link.code.constraint-length = [7, 8] | link.code.family = convolutional",
          "link.code.code-rate = [\"1/2\", \"501/1000\"]",
          "link.code.iterations = [10, 11]",
          "link.code.normalisation = [0.7, 0.8] | link.code.decoder = layered-nms",
          "link.code.offset = [0.4, 0.6] | link.code { decoder = layered-oms, precision = float }",
          "link.mcs.index = [3, 4]",
          "link.harq.rounds = [1, 2]",
          "link.channel = [awgn, { rayleigh { coherence = \"9 symbols\" } }]",
          "link.EsN0 = [\"1 dB\", \"1.001 dB\"]",
          "link.EbN0 = [\"1 dB\", \"1.001 dB\"] | link.EsN0 = null");

  /// Channel, parameter, two values, other parameters.
  static final List<String> channels =
      List.of(
          "rayleigh | coherence | \"9 symbols\", \"1 ms\" |",
          "rayleigh | doppler | \"9 Hz\", \"10 Hz\" |",
          "rician | K-factor | \"1 dB\", \"2 dB\" | coherence = \"9 symbols\"",
          "rician | line-of-sight-shift | 0, 0.5 | K-factor = \"1 dB\", doppler = \"9 Hz\"",
          "nakagami | m | 1, 2 | coherence = \"9 symbols\"",
          "awgn | csi | perfect, estimated |",
          "awgn | gain-error-variance | 0.1, 0.2 | csi = estimated",
          "awgn | pilot-gain | \"1 dB\", \"2 dB\" | csi = estimated",
          "awgn | EsN0-bias | \"1 dB\", \"2 dB\" |",
          "awgn | EsN0-error | \"1 dB\", \"2 dB\" |",
          "awgn | shadowing | \"1 dB\", \"2 dB\" |",
          "awgn | phase-noise | 0.01, 0.02 |",
          "awgn | frequency-offset | 0.01, 0.02 |",
          "awgn | impulses.probability | 0.1, 0.2 | impulses.power-ratio = 9",
          "awgn | impulses.power-ratio | 8, 9 | impulses.probability = 0.1",
          "awgn | impulses.overlap-index | 0.1, 0.2 | impulses.gaussian-ratio = 1",
          "awgn | impulses.gaussian-ratio | 1, 2 | impulses.overlap-index = 0.1",
          "awgn | impulses.receiver | mean, state |"
              + " impulses { probability = 0.1, power-ratio = 9 }",
          "tdl | profile | tdl-a, tdl-b |",
          "tdl | delay-spread | \"9 ns\", \"10 ns\" |",
          "tdl | model | frequency, time |",
          "tdl | numerology | 0, 1 |",
          "tdl | subcarriers | 72, 84 |",
          "tdl | fft-size | 128, 256 |",
          "tdl | cyclic-prefix | 20, 21 |",
          "tdl | pilot-subcarriers | 4, 6 |",
          "tdl | pilot-symbols | 2, 4 | pilot-subcarriers = 4",
          "tdl | fill-order | frequency-first, time-first |",
          "tdl | equaliser | mmse, zero-forcing |",
          "tdl | estimate-noise | true, false | csi = wiener",
          "bsc | bit-error-rate | 0.1, 0.2 |",
          "bec | erasure-rate | 0.1, 0.2 |",
          "packet-loss | loss-rate | 0.1, 0.2 |",
          "packet-loss | packet-bits | 10, 20 | loss-rate = 0.1",
          "gilbert-elliott | to-bad | 0.1, 0.2 | to-good = 0.1",
          "gilbert-elliott | to-good | 0.1, 0.2 | to-bad = 0.1",
          "gilbert-elliott | good | 0, 0.1 | to-bad = 0.1, to-good = 0.1",
          "gilbert-elliott | bad | 0.9, 1 | to-bad = 0.1, to-good = 0.1",
          "gilbert-elliott | receiver | mean, state | to-bad = 0.1, to-good = 0.1",
          "trace | file | a.csv, b.csv |");

  @TempDir private Path folder;

  /// All but the device, of which a machine may have one alone.
  @Test
  void everyAxisIsHere() {
    assertThat(axes.stream().map(axis -> axis.split(" = ", 2)[0]).toList())
        .containsExactlyElementsOf(
            ScenarioKeys.axes().stream()
                .map(ScenarioKeys.Key::pattern)
                .filter(pattern -> !pattern.equals("device"))
                .toList());
    Set<String> parameters =
        channels.stream().map(line -> line.split(" *\\| *", -1)[1]).collect(Collectors.toSet());
    assertThat(
            KeyTable.CHANNELS.stream()
                .filter(ScenarioKeys.Key::axis)
                .map(key -> key.pattern().replace("link.channel.\"*\".", "")))
        .containsExactlyInAnyOrderElementsOf(parameters);
  }

  @ParameterizedTest
  @FieldSource("axes")
  void twoValuesOfAnAxisAreTwoRows(String axis) throws IOException {
    String[] parts = axis.replace("\"*\"", "s").split(" \\| ", 2);
    boolean frames = Stream.of("run", "schemes", "link.bits").anyMatch(axis::startsWith);
    String others = parts.length > 1 ? parts[1] + "\n" : "";
    assertTwoRows((frames ? FRAMES : ALONE) + others + parts[0] + "\n");
  }

  @ParameterizedTest
  @FieldSource("channels")
  void twoValuesOfAParameterAreTwoRows(String line) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "es_n0_db\n1\n2\n");
    Files.writeString(folder.resolve("b.csv"), "es_n0_db\n1\n3\n");
    String[] parts = line.split(" *\\| *", -1);
    assertTwoRows(
        ALONE
            + "link.channel.%s { %s }\n".formatted(parts[0], parts[3])
            + "link.channel.%s.%s = [%s]\n".formatted(parts[0], parts[1], parts[2]));
  }

  private void assertTwoRows(String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve("s.conf"), scenario);
    List<PointPlan> points =
        new StudyPlanner(Schemes.onClassPath(), new Devices())
            .plan(Scenario.read(ScenarioFile.load(file.toString(), List.of()), 1))
            .points();
    assertThat(points).as(scenario).hasSize(2);
    assertThat(row(points.get(0))).isNotEqualTo(row(points.get(1)));
  }

  private static String row(PointPlan point) {
    return PointColumns.line(
        new PointRecord(
            "run",
            "id",
            "s",
            point.parameters(),
            point.budget(),
            PointCounts.NONE,
            null,
            null,
            0,
            null,
            PointRecord.PointState.DONE,
            null,
            null));
  }
}
