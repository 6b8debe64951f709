package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.semlink.actors.log.ResultLog;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.UncodedTransport;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameBudget;
import io.semlink.simulator.link.PayloadLink;
import io.semlink.simulator.link.RandomBlocksLink;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.TransportLink;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.units.EsN0;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyActorTest {
  private static final TransportCode CODE = new UncodedTransport(LabelScheme.SIZE.numPixels());
  private static ActorTestKit kit;

  @TempDir private Path folder;
  private int numRuns;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  private static PointParameters parameters(String scheme, double esN0Db) {
    return new PointParameters(
        scheme,
        "uncoded-soft",
        "both",
        "16x32",
        "test",
        "awgn",
        "",
        "qpsk",
        "none",
        "1/1",
        null,
        null,
        esN0Db,
        null,
        null,
        null,
        null,
        0,
        5,
        null);
  }

  static TransportLink link(double esN0Db) {
    return new TransportLink(
        CODE,
        new Modem(Modulation.QPSK),
        new AwgnChannel(new EsN0(esN0Db)),
        ReceiveMode.UNCODED_SOFT);
  }

  private static PointPlan frames(boolean broken, double esN0Db) {
    return frames(new LabelScheme(broken), esN0Db);
  }

  static PointPlan frames(LabelScheme scheme, double esN0Db) {
    return frames(scheme, esN0Db, link(esN0Db));
  }

  static PointPlan frames(LabelScheme scheme, double esN0Db, PayloadLink link) {
    FrameBudget.Terms terms =
        new FrameBudget.Terms(
            CODE, CODE.payloadBits(), 1, Modulation.QPSK, new EsN0(esN0Db), LabelScheme.SIZE, null);
    PointParameters parameters = parameters(scheme.name(), esN0Db);
    return new PointPlan.Frames(
        parameters.pointId(), parameters, FrameBudget.of(terms), scheme, link);
  }

  static PointPlan blocks(double esN0Db) {
    FrameBudget.Terms terms =
        new FrameBudget.Terms(
            CODE, CODE.payloadBits(), 4, Modulation.QPSK, new EsN0(esN0Db), null, null);
    PointParameters parameters = parameters("random-bits", esN0Db);
    return new PointPlan.Blocks(
        parameters.pointId(),
        parameters,
        FrameBudget.of(terms),
        new RandomBlocksLink(link(esN0Db), CODE.payloadBits(), 4));
  }

  static StudyPlan plan(int parallelism, StopRules stop, PointPlan... points) {
    return plan(parallelism, 4, stop, points);
  }

  static StudyPlan plan(int parallelism, int batch, StopRules stop, PointPlan... points) {
    return new StudyPlan(
        "test",
        5,
        LabelScheme.sensor(1000),
        List.of(points),
        stop,
        List.of(ComputeDevice.CPU),
        batch,
        parallelism,
        1);
  }

  private StudyActor.Outcome run(StudyPlan plan) {
    return run(plan, false);
  }

  /// @param cancel whether to cancel the study at its second event
  private StudyActor.Outcome run(StudyPlan plan, boolean cancel) {
    Path runFolder = folder.resolve("run-" + numRuns++);
    ActorRef<ResultLog.Command> log =
        kit.spawn(
            ResultLog.create(
                new ResultLog.Settings(
                    runFolder,
                    plan.points().stream().map(PointPlan::pointId).toList(),
                    null,
                    Clock.systemUTC())),
            ResultLog.props());
    TestProbe<StudyActor.Outcome> outcome = kit.createTestProbe();
    AtomicInteger numEvents = new AtomicInteger();
    CompletableFuture<ActorRef<StudyActor.Command>> study = new CompletableFuture<>();
    Consumer<StudyEvent> watcher =
        event -> {
          if (numEvents.incrementAndGet() == 2 && cancel) {
            study.join().tell(StudyActor.Cancel.INSTANCE);
          }
        };
    study.complete(
        kit.spawn(
            StudyActor.create(
                new StudyActor.Settings(
                    plan,
                    Earlier.NOTHING,
                    runRecord(plan),
                    runFolder,
                    log,
                    watcher,
                    System::nanoTime),
                outcome.getRef())));
    return outcome.receiveMessage(Duration.ofSeconds(60));
  }

  static RunRecord runRecord(StudyPlan plan) {
    return new RunRecord(
        "run",
        "test",
        RunRecord.RunState.RUNNING,
        "now",
        5,
        "",
        "",
        plan.points().size(),
        Map.of(),
        Map.of());
  }

  private Path lastRun() {
    return folder.resolve("run-" + (numRuns - 1));
  }

  static String withoutWallTimes(PointRecord point) {
    return PointColumns.ALL.stream()
        .filter(column -> !column.name().startsWith("wall_"))
        .map(column -> String.valueOf(column.value().apply(point)))
        .toList()
        .toString();
  }

  /// Points of several schemes, one of which fails, one that stops by its errors, one without
  /// frames: as many at once as there are threads.
  @Test
  void parallelismChangesNoNumber() throws IOException {
    StopRules stop = new StopRules(150, 70L, null, null);
    LabelScheme other = new LabelScheme(false, 2);
    List<List<String>> tables =
        Stream.of(1, 2, 8)
            .map(p ->
                run(
                    plan(
                        p,
                        stop,
                        frames(false, 0),
                        frames(true, 5),
                        frames(other, 10),
                        frames(false, 11),
                        new PointPlan.Infeasible("nothing", parameters("label", 1), "no room"),
                        frames(other, 12),
                        blocks(12))))
            .map(
                outcome -> outcome.points().stream().map(StudyActorTest::withoutWallTimes).toList())
            .toList();
    assertThat(tables.getFirst()).hasSize(7);
    assertThat(tables.getFirst().get(1)).contains("FAILED");
    assertThat(tables).allSatisfy(table -> assertThat(table).isEqualTo(tables.getFirst()));
  }

  @Test
  void framesAreLoggedInOrderAndAddUpToTheirPoint() throws IOException {
    StudyActor.Outcome outcome =
        run(plan(3, new StopRules(100, null, null, null), frames(false, 2)));
    PointRecord point = outcome.points().getFirst();
    assertThat(point.state()).isEqualTo(PointState.DONE);
    assertThat(point.stopReason()).isEqualTo(StopReason.MAX_FRAMES);
    try (Stream<FrameRecord> records = FrameFile.records(lastRun().resolve("frames.jsonl.zst"))) {
      List<FrameRecord> frames = records.toList();
      assertThat(frames.stream().map(FrameRecord::frameIndex))
          .containsExactlyElementsOf(Stream.iterate(0L, i -> i + 1).limit(100).toList());
      assertThat(frames.stream().mapToLong(FrameRecord::bitErrors).sum())
          .isEqualTo(point.counts().bits().errors())
          .isPositive();
    }
    assertThat(lastRun().resolve("samples").resolve(point.pointId()).resolve("0-decoded.png"))
        .isRegularFile();
    assertThat(Files.readAllLines(lastRun().resolve("points.csv"))).hasSize(2);
  }

  /// Stop rules look at prefixes of 64 frames; what was computed beyond is thrown away.
  @Test
  void blockErrorsStopAPointAtAMultipleOf64Frames() throws IOException {
    StudyActor.Outcome outcome =
        run(plan(4, new StopRules(10_000, 70L, null, null), frames(false, 0)));
    PointRecord point = outcome.points().getFirst();
    assertThat(point.stopReason()).isEqualTo(StopReason.BLOCK_ERRORS);
    assertThat(point.counts().frames()).isEqualTo(128);
    try (Stream<String> lines = FrameFile.lines(lastRun().resolve("frames.jsonl.zst"))) {
      assertThat(lines.count()).isEqualTo(128);
    }
  }

  @Test
  void failedPointIsRecordedAndTheStudyGoesOn() {
    StudyActor.Outcome outcome =
        run(
            plan(
                2,
                new StopRules(20, null, null, null),
                frames(true, 0),
                new PointPlan.Infeasible("nothing", parameters("label", 1), "no room"),
                frames(false, 0)),
            false);
    assertThat(outcome.points().stream().map(PointRecord::state))
        .containsExactly(PointState.FAILED, PointState.INFEASIBLE, PointState.DONE);
    assertThat(outcome.points().getFirst().failure()).contains("this decoder is broken");
    assertThat(outcome.numFailed()).isEqualTo(1);
  }

  /// Points that run at once ask for the same batches at the same time; 20 frames are five batches.
  @Test
  void pointsThatRunAtOnceShareTheirEncoder() {
    LabelScheme scheme = new LabelScheme(false);
    StudyActor.Outcome outcome =
        run(
            plan(
                4,
                new StopRules(20, null, null, null),
                frames(scheme, 0),
                frames(scheme, 1),
                frames(scheme, 2),
                frames(scheme, 3)));
    assertThat(outcome.points()).extracting(p -> p.counts().frames()).containsOnly(20L);
    assertThat(scheme.numEncoded()).isEqualTo(5);
  }

  /// Whoever needs it fails, and nobody else.
  @Test
  void networkThatCannotBeOpenedFailsItsPointsOnly() {
    LabelScheme missing = new LabelScheme(false, LabelScheme.NO_DECODER);
    StudyActor.Outcome outcome =
        run(
            plan(
                2,
                new StopRules(20, null, null, null),
                frames(missing, 0),
                frames(false, 1),
                frames(missing, 2),
                blocks(3)));
    assertThat(outcome.points().stream().map(PointRecord::state))
        .containsExactly(PointState.FAILED, PointState.DONE, PointState.FAILED, PointState.DONE);
    assertThat(outcome.points().getFirst().failure())
        .contains("the network could not be opened: no such decoder");
  }

  /// A log that cannot be written is no fault of a point: the study ends, no point is FAILED.
  @Test
  void logThatCannotBeWrittenEndsTheStudy() {
    TestProbe<RunRecord.RunState> state = kit.createTestProbe();
    Behavior<ResultLog.Command> full =
        Behaviors.receiveMessage(command -> {
          switch (command) {
            case ResultLog.RunStarted m -> m.replyTo().tell(new ResultLog.Done(null));
            case ResultLog.Append m ->
                m.replyTo().tell(new ResultLog.Failed("no space left", new IOException()));
            case ResultLog.PointFinished m -> m.replyTo().tell(new ResultLog.Done(null));
            case ResultLog.RunFinished m -> {
              state.getRef().tell(m.run().state());
              m.replyTo().tell(new ResultLog.Done(null));
            }
            default -> throw new AssertionError(command);
          }
          return Behaviors.same();
        });
    TestProbe<StudyActor.Outcome> ended = kit.createTestProbe();
    StudyPlan plan = plan(2, new StopRules(100, null, null, null), frames(false, 0), blocks(3));
    kit.spawn(
        StudyActor.create(
            new StudyActor.Settings(
                plan,
                Earlier.NOTHING,
                runRecord(plan),
                folder.resolve("full"),
                kit.spawn(full),
                _ -> {},
                System::nanoTime),
            ended.getRef()));
    StudyActor.Outcome outcome = ended.receiveMessage(Duration.ofSeconds(60));
    assertThat(outcome.logFailure()).isEqualTo("no space left");
    assertThat(outcome.run().state()).isEqualTo(RunRecord.RunState.FAILED);
    assertThat(outcome.points()).isEmpty();
    assertThat(state.receiveMessage()).isEqualTo(RunRecord.RunState.FAILED);
  }

  /// Two sets of weights under one name are two networks.
  @Test
  void schemesOfOneNameKeepTheirOwnNetworks() {
    StudyActor.Outcome outcome =
        run(
            plan(
                2,
                new StopRules(20, null, null, null),
                frames(new LabelScheme(false, 1), 30),
                frames(new LabelScheme(false, 2), 29)));
    assertThat(
            outcome.points().stream().map(p -> Objects.requireNonNull(p.quality()).miouObjects()))
        .containsExactly(1.0 / 8, 0.0);
  }

  /// The log gives a warning once, in whatever reply comes next; it must reach those who watch.
  @Test
  void warningOfTheLogIsNotSwallowed() {
    Behavior<ResultLog.Command> warning =
        Behaviors.receiveMessage(command -> {
          switch (command) {
            case ResultLog.RunStarted m -> m.replyTo().tell(new ResultLog.Done(null));
            case ResultLog.Append m -> m.replyTo().tell(new ResultLog.Done("Kafka is lost"));
            case ResultLog.PointFinished m -> m.replyTo().tell(new ResultLog.Done(null));
            case ResultLog.RunFinished m -> m.replyTo().tell(new ResultLog.Done(null));
            default -> throw new AssertionError(command);
          }
          return Behaviors.same();
        });
    TestProbe<StudyEvent> events = kit.createTestProbe();
    TestProbe<StudyActor.Outcome> outcome = kit.createTestProbe();
    StudyPlan plan = plan(1, new StopRules(10, null, null, null), frames(false, 0));
    kit.spawn(
        StudyActor.create(
            new StudyActor.Settings(
                plan,
                Earlier.NOTHING,
                runRecord(plan),
                folder.resolve("warned"),
                kit.spawn(warning),
                event -> events.getRef().tell(event),
                System::nanoTime),
            outcome.getRef()));
    outcome.receiveMessage(Duration.ofSeconds(60));
    assertThat(events.receiveSeveralMessages(4)).contains(new StudyEvent.Warning("Kafka is lost"));
  }

  @Test
  void cancelledStudyKeepsWhatIsFinished() throws IOException {
    StudyActor.Outcome outcome =
        run(
            plan(2, new StopRules(100_000, null, null, null), frames(false, 0), frames(false, 6)),
            true);
    assertThat(outcome.cancelled()).isTrue();
    assertThat(outcome.points()).isEmpty();
    assertThat(Files.readString(lastRun().resolve("manifest.json"))).contains("INTERRUPTED");
  }
}
