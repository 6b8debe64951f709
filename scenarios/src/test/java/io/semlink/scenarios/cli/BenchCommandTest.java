package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchCommandTest {
  @TempDir private Path folder;

  @Test
  void everyRowIsMeasuredAtBothThreadCounts() throws IOException {
    Path json = folder.resolve("phy.json");
    StringWriter out = new StringWriter();
    int exitCode =
        Semlink.execute(
            new PrintWriter(out),
            new PrintWriter(out),
            "bench phy --threads 2 --rounds 1 --round-millis 1 --json"
                .concat(" " + json)
                .split(" ", -1));
    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    JsonNode result = new JsonMapper().readTree(json.toFile());
    List<String> names = new ArrayList<>();
    for (JsonNode row : result.get("measurements")) {
      assertThat(row.get("best").doubleValue()).as(row.toString()).isPositive();
      names.add(row.get("name").textValue());
    }
    // 2 calibrations, noise, CRC, pack, unpack, count; 3 a modulation, 3 a code; twice.
    int numModulations = io.semlink.simulator.modulation.Modulation.values().length;
    assertThat(names).hasSize(2 * (7 + 3 * numModulations + 3 * 8));
    assertThat(result.get("streamRatio").doubleValue()).isPositive();
    for (JsonNode peer : result.get("peers")) {
      assertThat(names).contains(peer.get("row").textValue());
    }
  }

  @Test
  void everySizeAndWeatherIsMeasured() throws IOException {
    Path json = folder.resolve("sensor.json");
    StringWriter out = new StringWriter();
    int exitCode =
        Semlink.execute(
            new PrintWriter(out),
            new PrintWriter(out),
            "bench sensor --rounds 1 --round-millis 1 --json".concat(" " + json).split(" ", -1));
    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    List<String> names = new ArrayList<>();
    for (JsonNode row : new JsonMapper().readTree(json.toFile())) {
      assertThat(row.get("best").doubleValue()).as(row.toString()).isPositive();
      names.add(row.get("name").textValue());
    }
    assertThat(names)
        .containsExactly(
            "96x128 clear",
            "96x128 fog",
            "96x128 rain",
            "480x640 clear",
            "480x640 fog",
            "480x640 rain");
  }

  /// The contenders must understand the same, or the command fails.
  @Test
  void inferenceRunsInStreamAndLoopAlike() throws IOException {
    Path json = folder.resolve("inference.json");
    StringWriter out = new StringWriter();
    int exitCode =
        Semlink.execute(
            new PrintWriter(out),
            new PrintWriter(out),
            "bench inference --frames 32 --rounds 2 --batch 4 --threads 2 --json"
                .concat(" " + json)
                .split(" ", -1));
    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    JsonNode result = new JsonMapper().readTree(json.toFile());
    assertThat(result.get("frames_per_round").intValue()).isEqualTo(16);
    assertThat(result.get("speeds")).hasSize(3);
    assertThat(result.get("pipeline").get("wall").doubleValue()).isPositive();
    assertThat(result.get("memory")).hasSize(3);
  }
}
