package io.semlink.actors.study;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Flow;
import io.semlink.actors.device.DevicePool;
import io.semlink.actors.device.DevicePool.Timed;
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
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/// The sending side of a study. What a scheme makes of a frame depends on the payload's kind and
/// size alone, not on the channel, so the first frames are encoded once for all points. Batches
/// begin at multiples of the batch size, also in a point that goes on where it was stopped.
final class Transmitter {
  private static final long MAX_BYTES = 256L << 20;

  private final FrameCache<Sent, Batch, List<Timed<Payload>>> encoded =
      new FrameCache<>(MAX_BYTES, Transmitter::bytes);

  /// Other pools have other batches, and perhaps another device.
  private record Sent(
      Scheme scheme, DevicePool<EncoderInput, Payload> encoders, PayloadSize size) {}

  /// A point that ends in the middle of a batch has another batch there.
  private record Batch(long firstFrame, int numFrames) {
    static Batch of(List<SensorFrame> frames) {
      return new Batch(frames.getFirst().index(), frames.size());
    }
  }

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
        .mapAsync(
            pools.encoders().size(),
            frames ->
                encode(pools, new Sent(scheme, pools.encoders(), size), frames)
                    .thenApply(payloads -> framed(frames, payloads)))
        .mapConcat(frames -> frames)
        .via(Predecessors.of(scheme, framed -> ReceivedPayload.errorFree(framed.value())))
        .grouped(pools.decoders().batchSize())
        .mapAsync(pools.decoders().size(), frames -> understand(pools, frames))
        .mapConcat(frames -> frames);
  }

  private CompletionStage<List<Timed<Payload>>> encode(
      SchemePools pools, Sent sent, List<SensorFrame> frames) {
    return encoded.get(
        sent,
        Batch.of(frames),
        () -> pools.encode(frames.stream().map(f -> new EncoderInput(f, sent.size())).toList()));
  }

  private static List<Framed<Payload>> framed(
      List<SensorFrame> frames, List<Timed<Payload>> payloads) {
    return IntStream.range(0, frames.size())
        .mapToObj(i -> framed(frames.get(i), payloads.get(i)))
        .toList();
  }

  private static long bytes(List<Timed<Payload>> payloads) {
    return payloads.stream().map(Timed::output).mapToLong(Transmitter::bytes).sum();
  }

  private static long bytes(Payload payload) {
    return switch (payload) {
      case Payload.Bits sent -> sent.bits().size() / Byte.SIZE;
      case Payload.Features sent -> (long) Float.BYTES * sent.values().length;
    };
  }

  private static Framed<Payload> framed(SensorFrame frame, Timed<Payload> made) {
    return new Framed<>(frame, made.output(), new Framed.StageTimes(made.wallMs(), 0, 0));
  }

  private static CompletionStage<List<Framed<Encoded>>> understand(
      SchemePools pools, List<Pair<Framed<Payload>, Optional<ReceivedPayload>>> frames) {
    return pools
        .understand(frames.stream().map(Transmitter::errorFree).toList())
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
