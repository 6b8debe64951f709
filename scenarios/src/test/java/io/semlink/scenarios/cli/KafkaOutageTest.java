package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.actors.log.ResultTopic;
import io.semlink.actors.log.RunRestorer;
import io.semlink.scenarios.run.JavaProcess;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AlertRecord;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that goes away in the middle of a run and comes back: the study does not wait for it,
/// it is said, and the topics are complete in the end. The Maven profile `drills` leaves it away
/// for half a minute. The study runs in a small heap: what the broker misses waits in the files.
final class KafkaOutageTest {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("semlink.outage.seconds", 4));
  private static final String HEAP = "-Xmx192m";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void whatABrokerMissesIsDeliveredWhenItIsBack() throws Exception {
    int port = freePort();
    Path data = folder.resolve("broker");
    Path out = folder.resolve("out");
    Process study;
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, port)) {
      study = start(out, broker.bootstrapServers());
      awaitFrames(study, out, broker);
    }
    long atOutage = journalBytes(out);
    Thread.sleep(OUTAGE);
    assertThat(journalBytes(out)).as("the study goes on without Kafka").isGreaterThan(atOutage);
    try (EmbeddedBroker broker = EmbeddedBroker.start(data, port)) {
      assertThat(study.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(study.exitValue()).as(output(out)).isZero();
      Path run = run(out);
      assertThat(alerts(run))
          .contains(AlertRecord.Kind.KAFKA_AWAY, AlertRecord.Kind.KAFKA_BACK)
          .startsWith(AlertRecord.Kind.KAFKA_AWAY);
      RunRestorer.Restored restored =
          new RunRestorer(broker.settings(), run.getFileName().toString())
              .restore(folder.resolve("restored"));
      List<String> frames = frames(run);
      assertThat(frames).isNotEmpty();
      assertThat(frames(restored.folder())).containsExactlyInAnyOrderElementsOf(frames);
      assertThat(restored.folder().resolve("points.csv"))
          .hasSameTextualContentAs(run.resolve("points.csv"));
      assertThat(alerts(restored.folder())).contains(AlertRecord.Kind.KAFKA_AWAY);
    }
  }

  private static Process start(Path out, String kafka) throws IOException {
    Files.createDirectories(out);
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "link-alone", "--out", out.toString(), "--set", "log.kafka=" + kafka));
    for (String setting :
        List.of(
            "link.EbN0=[\"1 dB\", \"1.5 dB\"]",
            "link.modulation=qpsk",
            "stop.block-errors=100000000",
            "stop.max-blocks=100000000",
            // By the clock, so that it outlasts the outage on any machine.
            "stop.max-time=%d s".formatted(OUTAGE.toSeconds() + 8),
            "log.kafka-client={ max.block.ms = 1500, request.timeout.ms = 1000,"
                + " delivery.timeout.ms = 2000 }")) {
      arguments.addAll(List.of("--set", setting));
    }
    return JavaProcess.start(
        JavaProcess.SEMLINK, out.resolve("output.txt"), arguments, List.of(HEAP));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// Returns when the log has delivered something: from then on it notices within a second or two
  /// that its broker is away.
  private static void awaitFrames(Process study, Path out, EmbeddedBroker broker)
      throws IOException {
    StringDeserializer text = new StringDeserializer();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "group.id", "outage",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, text, text)) {
      consumer.subscribe(List.of(ResultTopic.FRAME.topicName()));
      while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
        assertThat(study.isAlive()).as(output(out)).isTrue();
      }
    }
  }

  private static Path run(Path out) throws IOException {
    try (Stream<Path> files = Files.find(out, 3, (file, _) -> file.endsWith(JournalFiles.FIRST))) {
      return Objects.requireNonNull(files.findFirst().orElseThrow().getParent());
    }
  }

  private static long journalBytes(Path out) throws IOException {
    try (Stream<Path> files = Files.find(out, 3, (file, _) -> file.endsWith(JournalFiles.FIRST))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static String output(Path out) throws IOException {
    return Files.readString(out.resolve("output.txt"));
  }

  private static List<String> frames(Path run) throws IOException {
    try (Stream<String> lines = FrameFile.lines(run.resolve(JournalFiles.FIRST))) {
      return lines.toList();
    }
  }

  private static List<AlertRecord.Kind> alerts(Path run) throws IOException {
    try (Stream<JournalEntry> entries = FrameFile.entries(run.resolve(JournalFiles.FIRST))) {
      return entries
          .map(JournalEntry::note)
          .filter(note -> note != null && note.kind() == Note.Kind.ALERT)
          .map(note -> note.read(AlertRecord.class).kind())
          .toList();
    }
  }
}
