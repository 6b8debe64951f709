package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import io.semlink.actors.log.ResultLog.Append;
import io.semlink.actors.log.ResultLog.Command;
import io.semlink.actors.log.ResultLog.Done;
import io.semlink.actors.log.ResultLog.Failed;
import io.semlink.actors.log.ResultLog.PointFinished;
import io.semlink.actors.log.ResultLog.Reply;
import io.semlink.actors.log.ResultLog.RunFinished;
import io.semlink.actors.log.ResultLog.RunStarted;
import io.semlink.simulator.results.FrameFile;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a run, and Kafka that fails, with a producer that does what it is told.
final class ResultLogTest {
  private static final String RUN = "20261121T021500-c0ffee";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<Reply> probe = kit.createTestProbe();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final RunRecord run = SampleRecords.run(RUN, 3);

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void rowsStandInPlanOrderWheneverAPointFinishes() throws IOException {
    ActorRef<Command> log = started(ResultLog.create(settings(null)));
    assertThat(rows()).isEmpty();
    PointRecord c = SampleRecords.point(RUN, "c", 10, PointState.DONE);
    PointRecord a = SampleRecords.point(RUN, "a", 0, PointState.INFEASIBLE);
    PointRecord b = SampleRecords.point(RUN, "b", 3, PointState.FAILED);
    assertThat(ask(log, new PointFinished(c, probe.ref()))).isEqualTo(new Done(null));
    assertThat(rows()).containsExactly(c);
    assertThat(ask(log, new PointFinished(a, probe.ref()))).isEqualTo(new Done(null));
    assertThat(rows()).containsExactly(a, c);
    assertThat(ask(log, new PointFinished(b, probe.ref()))).isEqualTo(new Done(null));
    assertThat(rows()).containsExactly(a, b, c);
  }

  @Test
  void framesCanBeReadAsSoonAsTheyAreAcknowledged() throws IOException {
    ActorRef<Command> log = started(ResultLog.create(settings(null)));
    append(log, "b", 0, 64);
    assertThat(frameIds()).hasSize(64).startsWith("b/0").endsWith("b/63");
    append(log, "a", 0, 2);
    assertThat(frameIds()).hasSize(66).endsWith("a/0", "a/1");
  }

  @Test
  void manifestFollowsTheStateOfTheRun() throws IOException {
    ActorRef<Command> log = started(ResultLog.create(settings(null)));
    assertThat(manifest()).isEqualTo(run);
    assertThat(ask(log, new RunFinished(run.in(RunState.DONE), probe.ref())))
        .isEqualTo(new Done(null));
    probe.expectTerminated(log, PATIENCE);
    assertThat(manifest()).isEqualTo(run.in(RunState.DONE));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "manifest.json", "frames.jsonl.zst", "points.jsonl", "points.csv");
    }
  }

  @Test
  void commandsOutOfPlaceAreRefusedAndChangeNothing() throws IOException {
    ActorRef<Command> log = kit.spawn(ResultLog.create(settings(null)), ResultLog.props());
    refuse(log, batch("a", 0, 1), "has not started");
    assertThat(ask(log, new RunStarted(run, probe.ref()))).isEqualTo(new Done(null));
    refuse(log, new RunStarted(run, probe.ref()), "started already");
    refuse(log, finished("x", PointState.DONE), "point x is not in the plan");
    refuse(log, finished("a", PointState.RUNNING), "cannot be RUNNING");
    refuse(
        log,
        new Append(
            SampleRecords.frames(RUN, "a", 0, 1), SampleRecords.snapshot(RUN, "b", 1), probe.ref()),
        "frames of one point");
    assertThat(ask(log, finished("a", PointState.DONE))).isEqualTo(new Done(null));
    refuse(log, finished("a", PointState.DONE), "finished twice");
    assertThat(rows()).hasSize(1);
    assertThat(frameIds()).isEmpty();
  }

  @Test
  void aFolderWithAnotherRunIsNeverTouched() throws IOException {
    ActorRef<Command> first = started(ResultLog.create(settings(null)));
    append(first, "a", 0, 5);
    ActorRef<Command> second = kit.spawn(ResultLog.create(settings(null)), ResultLog.props());
    refuse(second, new RunStarted(run.in(RunState.FAILED), probe.ref()), "frames.jsonl.zst");
    assertThat(manifest()).isEqualTo(run);
    assertThat(frameIds()).hasSize(5);
  }

  @Test
  void snapshotsArePublishedOnceASecond() {
    MockProducer<String, byte[]> producer = producer(true);
    ActorRef<Command> log =
        started(ResultLog.create(settings(null), new RecordPublisher(producer)));
    for (long i = 0; i < 5; i++) {
      append(log, "a", i, i + 1);
      append(log, "b", i, i + 1);
      now.updateAndGet(t -> t.plusMillis(500));
    }
    assertThat(eventIds(producer, ResultTopic.POINT))
        .containsExactly("a/1", "b/1", "a/3", "b/3", "a/5", "b/5");
    assertThat(eventIds(producer, ResultTopic.FRAME)).hasSize(10);
  }

  @Test
  void theActorRunsOnTheDispatcherForBlockingWork() {
    AtomicReference<String> thread = new AtomicReference<>("");
    ResultLog.Settings settings =
        new ResultLog.Settings(
            folder,
            List.of("a"),
            null,
            () -> {
              thread.set(Thread.currentThread().getName());
              return Instant.EPOCH;
            });
    ActorRef<Command> log =
        started(ResultLog.create(settings, new RecordPublisher(producer(true))));
    append(log, "a", 0, 1);
    assertThat(thread.get()).contains("default-blocking-io-dispatcher");
  }

  @Test
  void kafkaThatIsLostIsSaidOnceAndTheFilesGoOn() throws IOException {
    MockProducer<String, byte[]> producer = producer(false);
    ActorRef<Command> log =
        started(ResultLog.create(settings(null), new RecordPublisher(producer)));
    append(log, "a", 0, 2);
    assertThat(producer.errorNext(new TimeoutException("Expiring 1 record"))).isTrue();
    assertThat(ask(log, batch("a", 2, 4)))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.warning())
                    .contains("goes on with files", "Expiring 1 record", "\nMaybe "));
    int sent = producer.history().size();
    append(log, "a", 4, 6);
    assertThat(ask(log, finished("a", PointState.DONE))).isEqualTo(new Done(null));
    assertThat(ask(log, new RunFinished(run.in(RunState.DONE), probe.ref())))
        .isEqualTo(new Done(null));
    assertThat(frameIds()).containsExactly("a/0", "a/1", "a/2", "a/3", "a/4", "a/5");
    assertThat(rows()).hasSize(1);
    assertThat(producer.history()).hasSize(sent);
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void aPointIsAcknowledgedOnlyAfterItsRecordsAre() {
    MockProducer<String, byte[]> producer = producer(false);
    ActorRef<Command> log =
        started(ResultLog.create(settings(null), new RecordPublisher(producer)));
    append(log, "a", 0, 2);
    assertThat(producer.flushed()).isFalse();
    assertThat(ask(log, finished("a", PointState.DONE))).isEqualTo(new Done(null));
    assertThat(producer.flushed()).isTrue();
    assertThat(eventIds(producer, ResultTopic.POINT)).endsWith("a/2");
  }

  @Test
  void theRunStartsBeforeItsBrokerAndABrokerThatFailsIsSaidOnce() {
    CompletableFuture<KafkaSettings> starting = new CompletableFuture<>();
    ActorRef<Command> log = started(ResultLog.create(settings(starting)));
    log.tell(batch("a", 0, 1));
    starting.completeExceptionally(new BadKafkaException("no broker", "try again"));
    assertThat(receive())
        .isInstanceOfSatisfying(
            Done.class, done -> assertThat(done.warning()).contains("no broker", "\nMaybe try"));
    append(log, "a", 1, 2);
  }

  private ActorRef<Command> started(Behavior<Command> behavior) {
    ActorRef<Command> log = kit.spawn(behavior, ResultLog.props());
    assertThat(ask(log, new RunStarted(run, probe.ref()))).isEqualTo(new Done(null));
    return log;
  }

  private ResultLog.Settings settings(@Nullable CompletionStage<KafkaSettings> kafka) {
    return new ResultLog.Settings(folder, List.of("a", "b", "c"), kafka, now::get);
  }

  private Append batch(String point, long from, long to) {
    return new Append(
        SampleRecords.frames(RUN, point, from, to),
        SampleRecords.snapshot(RUN, point, to),
        probe.ref());
  }

  private PointFinished finished(String point, PointState state) {
    return new PointFinished(SampleRecords.point(RUN, point, 2, state), probe.ref());
  }

  private void append(ActorRef<Command> log, String point, long from, long to) {
    assertThat(ask(log, batch(point, from, to))).isEqualTo(new Done(null));
  }

  private void refuse(ActorRef<Command> log, Command command, String reason) {
    assertThat(ask(log, command))
        .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.reason()).contains(reason));
  }

  private Reply ask(ActorRef<Command> log, Command command) {
    log.tell(command);
    return receive();
  }

  private Reply receive() {
    return Objects.requireNonNull(probe.receiveMessage(PATIENCE));
  }

  private RunRecord manifest() throws IOException {
    return ResultJson.read(Files.readString(folder.resolve("manifest.json")), RunRecord.class);
  }

  /// The finished points, after a check that both files say the same.
  private List<PointRecord> rows() throws IOException {
    List<PointRecord> points =
        Files.readAllLines(folder.resolve("points.jsonl")).stream()
            .map(line -> ResultJson.read(line, PointRecord.class))
            .toList();
    assertThat(Files.readAllLines(folder.resolve("points.csv")))
        .isEqualTo(
            Stream.concat(Stream.of(PointColumns.header()), points.stream().map(PointColumns::line))
                .toList());
    return points;
  }

  private List<String> frameIds() throws IOException {
    try (var frames = FrameFile.records(folder.resolve("frames.jsonl.zst"))) {
      return frames.map(f -> f.pointId() + "/" + f.frameIndex()).toList();
    }
  }

  private static MockProducer<String, byte[]> producer(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new StringSerializer(), new ByteArraySerializer());
  }

  /// Point and index of the events sent to a topic.
  private static List<String> eventIds(MockProducer<String, byte[]> producer, ResultTopic topic) {
    return producer.history().stream()
        .filter(event -> event.topic().equals(topic.topicName()))
        .map(ResultLogTest::pointAndIndex)
        .toList();
  }

  private static String pointAndIndex(ProducerRecord<String, byte[]> event) {
    String id = new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    String[] parts = id.split("/", -1);
    assertThat(parts[0]).isEqualTo(RUN);
    return parts[1] + "/" + parts[2];
  }
}
