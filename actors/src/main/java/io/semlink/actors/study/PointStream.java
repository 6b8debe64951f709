package io.semlink.actors.study;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.semlink.actors.log.ResultLog;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.results.FrameEvaluator;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.stream.EvaluationStage;
import io.semlink.simulator.stream.Framed;
import io.semlink.simulator.stream.LinkGraph;
import io.semlink.simulator.stream.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/// Runs one point as a stream: frames in order through the link, 64 at a time into the log, until a
/// stop rule holds. A point that goes on begins early enough for every later frame to come out as
/// it would have, and drops the frames that are counted already.
final class PointStream {
  private final Context context;
  private final String runId;
  private final PointProgress progress;
  private final Consumer<PointRecord> onChange;

  /// What all points of a study share.
  ///
  /// @param plan the study
  /// @param log where records go
  /// @param samples where sample images go
  /// @param transmitter the sending side, with its cache
  /// @param permits bounds the frames in flight
  /// @param looking frames that are being taken, by index
  /// @param system runs the stream
  /// @param compute where the work is done
  /// @param onWarning is told of a warning of the log
  /// @param nanoClock monotonic clock, ns
  record Context(
      StudyPlan plan,
      ActorRef<ResultLog.Command> log,
      SampleFolder samples,
      Transmitter transmitter,
      BatchPermits permits,
      UnderWay<Long, Framed<SensorFrame>> looking,
      ActorSystem<?> system,
      Executor compute,
      Consumer<String> onWarning,
      LongSupplier nanoClock) {
    // Enough for a batch in each of a frame's stages (sensor and encoder, link, decoder) for every
    // thread; of images of 480x640 a batch of four takes some 10 MB.
    private static final int BATCHES_A_THREAD = 3;

    static Context of(StudyActor.Settings settings, ActorSystem<?> system) {
      return new Context(
          settings.plan(),
          settings.log(),
          new SampleFolder(settings.folder().resolve("samples")),
          new Transmitter(),
          new BatchPermits(BATCHES_A_THREAD * settings.plan().parallelism()),
          new UnderWay<>(),
          system,
          system.dispatchers().lookup(DispatcherSelector.fromConfig(StudyActor.COMPUTE_DISPATCHER)),
          warning -> settings.watcher().accept(new StudyEvent.Warning(warning)),
          settings.nanoClock());
    }
  }

  PointStream(
      Context context, String runId, PointProgress progress, Consumer<PointRecord> onChange) {
    this.context = context;
    this.runId = runId;
    this.progress = progress;
    this.onChange = onChange;
  }

  /// Starts the stream of a point.
  ///
  /// @param networks of the study
  /// @return a switch that ends it, and its end
  Pair<UniqueKillSwitch, CompletionStage<Done>> run(PointPlan point, Networks networks) {
    return switch (point) {
      case PointPlan.Frames frames -> run(frames, networks.of(frames));
      case PointPlan.Blocks blocks -> run(blocks);
      case PointPlan.Infeasible _ ->
          throw new IllegalArgumentException("an infeasible point has no stream");
    };
  }

  private Pair<UniqueKillSwitch, CompletionStage<Done>> run(
      PointPlan.Frames point, SchemePools pools) {
    StudyPlan plan = context.plan();
    Sensor sensor = Objects.requireNonNull(plan.sensor(), "frames need a sensor");
    FrameEvaluator evaluator = new FrameEvaluator(runId, point.pointId(), point.budget());
    LongFunction<StreamKey> keys = NoiseKeys.of(plan.seed(), point);
    long numFrames = Math.min(plan.stop().maxFrames(), sensor.numFrames());
    int batchSize = pools.encoders().batchSize();
    BatchPermits.Lease lease = context.permits().lease();
    Source<FrameRecord, NotUsed> records =
        indices(firstFrame(point.scheme(), batchSize), numFrames, batchSize, lease)
            .mapAsync(plan.parallelism(), index -> look(sensor, index))
            .via(
                LinkGraph.of(
                    context.transmitter().flow(point.scheme(), pools, point.budget().payloadSize()),
                    LinkGraph.linkStage(
                        point.link(),
                        keys,
                        plan.parallelism(),
                        context.compute(),
                        context.nanoClock()),
                    Receiver.flow(point.scheme(), pools).via(sampling(point.pointId())),
                    framed -> EvaluationStage.evaluate(evaluator, framed)))
            .map(record -> {
              if ((record.frameIndex() + 1) % batchSize == 0) {
                lease.release();
              }
              return record;
            });
    Pair<UniqueKillSwitch, CompletionStage<Done>> started = start(point, records);
    return Pair.create(started.first(), started.second().whenComplete((_, _) -> lease.close()));
  }

  private Pair<UniqueKillSwitch, CompletionStage<Done>> run(PointPlan.Blocks point) {
    StudyPlan plan = context.plan();
    FrameEvaluator evaluator = new FrameEvaluator(runId, point.pointId(), point.budget());
    LongFunction<StreamKey> keys = NoiseKeys.of(plan.seed(), point);
    Source<FrameRecord, NotUsed> records =
        Source.range(
                Math.toIntExact(progress.nextFrameIndex()),
                Math.toIntExact(plan.stop().maxFrames() - 1))
            .mapAsync(
                plan.parallelism(),
                index ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          long start = context.nanoClock().getAsLong();
                          var reception = point.link().send(keys.apply(index));
                          double linkMs = (context.nanoClock().getAsLong() - start) * 1e-6;
                          return evaluator.evaluate(
                              index, reception, new FrameRecord.WallTimes(0, linkMs, 0, linkMs));
                        },
                        context.compute()));
    return start(point, records);
  }

  /// Where the stream of a point begins, so that what comes of every frame is what came of it in a
  /// stream that was never stopped: at a whole batch, and at frame 0 where the receiver remembers
  /// frames.
  private long firstFrame(Scheme scheme, int batchSize) {
    long next = progress.nextFrameIndex();
    boolean remembers = scheme.concealment().equals(Optional.of(Concealment.LAST_FRAME));
    return remembers ? 0 : next - next % batchSize;
  }

  /// Indices of frames, a batch for each permit.
  private Source<Long, NotUsed> indices(long first, long end, int size, BatchPermits.Lease lease) {
    return Source.range(Math.toIntExact(first / size), Math.toIntExact((end - 1) / size))
        .mapAsync(1, batch -> lease.acquire().thenApply(_ -> batch))
        .mapConcat(batch ->
            LongStream.range((long) batch * size, Math.min(end, (batch + 1L) * size))
                .boxed()
                .toList());
  }

  private CompletionStage<Framed<SensorFrame>> look(Sensor sensor, long index) {
    return context
        .looking()
        .get(
            index,
            () ->
                CompletableFuture.supplyAsync(
                    () -> {
                      SensorFrame frame = sensor.frame(index);
                      return new Framed<>(frame, frame, Framed.StageTimes.NONE);
                    },
                    context.compute()));
  }

  private Flow<Framed<Understood>, Framed<Understood>, NotUsed> sampling(String pointId) {
    return Flow.<Framed<Understood>>create()
        .mapAsync(
            1,
            framed ->
                framed.frame().index() < context.plan().numSamples()
                    ? CompletableFuture.supplyAsync(
                        () -> {
                          context
                              .samples()
                              .write(pointId, framed.frame(), framed.value().understanding());
                          return framed;
                        },
                        context.compute())
                    : CompletableFuture.completedFuture(framed));
  }

  private Pair<UniqueKillSwitch, CompletionStage<Done>> start(
      PointPlan point, Source<FrameRecord, NotUsed> records) {
    long next = progress.nextFrameIndex();
    return records
        .viaMat(KillSwitches.single(), Keep.right())
        .filter(record -> record.frameIndex() >= next)
        .via(LinkQueueStage.queueing(point, progress.earlier()))
        .via(batches())
        .mapAsync(1, this::count)
        .takeWhile(batch -> !progress.stopped(), true)
        .toMat(Sink.ignore(), Keep.both())
        .run(context.system());
  }

  /// Batches that end where the stop rules are looked at, at multiples of {@link
  /// StopRules#INTERVAL}, whatever frame the first one begins with. Where the stream ends, the last
  /// one is what there is.
  private static Flow<FrameRecord, List<FrameRecord>, NotUsed> batches() {
    return Flow.<FrameRecord>create()
        .aggregateWithBoundary(
            ArrayList<FrameRecord>::new,
            (batch, record) -> {
              batch.add(record);
              return Pair.create(batch, (record.frameIndex() + 1) % StopRules.INTERVAL == 0);
            },
            List::copyOf,
            null);
  }

  private CompletionStage<Done> count(List<FrameRecord> batch) {
    if (progress.stopped()) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    progress.add(batch);
    PointRecord snapshot = progress.snapshot();
    onChange.accept(snapshot);
    return AskPattern.<ResultLog.Command, ResultLog.Reply>ask(
            context.log(),
            replyTo -> new ResultLog.Append(batch, snapshot, replyTo),
            ResultLog.ANSWER_TIME,
            context.system().scheduler())
        .handle((reply, failure) ->
            switch (reply) {
              case ResultLog.Done done -> {
                if (done.warning() != null) {
                  context.onWarning().accept(done.warning());
                }
                yield Done.getInstance();
              }
              case ResultLog.Failed failed ->
                  throw new LogFailedException(failed.reason(), failed.cause());
              case null -> throw new LogFailedException(String.valueOf(failure), failure);
            });
  }
}
