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
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of a run.
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
  void theActorRunsOnTheDispatcherForBlockingWork() {
    AtomicReference<String> thread = new AtomicReference<>("");
    ResultLog.Settings settings =
        new ResultLog.Settings(
            folder,
            List.of("a"),
            CompletableFuture.failedFuture(new BadKafkaException("no broker", "try again")),
            () -> {
              thread.set(Thread.currentThread().getName());
              return Instant.EPOCH;
            });
    ActorRef<Command> log = started(ResultLog.create(settings));
    ask(log, new RunFinished(run.in(RunState.DONE), probe.ref()));
    assertThat(thread.get()).contains("default-blocking-io-dispatcher");
  }

  @Test
  void aBrokerThatDoesNotStartIsSaidOnceAndTheFilesGoOn() throws IOException {
    CompletableFuture<KafkaSettings> starting = new CompletableFuture<>();
    ActorRef<Command> log = started(ResultLog.create(settings(starting)));
    append(log, "a", 0, 1);
    starting.completeExceptionally(new BadKafkaException("no broker", "try again"));
    // The log hears of it on its own: the next answer or the one after it says so.
    Reply next = ask(log, batch("b", 0, 1));
    Reply last = ask(log, new RunFinished(run.in(RunState.DONE), probe.ref()));
    assertThat(Stream.of(next, last).map(reply -> ((Done) reply).warning()).filter(w -> w != null))
        .singleElement()
        .asString()
        .contains("no broker", "Maybe try");
    assertThat(frameIds()).containsExactly("a/0", "b/0");
    assertThat(notes(Note.Kind.ALERT)).hasSize(1).first().asString().contains("no broker");
  }

  /// The clock of this disk moves by two seconds whenever it is looked at.
  @Test
  void aSlowDiskIsSaidOnce() throws IOException {
    ResultLog.Settings slow =
        new ResultLog.Settings(
            folder, List.of("a"), null, () -> now.updateAndGet(t -> t.plusSeconds(2)));
    ActorRef<Command> log = started(ResultLog.create(slow));
    Reply first = ask(log, batch("a", 0, 2));
    Reply second = ask(log, batch("a", 2, 4));
    assertThat(((Done) first).warning()).contains("took 2.0 s", "the study waited");
    assertThat(((Done) second).warning()).isNull();
    assertThat(notes(Note.Kind.ALERT)).hasSize(1).first().asString().contains("BACK_PRESSURE");
  }

  @Test
  void aRunGoesOnWhereItsProcessWasKilled() throws IOException {
    ActorRef<Command> first = started(ResultLog.create(settings(null)));
    append(first, "a", 0, 64);
    append(first, "b", 0, 3);
    ask(first, new PointFinished(SampleRecords.point(RUN, "a", 64, PointState.DONE), probe.ref()));
    ask(first, new PointFinished(SampleRecords.point(RUN, "b", 3, PointState.FAILED), probe.ref()));
    append(first, "c", 0, 64);
    Path journal = folder.resolve("frames.jsonl.zst");
    try (FileChannel cut = FileChannel.open(journal, StandardOpenOption.WRITE)) {
      cut.truncate(Files.size(journal) - 1);
    }
    Files.delete(folder.resolve("points.jsonl"));
    RecoveredRun recovered = RecoveredRun.read(folder);
    assertThat(recovered.run()).isEqualTo(run);
    assertThat(recovered.finished().stream().map(PointRecord::pointId)).containsExactly("a", "b");
    assertThat(recovered.begun().keySet()).containsExactly("b");
    assertThat(recovered.begun().get("b")).hasSize(3);
    ResultLog.Settings resume =
        new ResultLog.Settings(folder, List.of("a", "b", "c"), null, now::get, true);
    ActorRef<Command> second = started(ResultLog.create(resume));
    assertThat(rows().stream().map(PointRecord::pointId)).containsExactly("a", "b");
    append(second, "c", 0, 64);
    append(second, "b", 3, 5);
    ask(second, new PointFinished(SampleRecords.point(RUN, "b", 5, PointState.DONE), probe.ref()));
    refuse(second, finished("a", PointState.DONE), "finished twice");
    assertThat(rows().stream().map(PointRecord::state))
        .containsExactly(PointState.DONE, PointState.DONE);
    assertThat(frameIds()).hasSize(64 + 5 + 64).doesNotHaveDuplicates();
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

  private List<String> notes(Note.Kind kind) throws IOException {
    try (Stream<JournalEntry> entries = FrameFile.entries(folder.resolve("frames.jsonl.zst"))) {
      return entries
          .map(JournalEntry::note)
          .filter(note -> note != null && note.kind() == kind)
          .map(Note::json)
          .toList();
    }
  }

  private List<String> frameIds() throws IOException {
    try (var frames = FrameFile.records(folder.resolve("frames.jsonl.zst"))) {
      return frames.map(f -> f.pointId() + "/" + f.frameIndex()).toList();
    }
  }
}
