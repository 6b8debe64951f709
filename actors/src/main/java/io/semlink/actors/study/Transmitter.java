package io.semlink.actors.study;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Flow;
import io.semlink.actors.device.DevicePool;
import io.semlink.actors.study.SchemePools.EncoderInput;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.stream.Encoded;
import io.semlink.simulator.stream.Framed;
import io.semlink.simulator.stream.Predecessors;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// The sending side of a study. What a scheme makes of a frame depends on the payload's kind and
/// size alone, not on the channel, so the first frames are encoded once for all points.
final class Transmitter {
  // 8192 frames of 96x128 take about 100 MB.
  private static final int MAX_CACHED_FRAMES = 8192;

  private final ConcurrentMap<BatchKey, List<Framed<Payload>>> payloads = new ConcurrentHashMap<>();
  private final ConcurrentMap<BatchKey, List<Framed<Encoded>>> encoded = new ConcurrentHashMap<>();

  private record BatchKey(Scheme scheme, PayloadSize size, long batchIndex) {}

  /// Frames to payloads, in order, with what an error-free link would make the receiver understand:
  /// it has its memory there too.
  ///
  /// @param scheme the scheme, by identity: the same name may stand for other weights
  /// @param pools its networks
  /// @param size kind and size of a payload
  Flow<Framed<SensorFrame>, Framed<Encoded>, NotUsed> flow(
      Scheme scheme, SchemePools pools, PayloadSize size) {
    return Flow.<Framed<SensorFrame>>create()
        .map(Framed::frame)
        .grouped(pools.encoders().batchSize())
        .zipWithIndex()
        .mapAsync(
            pools.encoders().actors().size(),
            batch ->
                known(
                    payloads,
                    new BatchKey(scheme, size, batch.second()),
                    batch.first(),
                    (key, frames) -> encode(pools, key, frames)))
        .mapConcat(frames -> frames)
        .via(Predecessors.of(scheme, framed -> ReceivedPayload.errorFree(framed.value())))
        .grouped(pools.decoders().batchSize())
        .zipWithIndex()
        .mapAsync(
            pools.decoders().actors().size(),
            batch ->
                known(
                    encoded,
                    new BatchKey(scheme, size, batch.second()),
                    batch.first(),
                    (key, frames) -> understand(pools, key, frames)))
        .mapConcat(frames -> frames);
  }

  /// A batch of which the cache has no more and no fewer frames, or else a new one.
  private static <I, O> CompletionStage<List<O>> known(
      ConcurrentMap<BatchKey, List<O>> cache,
      BatchKey key,
      List<I> inputs,
      BiFunction<BatchKey, List<I>, CompletionStage<List<O>>> make) {
    List<O> known = cache.get(key);
    return known != null && known.size() == inputs.size()
        ? CompletableFuture.completedFuture(known)
        : make.apply(key, inputs).thenApply(made -> remember(cache, key, made));
  }

  private static <O> List<O> remember(
      ConcurrentMap<BatchKey, List<O>> cache, BatchKey key, List<O> made) {
    if (cache.size() * (long) made.size() < MAX_CACHED_FRAMES) {
      cache.put(key, made);
    }
    return made;
  }

  private static CompletionStage<List<Framed<Payload>>> encode(
      SchemePools pools, BatchKey key, List<SensorFrame> frames) {
    return pools
        .encoders()
        .run(
            frames.stream().map(frame -> new EncoderInput(frame, key.size())).toList(),
            key.batchIndex())
        .thenApply(made ->
            IntStream.range(0, frames.size())
                .mapToObj(i -> framed(frames.get(i), made.get(i)))
                .toList());
  }

  private static Framed<Payload> framed(SensorFrame frame, DevicePool.Timed<Payload> made) {
    return new Framed<>(frame, made.output(), new Framed.StageTimes(made.wallMs(), 0, 0));
  }

  private static CompletionStage<List<Framed<Encoded>>> understand(
      SchemePools pools,
      BatchKey key,
      List<Pair<Framed<Payload>, Optional<ReceivedPayload>>> frames) {
    return pools
        .decoders()
        .run(frames.stream().map(Transmitter::errorFree).toList(), key.batchIndex())
        .thenApply(made ->
            IntStream.range(0, frames.size())
                .mapToObj(i -> encoded(frames.get(i).first(), made.get(i).output()))
                .toList());
  }

  private static ReceivedPayload errorFree(Pair<Framed<Payload>, Optional<ReceivedPayload>> frame) {
    return ReceivedPayload.errorFree(frame.first().value()).after(frame.second().orElse(null));
  }

  private static Framed<Encoded> encoded(Framed<Payload> framed, Understanding errorFree) {
    return framed.with(new Encoded(framed.value(), errorFree), framed.times());
  }
}
