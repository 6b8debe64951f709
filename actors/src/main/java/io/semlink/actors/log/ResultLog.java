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
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Actor that writes the results of one run, in the order in which they come: first to the files of
/// the run's folder, which are the truth, then to Kafka where the run has one. It answers every
/// command, so that a stream that asks feels its pace.
///
/// Kafka that fails for good (the producer has given up) costs no results: the files go on, nothing
/// more is sent, and the next reply carries one warning. A file that cannot be written is `Failed`
/// and leaves the files as they were before the command.
///
/// It blocks on disk and network: spawn it with {@link #props()}.
public final class ResultLog extends AbstractBehavior<ResultLog.Command> {
  /// How long an answer can take when Kafka is away and its clients have their usual time-outs:
  /// those of starting a broker, of sending and of delivery together. Ask with no less, or the loss
  /// of Kafka turns into the loss of a point.
  public static final Duration ANSWER_TIME = Duration.ofMinutes(5);

  private static final Duration SNAPSHOT_INTERVAL = Duration.ofSeconds(1);

  /// What the log is told.
  public sealed interface Command {}

  /// First of all: the run begins. Answered when manifest.json is written, which does not wait for
  /// Kafka.
  ///
  /// @param run state RUNNING
  /// @param replyTo is answered
  public record RunStarted(RunRecord run, ActorRef<Reply> replyTo) implements Command {}

  /// A batch of frames of one point, written whole or not at all.
  ///
  /// @param frames at least one, in the order of their index, not modified
  /// @param snapshot the point with these frames counted, state RUNNING; published at most once a
  ///   second
  /// @param replyTo is answered when the batch is in the file and handed to Kafka's producer
  public record Append(List<FrameRecord> frames, PointRecord snapshot, ActorRef<Reply> replyTo)
      implements Command {}

  /// A point has come to its end, in whatever state.
  ///
  /// @param point state DONE, FAILED or INFEASIBLE
  /// @param replyTo is answered when its row and its frames are on the disk and Kafka has
  ///   acknowledged them
  public record PointFinished(PointRecord point, ActorRef<Reply> replyTo) implements Command {}

  /// Last of all: the run is over. The log closes everything, answers and stops.
  ///
  /// @param run state DONE or FAILED
  /// @param replyTo is answered
  public record RunFinished(RunRecord run, ActorRef<Reply> replyTo) implements Command {}

  /// What the log answers.
  public sealed interface Reply {}

  /// Written.
  ///
  /// @param warning that Kafka was lost, with the reason and a line that begins "Maybe"; in one
  ///   reply a run at most, null otherwise
  public record Done(@Nullable String warning) implements Reply {}

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
  /// @param clock paces the snapshots, never shows in a result
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

  private interface Step {
    void run() throws IOException;
  }

  private final Settings settings;
  private final KafkaLog kafka;
  private final Map<String, Instant> lastSnapshot = new HashMap<>();
  private @Nullable RunFolder folder;

  private ResultLog(ActorContext<Command> context, Settings settings, KafkaLog kafka) {
    super(context);
    this.settings = settings;
    this.kafka = kafka;
  }

  /// The behaviour of the log of one run.
  public static Behavior<Command> create(Settings settings) {
    return Behaviors.setup(
        context -> new ResultLog(context, settings, KafkaLog.of(settings.kafka())));
  }

  /// With a producer of the caller's, for tests.
  static Behavior<Command> create(Settings settings, RecordPublisher publisher) {
    return Behaviors.setup(context -> new ResultLog(context, settings, KafkaLog.of(publisher)));
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
        .onSignal(PostStop.class, _ -> onStop())
        .build();
  }

  private Behavior<Command> onRunStarted(RunStarted command) {
    boolean started =
        answer(
            command.replyTo(),
            () -> {
              if (folder != null) {
                throw new IllegalStateException("the run has started already");
              }
              folder =
                  settings.resume()
                      ? RunFolder.resume(settings.folder(), settings.plan(), command.run())
                      : RunFolder.create(settings.folder(), settings.plan(), command.run());
            });
    if (started) {
      kafka.publish(publisher -> publisher.publish(command.run()));
    }
    return this;
  }

  private Behavior<Command> onAppend(Append command) {
    answer(
        command.replyTo(),
        () -> {
          requireSamePoint(command.frames(), command.snapshot());
          List<String> lines = command.frames().stream().map(ResultJson::write).toList();
          open().appendFrames(lines);
          kafka.publish(publisher -> {
            for (int i = 0; i < lines.size(); i++) {
              publisher.publish(command.frames().get(i), lines.get(i));
            }
            if (isSnapshotDue(command.snapshot())) {
              publisher.publish(command.snapshot());
            }
          });
        });
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
          lastSnapshot.remove(command.point().pointId());
          kafka.publish(publisher -> publisher.publish(command.point()));
          kafka.flush();
        });
    return this;
  }

  private Behavior<Command> onRunFinished(RunFinished command) {
    boolean finished =
        answer(
            command.replyTo(),
            () -> {
              open().writeManifest(command.run());
              kafka.publish(publisher -> publisher.publish(command.run()));
              kafka.flush();
              close();
            });
    return finished ? Behaviors.stopped() : this;
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
    kafka.close();
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private boolean answer(ActorRef<Reply> replyTo, Step step) {
    try {
      step.run();
      replyTo.tell(new Done(kafka.takeWarning()));
      return true;
    } catch (IOException | RuntimeException e) {
      replyTo.tell(new Failed("%s: %s".formatted(settings.folder(), e), e));
      return false;
    }
  }

  private RunFolder open() {
    if (folder == null) {
      throw new IllegalStateException("the run has not started");
    }
    return folder;
  }

  private boolean isSnapshotDue(PointRecord snapshot) {
    Instant now = settings.clock().instant();
    Instant last = lastSnapshot.get(snapshot.pointId());
    boolean due = last == null || !now.isBefore(last.plus(SNAPSHOT_INTERVAL));
    if (due) {
      lastSnapshot.put(snapshot.pointId(), now);
    }
    return due;
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
