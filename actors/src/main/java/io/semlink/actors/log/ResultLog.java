package io.semlink.actors.log;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.semlink.simulator.results.AlertRecord.Kind;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Actor that writes the results of one run, in the order in which they come, into the files of the
/// run's folder, which are the truth; a relay carries them from there to Kafka where the run has
/// one. It answers every command, so that a stream that asks feels its pace.
///
/// Kafka that is away costs no results and no time: an alert says so, in the journal and in the
/// next answer, and the relay delivers what is missing when Kafka is back. A file that cannot be
/// written is `Failed` and leaves the files as they were before the command.
///
/// It blocks on the disk: spawn it with {@link #props()}.
public final class ResultLog extends AbstractBehavior<ResultLog.Command> {
  /// How long an answer can take at the end of a run when Kafka has much to catch up with.
  public static final Duration ANSWER_TIME = Duration.ofMinutes(5);

  private static final Duration STALL = Duration.ofMinutes(10);
  private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(30);

  /// What the log is told.
  public sealed interface Command {}

  /// First of all: the run begins or goes on. Answered when manifest.json is written, which does
  /// not wait for Kafka.
  ///
  /// @param run state RUNNING
  /// @param replyTo is answered
  public record RunStarted(RunRecord run, ActorRef<Reply> replyTo) implements Command {}

  /// A batch of frames of one point, written whole or not at all.
  ///
  /// @param frames at least one, in the order of their index, not modified
  /// @param snapshot the point with these frames counted, state RUNNING
  /// @param replyTo is answered when the batch is on the disk
  public record Append(List<FrameRecord> frames, PointRecord snapshot, ActorRef<Reply> replyTo)
      implements Command {}

  /// A point has come to its end, in whatever state.
  ///
  /// @param point state DONE, FAILED or INFEASIBLE
  /// @param replyTo is answered when its row is on the disk
  public record PointFinished(PointRecord point, ActorRef<Reply> replyTo) implements Command {}

  /// Last of all: the run is over. The log waits until Kafka has everything, closes all, answers
  /// and stops. A Kafka that is away is waited for half a minute, and is lost then.
  ///
  /// @param run state DONE, INTERRUPTED or FAILED
  /// @param replyTo is answered
  public record RunFinished(RunRecord run, ActorRef<Reply> replyTo) implements Command {}

  /// What the log answers.
  public sealed interface Reply {}

  /// Written.
  ///
  /// @param warning what people should know of Kafka since the last answer; null if nothing
  /// @param undelivered in the answer to {@link RunFinished}: why Kafka misses something of the
  ///   run, one line; null if it has all or was not asked for
  public record Done(@Nullable String warning, @Nullable String undelivered) implements Reply {
    /// Of a command in the middle of a run.
    ///
    /// @param warning as above
    public Done(@Nullable String warning) {
      this(warning, null);
    }
  }

  /// Not written.
  ///
  /// @param reason one line
  /// @param cause why
  public record Failed(String reason, Throwable cause) implements Reply {}

  /// What the log of one run needs.
  ///
  /// @param folder folder of the run, created if absent
  /// @param plan ids of the points in plan order
  /// @param kafka prepared Kafka, possibly still starting; null for files only
  /// @param clock dates alerts, never shows in a result
  /// @param resume whether the folder is that of an earlier process, to be gone on with
  public record Settings(
      Path folder,
      List<String> plan,
      @Nullable CompletionStage<KafkaSettings> kafka,
      InstantSource clock,
      boolean resume) {
    /// Of a new run.
    public Settings(
        Path folder,
        List<String> plan,
        @Nullable CompletionStage<KafkaSettings> kafka,
        InstantSource clock) {
      this(folder, plan, kafka, clock, false);
    }

    /// Copies the plan.
    public Settings {
      plan = List.copyOf(plan);
    }
  }

  private enum RelayStopped implements Command {
    INSTANCE
  }

  private enum Stalled implements Command {
    INSTANCE
  }

  private record KafkaChanged(KafkaRelay.Event event) implements Command {}

  private interface Step {
    void run() throws IOException;
  }

  private final Settings settings;
  private final TimerScheduler<Command> timers;
  private @Nullable RunFolder folder;
  private @Nullable RunNotes notes;
  private @Nullable ActorRef<KafkaRelay.Command> relay;
  private @Nullable ActorRef<Reply> finishing;
  private @Nullable String undelivered;

  private ResultLog(
      ActorContext<Command> context, TimerScheduler<Command> timers, Settings settings) {
    super(context);
    this.timers = timers;
    this.settings = settings;
  }

  /// The behaviour of the log of one run.
  public static Behavior<Command> create(Settings settings) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new ResultLog(context, timers, settings)));
  }

  /// The dispatcher for blocking work, to be given to `spawn`.
  public static Props props() {
    return DispatcherSelector.blocking();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(RunStarted.class, this::onRunStarted)
        .onMessage(Append.class, this::onAppend)
        .onMessage(PointFinished.class, this::onPointFinished)
        .onMessage(RunFinished.class, this::onRunFinished)
        .onMessage(KafkaChanged.class, this::onKafkaChanged)
        .onMessage(RelayStopped.class, _ -> onRelayStopped())
        .onMessage(Stalled.class, _ -> onStalled())
        .onSignal(PostStop.class, _ -> onStop())
        .build();
  }

  private Behavior<Command> onRunStarted(RunStarted command) {
    boolean started = answer(command.replyTo(), () -> start(command.run()));
    if (started && settings.kafka() != null) {
      relay =
          getContext()
              .spawn(
                  KafkaRelay.create(relay(command.run().runId(), settings.kafka())),
                  "kafka-relay",
                  props());
      getContext().watchWith(relay, RelayStopped.INSTANCE);
    }
    timers.startSingleTimer(Stalled.INSTANCE, STALL);
    return this;
  }

  private void start(RunRecord run) throws IOException {
    if (folder != null) {
      throw new IllegalStateException("the run has started already");
    }
    if (settings.resume()) {
      RecoveredRun recovered = RecoveredRun.read(settings.folder());
      folder = RunFolder.resume(settings.folder(), settings.plan(), run, recovered);
      notes = notes(run, recovered.numAlerts(), recovered.numIntervals());
    } else {
      folder = RunFolder.create(settings.folder(), settings.plan(), run);
      notes = notes(run, 0, 0);
    }
  }

  private RunNotes notes(RunRecord run, long numAlerts, long numIntervals) {
    return new RunNotes(open(), run.runId(), settings.clock(), numAlerts, numIntervals);
  }

  private KafkaRelay.Settings relay(String runId, CompletionStage<KafkaSettings> kafka) {
    return new KafkaRelay.Settings(
        settings.folder(),
        runId,
        kafka,
        settings.clock(),
        KAFKA_PATIENCE,
        open()::safe,
        getContext().messageAdapter(KafkaRelay.Event.class, KafkaChanged::new));
  }

  private Behavior<Command> onAppend(Append command) {
    answer(
        command.replyTo(),
        () -> {
          requireSamePoint(command.frames(), command.snapshot());
          List<String> lines = command.frames().stream().map(ResultJson::write).toList();
          Instant start = settings.clock().instant();
          open().appendFrames(lines, command.snapshot());
          notes().took(Duration.between(start, settings.clock().instant()));
          notes().look(command.snapshot(), command.frames());
        });
    timers.startSingleTimer(Stalled.INSTANCE, STALL);
    return this;
  }

  private Behavior<Command> onPointFinished(PointFinished command) {
    answer(
        command.replyTo(),
        () -> {
          if (command.point().state() == PointRecord.PointState.RUNNING) {
            throw new IllegalArgumentException("a finished point cannot be RUNNING");
          }
          open().writePoint(command.point());
          notes().look(command.point(), List.of());
        });
    return this;
  }

  private Behavior<Command> onRunFinished(RunFinished command) {
    try {
      notes().end();
      open().writeRun(command.run());
    } catch (IOException | RuntimeException e) {
      command.replyTo().tell(failed(e));
      return this;
    }
    finishing = command.replyTo();
    if (relay == null) {
      return finish();
    }
    relay.tell(KafkaRelay.Finish.INSTANCE);
    return this;
  }

  private Behavior<Command> onKafkaChanged(KafkaChanged changed) {
    switch (changed.event()) {
      case KafkaRelay.Away away ->
          notes()
              .alert(
                  Kind.KAFKA_AWAY,
                  "Kafka is away, what it misses is delivered when it is back: " + away.reason());
      case KafkaRelay.Back _ ->
          notes().alert(Kind.KAFKA_BACK, "Kafka is back and has all that it missed");
      case KafkaRelay.Lost lost -> lose(lost.reason());
      case KafkaRelay.Finished _ -> {
        relay = null;
        return finish();
      }
    }
    return this;
  }

  private void lose(String reason) {
    undelivered = reason.lines().findFirst().orElse(reason);
    notes()
        .alert(
            Kind.KAFKA_LOST,
            "Kafka is lost and misses the rest of this run, which its files hold: " + reason);
  }

  /// Only a bug makes the relay stop before it has said that it is finished.
  private Behavior<Command> onRelayStopped() {
    if (relay == null) {
      return this;
    }
    relay = null;
    lose("its relay failed");
    return finish();
  }

  private Behavior<Command> onStalled() {
    if (folder != null && finishing == null) {
      notes().alert(Kind.STALL, "no frame came in for %s minutes".formatted(STALL.toMinutes()));
    }
    return this;
  }

  private Behavior<Command> finish() {
    ActorRef<Reply> replyTo = finishing;
    if (replyTo == null) {
      return this;
    }
    try {
      close();
      replyTo.tell(new Done(takeWarnings(), undelivered));
    } catch (IOException e) {
      replyTo.tell(failed(e));
    }
    return Behaviors.stopped();
  }

  private Behavior<Command> onStop() {
    try {
      close();
    } catch (IOException e) {
      getContext().getLog().warn("{} was not closed: {}", settings.folder(), e.getMessage());
    }
    return this;
  }

  private void close() throws IOException {
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private boolean answer(ActorRef<Reply> replyTo, Step step) {
    try {
      step.run();
      replyTo.tell(new Done(takeWarnings()));
      return true;
    } catch (IOException | RuntimeException | LinkageError e) {
      // A library that cannot be unpacked (zstd, to a full disk) is no bug either.
      replyTo.tell(failed(e));
      return false;
    }
  }

  private Failed failed(Throwable e) {
    return new Failed("%s: %s".formatted(settings.folder(), e), e);
  }

  private @Nullable String takeWarnings() {
    return notes == null ? null : notes.takeUnsaid();
  }

  private RunNotes notes() {
    return Objects.requireNonNull(notes, "the run has not started");
  }

  private RunFolder open() {
    if (folder == null) {
      throw new IllegalStateException("the run has not started");
    }
    return folder;
  }

  private static void requireSamePoint(List<FrameRecord> frames, PointRecord snapshot) {
    boolean same =
        !frames.isEmpty()
            && frames.stream()
                .allMatch(f ->
                    f.pointId().equals(snapshot.pointId()) && f.runId().equals(snapshot.runId()));
    if (!same) {
      throw new IllegalArgumentException("a batch holds frames of one point, at least one");
    }
  }
}
