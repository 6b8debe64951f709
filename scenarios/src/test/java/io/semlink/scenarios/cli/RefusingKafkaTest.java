package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.actors.log.ResultTopic;
import io.semlink.scenarios.cli.SmallRuns.Called;
import io.semlink.simulator.journal.FrameFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the commands say and answer where a cluster takes nothing of a run, or not all of it.
@Timeout(180)
final class RefusingKafkaTest {
  private static final EmbeddedBroker BROKER = EmbeddedBroker.startTemporary();
  private static final String STUDY =
      """
      study = blocks
      source { sensor = random-bits, blocks-per-frame = 4, block-bits = 400 }
      link {
        modulation = qpsk, channel = awgn, EsN0 = "4 dB"
        code { family = nr-ldpc, code-rate = "1/2" }
      }
      stop { max-frames = 100 }
      """;

  @TempDir private Path folder;

  @AfterAll
  static void stop() {
    BROKER.close();
  }

  private Called run(String out, String... settings) throws IOException {
    Path file = Files.writeString(folder.resolve("blocks.conf"), STUDY);
    return SmallRuns.call(
        Stream.concat(
                Stream.of("run", file.toString(), "--out", folder.resolve(out).toString()),
                Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)))
            .toArray(String[]::new));
  }

  private Path onlyRun(String out) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve(out).resolve("blocks"))) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static String address() {
    return BROKER.bootstrapServers();
  }

  /// No record is as small as this producer may send.
  @Test
  void anEndOfTheDeliveryIsSaidAndIsAnExitCodeAndReplayDeliversTheRest() throws IOException {
    Called lost =
        run("out", "log.kafka=" + address(), "log.kafka-client={ max.request.size = 300 }");
    assertThat(lost.exitCode()).as(lost.err()).isEqualTo(Failures.INCOMPLETE);
    Path run = onlyRun("out");
    assertThat(lost.err())
        .contains("warning: Kafka is lost")
        .contains("Kafka misses part of this run: a record is too large")
        .contains("Maybe `semlink replay " + run)
        .contains("report in ");
    assertThat(run.resolve("report/index.html")).exists();
    try (var entries = FrameFile.entries(run.resolve("frames.jsonl.zst"))) {
      assertThat(entries.map(entry -> String.valueOf(entry.note())))
          .filteredOn(note -> note.contains("KAFKA_LOST"))
          .hasSize(1);
    }
    Called replay = SmallRuns.call("replay", run.toString(), "--kafka", address());
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    Called restore =
        SmallRuns.call(
            "restore",
            run.getFileName().toString(),
            "--kafka",
            address(),
            "--out",
            folder.resolve("restored").toString());
    assertThat(restore.exitCode()).as(restore.err()).isZero();
    assertThat(restore.out()).contains(": 100 frames").doesNotContain("no longer has");
    assertThat(restore.err()).isEmpty();
  }

  @Test
  void topicsThatBreakTheContractAreRefusedBeforeAnythingIsSent() throws Exception {
    assertThat(run("plain", "log.kafka=off").exitCode()).isZero();
    Path plain = onlyRun("plain");
    String breach = "semlink.frame.v1 has cleanup.policy = compact but it must be delete";
    setFrameCleanup("compact");
    try {
      Called refused = run("refused", "log.kafka=" + address());
      assertThat(refused.exitCode()).isEqualTo(Failures.BAD_INPUT);
      assertThat(refused.err()).contains(address(), breach, "\nMaybe ");
      assertThat(folder.resolve("refused").resolve("blocks")).doesNotExist();
      Called replay = SmallRuns.call("replay", plain.toString(), "--kafka", address());
      assertThat(replay.exitCode()).isEqualTo(Failures.BAD_INPUT);
      assertThat(replay.err()).contains(breach);
      // What is there can still be read; that it may be incomplete is said.
      Called restore =
          SmallRuns.call(
              "restore",
              plain.getFileName().toString(),
              "--kafka",
              address(),
              "--out",
              folder.toString());
      assertThat(restore.exitCode()).isEqualTo(Failures.BAD_INPUT);
      assertThat(restore.err())
          .contains("warning: Kafka at " + address(), breach, "records may be missing")
          .contains("holds no run " + plain.getFileName());
    } finally {
      setFrameCleanup("delete");
    }
  }

  private static void setFrameCleanup(String policy) throws Exception {
    ConfigResource frames =
        new ConfigResource(ConfigResource.Type.TOPIC, ResultTopic.FRAME.topicName());
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      admin.incrementalAlterConfigs(Map.of(frames, List.of(change))).all().get();
      String now;
      do {
        now =
            admin.describeConfigs(List.of(frames)).all().get().values().stream()
                .map(config -> config.get("cleanup.policy").value())
                .findFirst()
                .orElseThrow();
      } while (!now.equals(policy));
    }
  }
}
