package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.log.RecoveredRun;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Signals, sent to a real process.
@Timeout(120)
final class InterruptTest {
  /// The first point ends at once, the second one never.
  private static final String ENDLESS =
      """
      study = endless
      source { sensor = random-bits, blocks-per-frame = 4, block-bits = 400 }
      link {
        modulation = qpsk, channel = awgn, EsN0 = ["-5 dB", "6 dB"]
        code { family = nr-ldpc, code-rate = "1/2" }
      }
      stop { block-errors = 100 }
      run.parallelism = 2
      log.kafka = off
      """;

  @TempDir private Path folder;

  /// Every line that the process prints, on either stream.
  private Process start() throws IOException {
    Path study = Files.writeString(folder.resolve("endless.conf"), ENDLESS);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Semlink.class.getName(),
            "run",
            study.toString(),
            "--out",
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static void awaitLine(BufferedReader lines, String part) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.contains(part)) {
        return;
      }
    }
    throw new AssertionError("\"%s\" never came, but %s".formatted(part, seen));
  }

  private static void signal(Process process, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  private RecoveredRun recovered() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("endless"))) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return RecoveredRun.read(all.getFirst());
    }
  }

  private void expectToStopInGoodOrder(Process process, String signal) throws Exception {
    try (BufferedReader lines = process.inputReader()) {
      awaitLine(lines, "block-errors");
      signal(process, signal);
      awaitLine(lines, "stopping; what is finished stays");
      awaitLine(lines, "interrupted: 1 of 2 points are finished; the same command goes on");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  /// Ctrl-C, then the same command, then what a service manager sends: one run all along.
  @Test
  void firstSignalStopsInGoodOrderAndTheSameCommandGoesOn() throws Exception {
    expectToStopInGoodOrder(start(), "INT");
    RecoveredRun first = recovered();
    assertThat(first.run().state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(first.finished()).hasSize(1);
    expectToStopInGoodOrder(start(), "TERM");
    RecoveredRun second = recovered();
    assertThat(second.finished()).isEqualTo(first.finished());
    assertThat(second.run().runId()).isEqualTo(first.run().runId());
    second
        .begun()
        .forEach((point, frames) ->
            assertThat(frames.stream().map(frame -> frame.frameIndex()))
                .containsExactlyElementsOf(
                    Stream.iterate(0L, i -> i + 1).limit(frames.size()).toList()));
  }

  @Test
  void killedProcessLeavesARunThatGoesOn() throws Exception {
    Process process = start();
    try (BufferedReader lines = process.inputReader()) {
      awaitLine(lines, "block-errors");
      signal(process, "KILL");
      process.waitFor();
    }
    assertThat(recovered().run().state()).isEqualTo(RunState.RUNNING);
    expectToStopInGoodOrder(start(), "INT");
    assertThat(recovered().finished()).hasSize(1);
  }

  @Test
  void secondSignalEndsAtOnce() {
    AtomicInteger announced = new AtomicInteger();
    AtomicInteger stopped = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    try (Interruption interruption =
        new Interruption(announced::incrementAndGet, ended::incrementAndGet)) {
      interruption.signal();
      interruption.onFirst(stopped::incrementAndGet);
      assertThat(stopped).as("a signal that came early").hasValue(1);
      assertThat(ended).hasValue(0);
      interruption.signal();
    }
    assertThat(announced).hasValue(1);
    assertThat(stopped).hasValue(1);
    assertThat(ended).hasValue(1);
  }
}
