package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.results.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every library scenario, cut down, gives the same results at any parallelism; those without
/// networks the same as ever. Where a golden value moves, results have changed and
/// `RunRecord.RESULTS_VERSION` must be raised.
final class FingerprintTest {
  private static final Path ROAD_FRAMES = Path.of("..", "..", "shared", "data", "roadscene");

  /// What leaves a few points of each scenario.
  private static final Map<String, List<String>> CUTS =
      Map.of(
          "first-light",
          List.of("stop.max-frames=20", "link.EsN0=2 dB", "link.bandwidth=16 kHz"),
          "cliff-small",
          List.of(
              "stop.max-frames=20",
              "link.EsN0=1 dB",
              "link.bandwidth=16 kHz",
              "schemes.semantic.receive=coded-hard"),
          "cliff",
          List.of(
              "stop.max-frames=20",
              "link.EsN0=0.5 dB",
              "link.bandwidth=25 kHz",
              "link.channel={ rayleigh { coherence = \"100 ms\" } }",
              "schemes={ semantic { scheme = promsc-medium, receive = [coded-hard, analog] } }"),
          "bandwidth",
          List.of(
              "stop.max-frames=20",
              "link.bits-per-pixel=0.5",
              "schemes={ jpeg { scheme = \"jpeg+mfnet-medium\", receive = coded-hard } }"),
          "fixed-mcs",
          List.of(
              "stop.max-frames=20",
              "link.EsN0=3 dB",
              "link.mcs.index=[5, 13]",
              "link.channel={ rayleigh { coherence = \"100 ms\" } }",
              "schemes={ semantic { scheme = promsc-small, receive = coded-hard } }"),
          "link-alone",
          List.of("stop.max-frames=20", "link.EbN0=[\"1 dB\", \"1.5 dB\", \"4 dB\"]"),
          "nr-ldpc-waterfall",
          List.of(
              "stop.max-frames=20",
              "link.EbN0=[\"1 dB\", \"1.5 dB\"]",
              "stop.block-errors=1000000"),
          "receive-modes",
          List.of("stop.max-frames=20", "link.EsN0=0 dB"),
          "road-frames",
          List.of(
              "stop.max-frames=20",
              "link.EsN0=0 dB",
              "source.path=" + ROAD_FRAMES.toAbsolutePath().normalize()));

  private static final Map<String, String> GOLDEN =
      Map.of("link-alone", "d42d50de804d871f", "nr-ldpc-waterfall", "d81c21dba656107f");

  private static final List<String> COUNTS =
      List.of(
          "frames",
          "frames_accepted",
          "blocks",
          "bits",
          "demod_bits",
          "code_blocks",
          "decoder_iterations",
          "use");

  @TempDir private Path out;

  static final List<String> library = ScenarioFile.LIBRARY;

  @Test
  void everyScenarioIsCutDown() {
    assertThat(CUTS.keySet()).containsExactlyInAnyOrderElementsOf(ScenarioFile.LIBRARY);
  }

  @ParameterizedTest
  @FieldSource("library")
  void aScenarioGivesTheSameAtAnyParallelism(String scenario) throws IOException {
    assumeTrue(
        !scenario.equals("road-frames") || Files.isDirectory(ROAD_FRAMES),
        "the road frames are not here: " + ROAD_FRAMES);
    Path one = run(scenario, 1);
    Path four = run(scenario, 4);
    assertThat(results(four)).isEqualTo(results(one));
    assertThat(frames(four)).isEqualTo(frames(one));
    String golden = GOLDEN.get(scenario);
    if (golden != null) {
      assertThat(Sha256.hex(String.join("\n", results(one))).substring(0, 16)).isEqualTo(golden);
    }
  }

  private Path run(String scenario, int parallelism) throws IOException {
    List<String> cuts = Objects.requireNonNull(CUTS.get(scenario));
    return SmallRuns.run(
        out.resolve("p" + parallelism),
        scenario,
        Stream.concat(
                cuts.stream(), Stream.of("run.parallelism=" + parallelism, "report.samples=0"))
            .toArray(String[]::new));
  }

  /// Parameters and counts of every point; no ids, versions, hosts, times, nor any figure that a
  /// processor may round otherwise.
  private static List<String> results(Path run) throws IOException {
    List<String> points = Files.readAllLines(run.resolve("points.jsonl"));
    assertThat(points).isNotEmpty();
    return points.stream()
        .map(line -> {
          JsonNode point = Contracts.tree(line);
          assertThat(point.get("state").asText()).isEqualTo("DONE");
          return String.join(
              " ",
              point.get("parameters").toString(),
              counts(point.get("counts")),
              point.at("/quality/confusion").toString(),
              point.at("/quality/agreement").toString(),
              point.get("next_frame_index").toString(),
              point.get("stop_reason").toString());
        })
        .toList();
  }

  /// By name, so that a count that is added moves nothing.
  private static String counts(JsonNode counts) {
    return COUNTS.stream()
        .map(name -> name + "=" + Objects.requireNonNull(counts.get(name)))
        .collect(Collectors.joining(" "));
  }

  /// All frames, of each point in their order, without ids of the run and wall times.
  private static List<String> frames(Path run) throws IOException {
    try (Stream<String> lines = FrameFile.lines(run.resolve("frames.jsonl.zst"))) {
      List<String> frames =
          lines
              .map(line -> {
                ObjectNode frame = (ObjectNode) Contracts.tree(line);
                frame.remove(List.of("run_id", "wall"));
                return frame;
              })
              .map(frame ->
                  "%s %08d %s"
                      .formatted(
                          frame.get("point_id").asText(), frame.get("frame_index").asInt(), frame))
              .sorted()
              .toList();
      assertThat(frames).hasSizeGreaterThanOrEqualTo(20);
      return frames;
    }
  }
}
