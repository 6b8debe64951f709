package io.semlink.actors.study;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.japi.Pair;
import akka.stream.UniqueKillSwitch;
import io.semlink.actors.device.Difference;
import io.semlink.actors.log.ResultLog;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Starts the points of a study in their order, several at once, and tells the log and those who
/// watch. A point that fails is FAILED and the others go on; a log that cannot write ends the
/// study. A study that is told to stop keeps the frames of the points that were running: they can
/// go on.
public final class StudyActor extends AbstractBehavior<StudyActor.Command> {
  /// The dispatcher of everything that computes: networks, links, rendering.
  public static final String COMPUTE_DISPATCHER = "semlink.compute-dispatcher";

  private static final Duration LAST_ANSWER_TIME = Duration.ofSeconds(10);

  private final Settings settings;
  private final ActorRef<Outcome> replyTo;
  private final PointStream.Context stream;
  private final Networks networks;
  private final PointLedger points;
  private final Map<Integer, Running> running = new HashMap<>();
  private final Set<String> differing = new TreeSet<>();
  private RunRecord run;
  private boolean cancelled;
  private @Nullable String logFailure;
  private @Nullable String undelivered;

  /// A point that was started and has no row yet.
  ///
  /// @param progress what it knows of itself
  /// @param stream ends its stream; absent of a point that has none
  private record Running(PointProgress progress, @Nullable UniqueKillSwitch stream) {}

  /// What a study needs besides its plan.
  ///
  /// @param plan what to run
  /// @param earlier what of it earlier processes did
  /// @param run the run's record, state RUNNING
  /// @param folder the run's folder
  /// @param log where records go
  /// @param watcher is told of every change; called from several threads, must not block
  /// @param nanoClock monotonic clock, ns
  public record Settings(
      StudyPlan plan,
      Earlier earlier,
      RunRecord run,
      Path folder,
      ActorRef<ResultLog.Command> log,
      Consumer<StudyEvent> watcher,
      LongSupplier nanoClock) {}

  /// What the study is told.
  public sealed interface Command {}

  /// End the running points and the study: what is finished stays valid, what is begun can go on.
  public enum Cancel implements Command {
    INSTANCE
  }

  private record Logged(ResultLog.@Nullable Reply reply, @Nullable Throwable failure, Step next)
      implements Command {}

  private record StreamEnded(int index, @Nullable PointRecord point, @Nullable Throwable failure)
      implements Command {}

  private record Differs(Difference difference) implements Command {}

  private enum GaveUp implements Command {
    INSTANCE
  }

  private interface Step {
    Behavior<Command> proceed();
  }

  /// How a study ended.
  ///
  /// @param run the run's record at its end; judged if every point of the plan has ended
  /// @param points the finished points, those of earlier processes among them, in plan order
  /// @param cancelled whether it was told to stop
  /// @param logFailure why the log could not be written; null if it could
  /// @param undelivered why Kafka misses something of what the files hold; null if it has all or
  ///   was not asked for
  /// @param differing ids of the points in which results depended on more than their inputs
  public record Outcome(
      RunRecord run,
      List<PointRecord> points,
      boolean cancelled,
      @Nullable String logFailure,
      @Nullable String undelivered,
      Set<String> differing) {
    /// Copies the list.
    public Outcome {
      points = List.copyOf(points);
      differing = Set.copyOf(differing);
    }

    /// How many points failed.
    public long numFailed() {
      return points.stream().filter(p -> p.state() == PointState.FAILED).count();
    }
  }

  private StudyActor(ActorContext<Command> context, Settings settings, ActorRef<Outcome> replyTo) {
    super(context);
    this.settings = settings;
    this.replyTo = replyTo;
    this.run = settings.run();
    this.points = new PointLedger(settings.plan().points(), settings.earlier());
    this.networks =
        new Networks(
            context,
            settings.plan(),
            settings.nanoClock(),
            difference -> context.getSelf().tell(new Differs(difference)));
    this.stream = PointStream.Context.of(settings, context.getSystem());
  }

  /// The behaviour of a study, which starts at once.
  ///
  /// @param settings what it needs
  /// @param replyTo is told how it ended
  public static Behavior<Command> create(Settings settings, ActorRef<Outcome> replyTo) {
    return Behaviors.setup(context -> {
      StudyActor study = new StudyActor(context, settings, replyTo);
      study.log(r -> new ResultLog.RunStarted(settings.run(), r), study::begin);
      return study;
    });
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Logged.class, this::onLogged)
        .onMessage(StreamEnded.class, this::onStreamEnded)
        .onMessage(Differs.class, this::onDiffers)
        .onMessage(Cancel.class, _ -> onCancel())
        .onMessage(GaveUp.class, _ -> reply())
        .build();
  }

  private Behavior<Command> begin() {
    points.forEachFinished((index, known) ->
        settings.watcher().accept(new StudyEvent.PointKnown(index, points.size(), known)));
    return startPoints();
  }

  private Behavior<Command> startPoints() {
    while (!cancelled && logFailure == null && running.size() < settings.plan().parallelism()) {
      OptionalInt next = points.takeNext();
      if (next.isEmpty()) {
        break;
      }
      startPoint(next.getAsInt(), points.point(next.getAsInt()));
    }
    if (!running.isEmpty() || logFailure != null) {
      return this;
    }
    // An assertion speaks of the whole study.
    run =
        points.isComplete()
            ? run.judged(settings.plan().judge().judge(points.finished())).in(RunState.DONE)
            : run.in(RunState.INTERRUPTED);
    log(r -> new ResultLog.RunFinished(run, r), this::reply);
    return this;
  }

  private void startPoint(int index, PointPlan point) {
    PointProgress progress =
        new PointProgress(
            settings.plan(),
            settings.run().runId(),
            point,
            points.begun(index),
            settings.nanoClock());
    running.put(index, new Running(progress, null));
    tell(index, progress.snapshot());
    if (point instanceof PointPlan.Infeasible infeasible) {
      finishPoint(index, progress.infeasible(infeasible.reason()));
    } else if (progress.stopped()) {
      finishPoint(index, progress.ended());
    } else {
      startStream(index, point, progress);
    }
  }

  private void startStream(int index, PointPlan point, PointProgress progress) {
    PointStream pointStream =
        new PointStream(stream, settings.run().runId(), progress, record -> tell(index, record));
    Pair<UniqueKillSwitch, CompletionStage<Done>> started;
    try {
      started = pointStream.run(point, networks);
    } catch (RuntimeException e) {
      getContext().getLog().error("a point could not be started", e);
      finishPoint(index, progress.failed(e));
      return;
    }
    running.put(index, new Running(progress, started.first()));
    // Intervals take their time: not here, where other points wait to be started.
    getContext()
        .pipeToSelf(
            started.second().thenApplyAsync(_ -> progress.ended(), stream.compute()),
            (ended, failure) -> new StreamEnded(index, ended, failure));
  }

  private Behavior<Command> onStreamEnded(StreamEnded ended) {
    Running point = running.get(ended.index());
    if (logFailure != null || point == null) {
      return this;
    }
    if (ended.failure() != null) {
      Throwable cause = PointProgress.cause(ended.failure());
      if (cause instanceof LogFailedException) {
        return giveUp(String.valueOf(cause.getMessage()));
      }
      getContext().getLog().error("a point failed", cause);
      return finishPoint(ended.index(), point.progress().failed(cause));
    }
    PointRecord record = Objects.requireNonNull(ended.point());
    if (record.state() != PointState.RUNNING) {
      return finishPoint(ended.index(), record);
    }
    return leave(ended.index());
  }

  /// Writes the row of a point; until it is written the point counts as running.
  private Behavior<Command> finishPoint(int index, PointRecord point) {
    log(
        r -> new ResultLog.PointFinished(point, r),
        () -> {
          points.finish(index, point);
          tell(index, point);
          return leave(index);
        });
    return this;
  }

  private Behavior<Command> leave(int index) {
    points.point(index).release();
    running.remove(index);
    return startPoints();
  }

  /// A point that is running is marked; of one that has just ended people hear at least.
  private Behavior<Command> onDiffers(Differs differs) {
    Difference found = differs.difference();
    differing.add(found.origin());
    running.values().stream()
        .map(Running::progress)
        .filter(progress -> progress.pointId().equals(found.origin()))
        .findFirst()
        .ifPresentOrElse(
            progress -> progress.differs(found.what()),
            () ->
                settings
                    .watcher()
                    .accept(
                        new StudyEvent.Warning(
                            "point %s, which has ended: %s"
                                .formatted(found.origin(), found.what()))));
    return this;
  }

  private Behavior<Command> reply() {
    points.finished().stream()
        .filter(point -> point.differs() != null)
        .forEach(point -> differing.add(point.pointId()));
    replyTo.tell(
        new Outcome(run, points.finished(), cancelled, logFailure, undelivered, differing));
    return Behaviors.stopped();
  }

  private void log(Function<ActorRef<ResultLog.Reply>, ResultLog.Command> command, Step next) {
    getContext()
        .ask(
            ResultLog.Reply.class,
            settings.log(),
            ResultLog.ANSWER_TIME,
            command::apply,
            (reply, failure) -> new Logged(reply, failure, next));
  }

  private Behavior<Command> onLogged(Logged logged) {
    return switch (logged.reply()) {
      case ResultLog.Done done -> {
        if (done.warning() != null) {
          settings.watcher().accept(new StudyEvent.Warning(done.warning()));
        }
        undelivered = done.undelivered();
        yield logged.next().proceed();
      }
      case ResultLog.Failed failed -> giveUp(failed.reason());
      case null -> giveUp(String.valueOf(logged.failure()));
    };
  }

  /// Ends the study because of its log. The manifest may still be written where nothing else can;
  /// whether it is or not, this is over.
  private Behavior<Command> giveUp(String reason) {
    if (logFailure == null) {
      logFailure = reason;
      stopStreams();
      run = settings.run().in(RunState.FAILED);
      getContext()
          .ask(
              ResultLog.Reply.class,
              settings.log(),
              LAST_ANSWER_TIME,
              r -> new ResultLog.RunFinished(run, r),
              (_, _) -> GaveUp.INSTANCE);
    }
    return this;
  }

  private Behavior<Command> onCancel() {
    cancelled = true;
    stopStreams();
    return this;
  }

  private void stopStreams() {
    for (Running point : running.values()) {
      if (point.stream() != null) {
        point.progress().interrupt();
        point.stream().shutdown();
      }
    }
  }

  private void tell(int index, PointRecord record) {
    settings.watcher().accept(new StudyEvent.PointChanged(index, points.size(), record));
  }
}
