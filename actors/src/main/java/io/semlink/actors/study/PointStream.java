package io.semlink.actors.study;

import akka.Done;
import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.semlink.actors.log.ResultLog;
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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// Runs one point as a stream: frames in order through the link, 64 at a time into the log, until a
/// stop rule holds.
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
  /// @param system runs the stream
  /// @param compute where the work is done
  /// @param onWarning is told of a warning of the log
  /// @param nanoClock monotonic clock, ns
  record Context(
      StudyPlan plan,
      ActorRef<ResultLog.Command> log,
      SampleFolder samples,
      Transmitter transmitter,
      ActorSystem<?> system,
      Executor compute,
      Consumer<String> onWarning,
      LongSupplier nanoClock) {}

  PointStream(
      Context context, String runId, PointProgress progress, Consumer<PointRecord> onChange) {
    this.context = context;
    this.runId = runId;
    this.progress = progress;
    this.onChange = onChange;
  }

  /// Starts the stream of a point that carries frames.
  ///
  /// @return a switch that ends it, and its end
  Pair<UniqueKillSwitch, CompletionStage<Done>> run(PointPlan.Frames point, SchemePools pools) {
    StudyPlan plan = context.plan();
    Sensor sensor = Objects.requireNonNull(plan.sensor(), "frames need a sensor");
    FrameEvaluator evaluator = new FrameEvaluator(runId, point.pointId(), point.budget());
    LongFunction<StreamKey> keys = NoiseKeys.of(plan.seed(), point);
    long numFrames = Math.min(plan.stop().maxFrames(), sensor.numFrames());
    Source<FrameRecord, NotUsed> records =
        Source.range(0, Math.toIntExact(numFrames - 1))
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
                    framed -> EvaluationStage.evaluate(evaluator, framed)));
    return start(records.via(LinkQueueStage.queueing(point)));
  }

  /// Starts the stream of a point of random blocks.
  ///
  /// @return a switch that ends it, and its end
  Pair<UniqueKillSwitch, CompletionStage<Done>> run(PointPlan.Blocks point) {
    StudyPlan plan = context.plan();
    FrameEvaluator evaluator = new FrameEvaluator(runId, point.pointId(), point.budget());
    LongFunction<StreamKey> keys = NoiseKeys.of(plan.seed(), point);
    Source<FrameRecord, NotUsed> records =
        Source.range(0, Math.toIntExact(plan.stop().maxFrames() - 1))
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
    return start(records.via(LinkQueueStage.queueing(point)));
  }

  private CompletionStage<Framed<SensorFrame>> look(Sensor sensor, long index) {
    return CompletableFuture.supplyAsync(
        () -> {
          SensorFrame frame = sensor.frame(index);
          return new Framed<>(frame, frame, Framed.StageTimes.NONE);
        },
        context.compute());
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
      Source<FrameRecord, NotUsed> records) {
    return records
        .viaMat(KillSwitches.single(), Keep.right())
        .grouped(StopRules.INTERVAL)
        .mapAsync(1, this::count)
        .takeWhile(batch -> !progress.stopped(), true)
        .toMat(Sink.ignore(), Keep.both())
        .run(context.system());
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
        .thenApply(reply ->
            switch (reply) {
              case ResultLog.Done done -> {
                if (done.warning() != null) {
                  context.onWarning().accept(done.warning());
                }
                yield Done.getInstance();
              }
              case ResultLog.Failed failed ->
                  throw new IllegalStateException(failed.reason(), failed.cause());
            });
  }
}
