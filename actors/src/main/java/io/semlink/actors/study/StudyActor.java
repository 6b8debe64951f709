package io.semlink.actors.study;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.japi.Pair;
import akka.stream.UniqueKillSwitch;
import io.semlink.actors.device.DeviceActor;
import io.semlink.actors.device.DevicePool;
import io.semlink.actors.log.ResultLog;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Walks the points of a study in their order, one at a time, and tells the log and those who
/// watch. A point that fails is FAILED and the next one follows; a log that cannot write ends the
/// study.
public final class StudyActor extends AbstractBehavior<StudyActor.Command> {
  /// The dispatcher of everything that computes: networks, links, rendering.
  public static final String COMPUTE_DISPATCHER = "semlink.compute-dispatcher";

  private final Settings settings;
  private final ActorRef<Outcome> replyTo;
  private final PointStream.Context stream;
  private final Map<Placed, SchemePools> pools = new HashMap<>();
  private final DecodedBatches decoded = new DecodedBatches();
  private final List<PointRecord> finished = new ArrayList<>();
  private @Nullable UniqueKillSwitch running;
  private boolean cancelled;

  /// What a study needs besides its plan.
  ///
  /// @param plan what to run
  /// @param run the run's record, state RUNNING
  /// @param folder the run's folder
  /// @param log where records go
  /// @param watcher is told of every change; called from several threads, must not block
  /// @param nanoClock monotonic clock, ns
  public record Settings(
      StudyPlan plan,
      RunRecord run,
      Path folder,
      ActorRef<ResultLog.Command> log,
      Consumer<StudyEvent> watcher,
      LongSupplier nanoClock) {}

  /// What the study is told.
  public sealed interface Command {}

  /// End the running point and the study; what is finished stays valid.
  public enum Cancel implements Command {
    INSTANCE
  }

  private record Logged(ResultLog.@Nullable Reply reply, @Nullable Throwable failure, Step next)
      implements Command {}

  private record StreamEnded(int index, PointProgress progress, @Nullable Throwable failure)
      implements Command {}

  private interface Step {
    Behavior<Command> proceed();
  }

  /// How a study ended.
  ///
  /// @param points the finished points, in plan order
  /// @param cancelled whether it was cancelled
  /// @param logFailure why the log could not be written; null if it could
  public record Outcome(List<PointRecord> points, boolean cancelled, @Nullable String logFailure) {
    /// Copies the list.
    public Outcome {
      points = List.copyOf(points);
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
    this.stream =
        new PointStream.Context(
            settings.plan(),
            settings.log(),
            new SampleFolder(settings.folder().resolve("samples")),
            new Transmitter(),
            context.getSystem(),
            context
                .getSystem()
                .dispatchers()
                .lookup(DispatcherSelector.fromConfig(COMPUTE_DISPATCHER)),
            warning -> settings.watcher().accept(new StudyEvent.Warning(warning)),
            settings.nanoClock());
  }

  /// The behaviour of a study, which starts at once.
  ///
  /// @param settings what it needs
  /// @param replyTo is told how it ended
  public static Behavior<Command> create(Settings settings, ActorRef<Outcome> replyTo) {
    return Behaviors.setup(context -> {
      StudyActor study = new StudyActor(context, settings, replyTo);
      study.log(r -> new ResultLog.RunStarted(settings.run(), r), () -> study.startPoint(0));
      return study;
    });
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Logged.class, this::onLogged)
        .onMessage(StreamEnded.class, this::onStreamEnded)
        .onMessage(Cancel.class, cancel -> onCancel())
        .onSignal(ChildFailed.class, this::onChildFailed)
        .build();
  }

  private Behavior<Command> startPoint(int index) {
    List<PointPlan> points = settings.plan().points();
    if (index == points.size() || cancelled) {
      return finish(cancelled ? RunRecord.RunState.FAILED : RunRecord.RunState.DONE);
    }
    PointPlan point = points.get(index);
    PointProgress progress =
        new PointProgress(settings.plan(), settings.run().runId(), point, settings.nanoClock());
    Consumer<PointRecord> onChange = record -> tell(index, record);
    onChange.accept(progress.snapshot());
    PointStream pointStream = new PointStream(stream, settings.run().runId(), progress, onChange);
    return switch (point) {
      case PointPlan.Frames frames ->
          follow(index, progress, pointStream.run(frames, poolsOf(frames)));
      case PointPlan.Blocks blocks -> follow(index, progress, pointStream.run(blocks));
      case PointPlan.Infeasible infeasible ->
          finishPoint(index, progress.infeasible(infeasible.reason()));
    };
  }

  private Behavior<Command> follow(
      int index, PointProgress progress, Pair<UniqueKillSwitch, CompletionStage<Done>> started) {
    running = started.first();
    getContext()
        .pipeToSelf(started.second(), (done, failure) -> new StreamEnded(index, progress, failure));
    return this;
  }

  private Behavior<Command> onStreamEnded(StreamEnded ended) {
    running = null;
    if (cancelled) {
      return finish(RunRecord.RunState.FAILED);
    }
    Throwable failure = ended.failure();
    if (failure != null) {
      getContext().getLog().error("a point failed", failure);
    }
    return finishPoint(
        ended.index(),
        failure == null ? ended.progress().done() : ended.progress().failed(failure));
  }

  private Behavior<Command> finishPoint(int index, PointRecord point) {
    settings.plan().points().get(index).release();
    finished.add(point);
    log(
        r -> new ResultLog.PointFinished(point, r),
        () -> {
          tell(index, point);
          return startPoint(index + 1);
        });
    return this;
  }

  private Behavior<Command> finish(RunRecord.RunState state) {
    // What became of half a study says nothing of its assertions.
    RunRecord ended =
        state == RunRecord.RunState.DONE
            ? settings.run().judged(settings.plan().judge().judge(finished))
            : settings.run();
    log(
        r -> new ResultLog.RunFinished(ended.in(state), r),
        () -> {
          replyTo.tell(new Outcome(finished, cancelled, null));
          return Behaviors.stopped();
        });
    return this;
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
        yield logged.next().proceed();
      }
      case ResultLog.Failed failed -> giveUp(failed.reason());
      case null -> giveUp(String.valueOf(logged.failure()));
    };
  }

  private Behavior<Command> giveUp(String reason) {
    replyTo.tell(new Outcome(finished, cancelled, reason));
    return Behaviors.stopped();
  }

  private Behavior<Command> onCancel() {
    cancelled = true;
    if (running != null) {
      running.shutdown();
    }
    return this;
  }

  private Behavior<Command> onChildFailed(ChildFailed failed) {
    return giveUp("a network could not be opened: " + failed.cause().getMessage());
  }

  private void tell(int index, PointRecord record) {
    settings
        .watcher()
        .accept(new StudyEvent.PointChanged(index, settings.plan().points().size(), record));
  }

  /// A scheme with what decides where and in which batches it runs.
  private record Placed(Scheme scheme, int batchSize, List<ComputeDevice> devices) {}

  private SchemePools poolsOf(PointPlan.Frames point) {
    PointParameters asked = point.parameters();
    Placed placed =
        new Placed(
            point.scheme(),
            asked.batch() == null ? settings.plan().batchSize() : asked.batch(),
            settings.plan().devices().stream()
                .filter(
                    d -> asked.device() == null || d.kind().name().equalsIgnoreCase(asked.device()))
                .toList());
    return pools.computeIfAbsent(
        placed,
        key -> {
          String name = key.scheme().name() + "-" + pools.size();
          return new SchemePools(
              this.<SchemePools.EncoderInput, Payload>spawnPool(
                  "encoder-" + name,
                  placed,
                  device -> SchemePools.network(key.scheme().newEncoder(device))),
              this.<ReceivedPayload, Understanding>spawnPool(
                  "decoder-" + name,
                  placed,
                  device -> SchemePools.network(key.scheme().newDecoder(device))),
              decoded);
        });
  }

  /// One actor a GPU; on the CPU one for each frame that may be in flight, since a network there
  /// uses one thread.
  private <I, O> DevicePool<I, O> spawnPool(
      String name, Placed placed, Function<ComputeDevice, DeviceActor.Network<I, O>> open) {
    Props props = DispatcherSelector.fromConfig(COMPUTE_DISPATCHER);
    List<ActorRef<DeviceActor.Batch<I, O>>> actors = new ArrayList<>();
    for (ComputeDevice device : placed.devices()) {
      int copies = device.kind() == ComputeDevice.Kind.GPU ? 1 : settings.plan().parallelism();
      for (int copy = 0; copy < copies; copy++) {
        ActorRef<DeviceActor.Batch<I, O>> actor =
            getContext()
                .spawn(
                    DeviceActor.create(() -> open.apply(device), settings.nanoClock()),
                    "%s-%s-%d".formatted(name, device, copy),
                    props);
        getContext().watch(actor);
        actors.add(actor);
      }
    }
    return new DevicePool<>(actors, getContext().getSystem(), placed.batchSize());
  }
}
