package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.semlink.actors.log.ResultLog.Append;
import io.semlink.actors.log.ResultLog.Command;
import io.semlink.actors.log.ResultLog.Done;
import io.semlink.actors.log.ResultLog.PointFinished;
import io.semlink.actors.log.ResultLog.Reply;
import io.semlink.actors.log.ResultLog.RunFinished;
import io.semlink.actors.log.ResultLog.RunStarted;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A run of two points, written by the actor and read back with a plain consumer.
@ExtendWith(SharedBroker.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResultLogKafkaTest {
  private static final String RUN = "20261121T021500-kafka1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Reply> probe = kit.createTestProbe();

  private Path folder;

  @BeforeAll
  void writeRun(@TempDir Path runFolder, EmbeddedBroker broker) {
    folder = runFolder;
    ActorRef<Command> log =
        kit.spawn(
            ResultLog.create(
                new ResultLog.Settings(
                    folder,
                    List.of("a", "b"),
                    CompletableFuture.completedFuture(broker.settings()),
                    () -> Instant.EPOCH)),
            ResultLog.props());
    done(log, new RunStarted(SampleRecords.run(RUN, 2), probe.ref()));
    append(log, "b", 0, 64);
    append(log, "a", 0, 64);
    append(log, "b", 64, 100);
    finish(log, "b", 100, PointState.DONE);
    finish(log, "a", 64, PointState.DONE);
    done(log, new RunFinished(SampleRecords.run(RUN, 2).in(RunState.DONE), probe.ref()));
    probe.expectTerminated(log, PATIENCE);
  }

  @AfterAll
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void frameRecordsEqualTheLinesOfTheFile(EmbeddedBroker broker) throws IOException {
    List<ConsumerRecord<String, String>> records = TopicReader.read(broker, ResultTopic.FRAME, RUN);
    for (String point : List.of("a", "b")) {
      List<String> sent =
          records.stream()
              .filter(r -> r.key().equals(RUN + "/" + point))
              .map(ConsumerRecord::value)
              .toList();
      assertThat(sent).isNotEmpty().isEqualTo(lines(point));
    }
    assertThat(records).hasSize(164);
  }

  @Test
  void everyFrameIsACloudEventWithADeterministicId(EmbeddedBroker broker) {
    List<ConsumerRecord<String, String>> records = TopicReader.read(broker, ResultTopic.FRAME, RUN);
    assertThat(records).isNotEmpty();
    assertThat(records.stream().map(r -> TopicReader.header(r, "ce_id")))
        .doesNotHaveDuplicates()
        .contains(RUN + "/a/0", RUN + "/a/63", RUN + "/b/99");
    assertThat(records)
        .allSatisfy(r -> {
          assertThat(TopicReader.header(r, "ce_specversion")).isEqualTo("1.0");
          assertThat(TopicReader.header(r, "ce_source")).isEqualTo("/semlink/runs/" + RUN);
          assertThat(TopicReader.header(r, "ce_type")).isEqualTo("io.semlink.frame.v1");
          assertThat(TopicReader.header(r, "content-type")).isEqualTo("application/json");
          assertThat(TopicReader.header(r, "ce_id")).startsWith(r.key() + "/");
        });
  }

  @Test
  void donePointsEqualTheRowsOfTheTable(EmbeddedBroker broker) throws IOException {
    List<ConsumerRecord<String, String>> records = TopicReader.read(broker, ResultTopic.POINT, RUN);
    List<String> done =
        records.stream()
            .filter(r -> r.value().contains("\"state\":\"DONE\""))
            .map(ConsumerRecord::key)
            .sorted()
            .toList();
    List<String> rows = Files.readAllLines(folder.resolve("points.csv"));
    assertThat(rows.stream().skip(1).map(row -> RUN + "/" + row.substring(0, row.indexOf(','))))
        .isEqualTo(done)
        .containsExactly(RUN + "/a", RUN + "/b");
    assertThat(records.stream().map(r -> TopicReader.header(r, "ce_id")))
        .doesNotHaveDuplicates()
        .contains(RUN + "/b/100/DONE", RUN + "/a/64/DONE");
    assertThat(records.stream().map(ConsumerRecord::value))
        .containsAll(Files.readAllLines(folder.resolve("points.jsonl")));
  }

  @Test
  void runTopicFollowsTheStateOfTheRun(EmbeddedBroker broker) {
    List<ConsumerRecord<String, String>> records = TopicReader.read(broker, ResultTopic.RUN, RUN);
    assertThat(records.stream().map(ConsumerRecord::key)).containsExactly(RUN, RUN);
    assertThat(records.stream().map(r -> TopicReader.header(r, "ce_id")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches(RUN + "/1:\\d+"));
    assertThat(records.stream().map(ConsumerRecord::value))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"state\":\"RUNNING\""),
            last -> assertThat(last).contains("\"state\":\"DONE\""));
  }

  /// V12: what is made from Kafka alone is what was made from the files.
  @Test
  void aRunIsRestoredFromItsTopics(EmbeddedBroker broker, @TempDir Path out) throws IOException {
    RunRestorer.Restored restored = new RunRestorer(broker.settings(), RUN).restore(out);
    assertThat(restored.folder()).isEqualTo(out.resolve("sample").resolve(RUN));
    assertThat(restored.frames()).isEqualTo(164);
    assertThat(restored.missing()).isZero();
    for (String file : List.of("points.csv", "points.jsonl", "manifest.json")) {
      assertThat(restored.folder().resolve(file)).hasSameTextualContentAs(folder.resolve(file));
    }
    assertThat(frames(restored.folder())).containsExactlyInAnyOrderElementsOf(frames(folder));
    RecoveredRun recovered = RecoveredRun.read(restored.folder());
    assertThat(recovered.finished()).hasSize(2);
    assertThat(recovered.begun()).isEmpty();
    assertThatThrownBy(() -> new RunRestorer(broker.settings(), RUN).restore(out))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining("exists");
    assertThatThrownBy(() -> new RunRestorer(broker.settings(), "no-such-run").restore(out))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining("holds no run no-such-run");
  }

  private static List<String> frames(Path run) throws IOException {
    try (Stream<String> lines = FrameFile.lines(run.resolve("frames.jsonl.zst"))) {
      return lines.toList();
    }
  }

  private List<String> lines(String point) throws IOException {
    try (Stream<String> lines = FrameFile.lines(folder.resolve("frames.jsonl.zst"))) {
      return lines.filter(line -> line.contains("\"point_id\":\"%s\"".formatted(point))).toList();
    }
  }

  private void append(ActorRef<Command> log, String point, long from, long to) {
    done(
        log,
        new Append(
            SampleRecords.frames(RUN, point, from, to),
            SampleRecords.snapshot(RUN, point, to),
            probe.ref()));
  }

  private void finish(ActorRef<Command> log, String point, long frames, PointState state) {
    done(log, new PointFinished(SampleRecords.point(RUN, point, frames, state), probe.ref()));
  }

  private void done(ActorRef<Command> log, Command command) {
    log.tell(command);
    Reply reply = Objects.requireNonNull(probe.receiveMessage(PATIENCE));
    assertThat(reply).isEqualTo(new Done(null));
  }
}
