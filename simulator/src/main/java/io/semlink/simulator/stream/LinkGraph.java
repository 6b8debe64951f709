package io.semlink.simulator.stream;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import io.semlink.simulator.link.PayloadLink;
import io.semlink.simulator.link.Reception;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// The graph of one point: frame -> encoder -> link -> decoder -> evaluator -> record, in order and
/// with back-pressure from the last stage to the first.
public final class LinkGraph {
  private LinkGraph() {}

  /// Joins the stages. The encoder and decoder are flows because they live in actors that own a
  /// device.
  ///
  /// @param encoder frames to payloads, in order
  /// @param link the link between them, in order
  /// @param decoder received payloads to understanding, in order
  /// @param evaluator makes the record of a frame, pure
  public static Flow<Framed<SensorFrame>, FrameRecord, NotUsed> of(
      Flow<Framed<SensorFrame>, Framed<Encoded>, NotUsed> encoder,
      Flow<Framed<Encoded>, Framed<Received>, NotUsed> link,
      Flow<Framed<Received>, Framed<Understood>, NotUsed> decoder,
      Function<Framed<Understood>, FrameRecord> evaluator) {
    return encoder.via(link).via(decoder).map(evaluator::apply);
  }

  /// Wraps a link into a stage that works on several frames at once.
  ///
  /// @param link the link of one payload
  /// @param key key of a frame by its index
  /// @param parallelism frames at once, at least 1
  /// @param executor where the work is done
  /// @param nanoClock monotonic clock for the stage's wall time, ns
  public static Flow<Framed<Encoded>, Framed<Received>, NotUsed> linkStage(
      PayloadLink link,
      LongFunction<StreamKey> key,
      int parallelism,
      Executor executor,
      LongSupplier nanoClock) {
    return Flow.<Framed<Encoded>>create()
        .mapAsync(
            parallelism,
            framed ->
                CompletableFuture.supplyAsync(
                    () -> {
                      long start = nanoClock.getAsLong();
                      StreamKey frameKey = key.apply(framed.frame().index());
                      Reception reception = link.apply(framed.value().payload(), frameKey);
                      double linkMs = (nanoClock.getAsLong() - start) * 1e-6;
                      Framed.StageTimes times =
                          new Framed.StageTimes(framed.times().encodeMs(), linkMs, 0);
                      return framed.with(
                          new Received(framed.value(), reception, link.measuredEsN0Db(frameKey)),
                          times);
                    },
                    executor));
  }
}
