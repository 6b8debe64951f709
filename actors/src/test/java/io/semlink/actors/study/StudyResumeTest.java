package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import io.semlink.actors.log.RecoveredRun;
import io.semlink.actors.log.ResultLog;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.PayloadLink;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Reception;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A study that was stopped and goes on ends as one that was not.
final class StudyResumeTest {
  private static final StopRules FRAMES = new StopRules(150, null, null, null);
  private static final StopRules ERRORS = new StopRules(1000, 70L, null, null);
  private static final int[] CUTS = {0, 1, 37, 64, 65, 100, 128};
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

  private StudyActor.Outcome run(StudyPlan plan, Earlier earlier) {
    return run(plan, earlier, folder.resolve("run-" + numRuns++), null);
  }

  /// @param stopWhen calls its argument when the study is to be stopped
  private static StudyActor.Outcome run(
      StudyPlan plan, Earlier earlier, Path run, @Nullable StopWhen stopWhen) {
    boolean resume = !earlier.equals(Earlier.NOTHING) && stopWhen == null && isRun(run);
    ActorRef<ResultLog.Command> log =
        kit.spawn(
            ResultLog.create(
                new ResultLog.Settings(
                    run,
                    plan.points().stream().map(PointPlan::pointId).toList(),
                    null,
                    Clock.systemUTC(),
                    resume)),
            ResultLog.props());
    TestProbe<StudyActor.Outcome> outcome = kit.createTestProbe();
    CompletableFuture<ActorRef<StudyActor.Command>> study = new CompletableFuture<>();
    Consumer<StudyEvent> watcher =
        event -> {
          if (stopWhen != null && stopWhen.isNow(event)) {
            study.join().tell(StudyActor.Cancel.INSTANCE);
          }
        };
    study.complete(
        kit.spawn(
            StudyActor.create(
                new StudyActor.Settings(
                    plan,
                    earlier,
                    StudyActorTest.runRecord(plan),
                    run,
                    log,
                    watcher,
                    System::nanoTime),
                outcome.getRef())));
    return outcome.receiveMessage(Duration.ofSeconds(60));
  }

  private interface StopWhen {
    boolean isNow(StudyEvent event);
  }

  private static boolean isRun(Path run) {
    return run.resolve("manifest.json").toFile().exists();
  }

  private static List<FrameRecord> frames(Path run) throws IOException {
    try (Stream<FrameRecord> records = FrameFile.records(run.resolve("frames.jsonl.zst"))) {
      return records.toList();
    }
  }

  private static List<String> table(StudyActor.Outcome outcome) {
    return outcome.points().stream().map(StudyActorTest::withoutWallTimes).toList();
  }

  /// What a frame is, without what this machine took for it.
  private static List<String> contents(List<FrameRecord> frames) {
    return frames.stream()
        .map(frame -> ResultJson.write(frame).replaceAll("\"wall\":\\{[^}]*}", ""))
        .toList();
  }

  /// Cuts the frames of a point, as a process that is killed does, at whole batches and elsewhere.
  private void expectTheSameAfterEveryCut(StudyPlan plan) throws IOException {
    StudyActor.Outcome whole = run(plan, Earlier.NOTHING);
    List<FrameRecord> all = frames(folder.resolve("run-" + (numRuns - 1)));
    assertThat(all).hasSizeGreaterThanOrEqualTo(128);
    String id = plan.points().getFirst().pointId();
    for (int cut : CUTS) {
      Earlier earlier = new Earlier(Map.of(), Map.of(id, all.subList(0, cut)), null);
      StudyActor.Outcome rest = run(plan, earlier);
      assertThat(table(rest)).as("cut after %d frames", cut).isEqualTo(table(whole));
      assertThat(contents(frames(folder.resolve("run-" + (numRuns - 1)))))
          .as("cut after %d frames", cut)
          .isEqualTo(contents(all.subList(cut, all.size())));
    }
  }

  @Test
  void framesOfASchemeWithoutMemory() throws IOException {
    expectTheSameAfterEveryCut(
        StudyActorTest.plan(2, 3, FRAMES, StudyActorTest.frames(new LabelScheme(false), 2)));
  }

  /// Sends all bits as they are, but loses some frames: 58 to 67 among them, so that what the
  /// receiver shows after a cut is older than the cut.
  private record BurstLink(PayloadLink inner, boolean honest) implements PayloadLink {
    @Override
    public Reception apply(Payload payload, StreamKey key) {
      Reception sent = inner.apply(payload, key);
      boolean lost = (key.frameIndex() + 2) / 10 % 3 == 0;
      ReceivedPayload arrived =
          lost
              ? new ReceivedPayload(new float[sent.payload().softBits().length])
              : ReceivedPayload.errorFree(payload);
      return new Reception(
          arrived,
          lost && honest
              ? new ErrorCounts(sent.blocks().trials(), sent.blocks().trials())
              : sent.blocks(),
          sent.codeBlocks(),
          sent.bits(),
          sent.demodBits(),
          sent.decoderIterations(),
          sent.use());
    }

    @Override
    public @Nullable Double measuredEsN0Db(StreamKey key) {
      return inner.measuredEsN0Db(key);
    }

    @Override
    public void release() {
      inner.release();
    }
  }

  /// A link that loses frames and says that it did not: what the receiver understood cannot be.
  @Test
  void aPointThatContradictsItselfIsMarkedAlsoWhenItGoesOn() throws IOException {
    PointPlan point =
        StudyActorTest.frames(
            new LabelScheme(false), 20, new BurstLink(StudyActorTest.link(20), false));
    StudyPlan plan = StudyActorTest.plan(2, 3, FRAMES, point);
    StudyActor.Outcome outcome = run(plan, Earlier.NOTHING);
    assertThat(outcome.differing()).containsExactly(point.pointId());
    assertThat(outcome.points().getFirst().differs())
        .isEqualTo(
            "frame 0 arrived without an error and was understood otherwise than without a link");
    expectTheSameAfterEveryCut(plan);
  }

  @Test
  void framesOfASchemeThatRemembersTheLastOne() throws IOException {
    PointPlan point =
        StudyActorTest.frames(
            LabelScheme.remembering(), 20, new BurstLink(StudyActorTest.link(20), true));
    expectTheSameAfterEveryCut(StudyActorTest.plan(2, 3, FRAMES, point));
    List<FrameRecord> shown = frames(folder.resolve("run-0"));
    assertThat(shown.get(65).understandingHash())
        .as("a lost frame shows the one before the loss")
        .isEqualTo(shown.get(57).understandingHash())
        .isNotEqualTo(shown.get(56).understandingHash());
  }

  @Test
  void randomBlocks() throws IOException {
    expectTheSameAfterEveryCut(StudyActorTest.plan(3, 4, FRAMES, StudyActorTest.blocks(3)));
  }

  /// The rule holds at 128 frames, not where a cut happens to be.
  @Test
  void aPointThatStopsByItsErrors() throws IOException {
    expectTheSameAfterEveryCut(
        StudyActorTest.plan(2, 3, ERRORS, StudyActorTest.frames(new LabelScheme(false), 0)));
    assertThat(frames(folder.resolve("run-0"))).hasSize(128);
  }

  @Test
  void framesThatAreMissingAreNotCountedOver() throws IOException {
    StudyPlan plan = StudyActorTest.plan(1, FRAMES, StudyActorTest.blocks(3));
    run(plan, Earlier.NOTHING);
    List<FrameRecord> gap = frames(folder.resolve("run-0")).subList(3, 9);
    assertThatThrownBy(() -> new Earlier(Map.of(), Map.of("p", gap), null))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining("frame 3 stands where frame 0 belongs");
  }

  /// Through the files: stopped after some batches of the second point, gone on with, and every
  /// frame stands there once.
  @Test
  void aStudyThatWasStoppedGoesOnInItsFiles() throws IOException {
    StudyPlan plan =
        StudyActorTest.plan(
            2,
            3,
            new StopRules(500, null, null, null),
            StudyActorTest.blocks(1),
            StudyActorTest.frames(LabelScheme.remembering(), 3),
            StudyActorTest.frames(new LabelScheme(true), 4),
            StudyActorTest.frames(new LabelScheme(false), 5));
    StudyActor.Outcome whole = run(plan, Earlier.NOTHING);
    Path run = folder.resolve("stopped");
    AtomicInteger numBatches = new AtomicInteger();
    StudyActor.Outcome stopped =
        run(
            plan,
            Earlier.NOTHING,
            run,
            event ->
                event instanceof StudyEvent.PointChanged changed
                    && changed.point().counts().frames() > 0
                    && numBatches.incrementAndGet() == 3);
    assertThat(stopped.cancelled()).isTrue();
    assertThat(stopped.points()).hasSizeLessThan(4);
    RecoveredRun recovered = RecoveredRun.read(run);
    assertThat(recovered.run().state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(recovered.begun()).isNotEmpty();
    StudyActor.Outcome rest = run(plan, Earlier.of(recovered, null), run, null);
    assertThat(table(rest)).isEqualTo(table(whole));
    assertThat(RecoveredRun.read(run).run().state()).isEqualTo(RunState.DONE);
    Map<String, List<Long>> indices =
        frames(run).stream()
            .collect(
                Collectors.groupingBy(
                    FrameRecord::pointId,
                    Collectors.mapping(FrameRecord::frameIndex, Collectors.toList())));
    assertThat(indices).hasSize(3);
    assertThat(indices.values())
        .allSatisfy(of -> assertThat(of).isEqualTo(LongStream.range(0, 500).boxed().toList()));
  }

  @Test
  void finishedPointsAreKnownAndNotRunAgain() {
    StudyPlan plan =
        StudyActorTest.plan(2, FRAMES, StudyActorTest.blocks(1), StudyActorTest.blocks(2));
    PointRecord first = run(plan, Earlier.NOTHING).points().getFirst();
    TestProbe<StudyEvent> events = kit.createTestProbe();
    Path run = folder.resolve("known");
    StudyActor.Outcome outcome =
        run(
            plan,
            new Earlier(Map.of(first.pointId(), first), Map.of(), null),
            run,
            event -> {
              events.getRef().tell(event);
              return false;
            });
    assertThat(outcome.points()).hasSize(2).first().isEqualTo(first);
    assertThat(events.receiveMessage()).isEqualTo(new StudyEvent.PointKnown(0, 2, first));
  }

  @Test
  void onePointAloneLeavesTheOthers() {
    StudyPlan plan =
        StudyActorTest.plan(2, FRAMES, StudyActorTest.blocks(1), StudyActorTest.blocks(2));
    String second = plan.points().getLast().pointId();
    StudyActor.Outcome outcome = run(plan, new Earlier(Map.of(), Map.of(), second));
    assertThat(outcome.points()).extracting(PointRecord::pointId).containsExactly(second);
    assertThat(folder.resolve("run-0").resolve("manifest.json"))
        .content()
        .contains(RunState.INTERRUPTED.name());
  }
}
