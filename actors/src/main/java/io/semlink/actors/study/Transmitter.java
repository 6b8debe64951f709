package io.semlink.actors.study;

import akka.NotUsed;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The sending side of a study. What a scheme makes of a frame depends on the payload's kind and
/// size alone, not on the channel, so the first frames are encoded once for all points.
final class Transmitter {
  // 8192 frames of 96x128 take about 100 MB.
  private static final int MAX_CACHED_FRAMES = 8192;

  private final ConcurrentMap<BatchKey, List<Framed<Encoded>>> cache = new ConcurrentHashMap<>();

  private record BatchKey(Scheme scheme, PayloadSize size, long batchIndex) {}

  /// Frames to payloads, in order.
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
            batch -> {
              BatchKey key = new BatchKey(scheme, size, batch.second());
              List<Framed<Encoded>> known = cache.get(key);
              return known != null && known.size() == batch.first().size()
                  ? CompletableFuture.completedFuture(known)
                  : encode(batch.first(), pools, key);
            })
        .mapConcat(frames -> frames);
  }

  private CompletionStage<List<Framed<Encoded>>> encode(
      List<SensorFrame> frames, SchemePools pools, BatchKey key) {
    List<EncoderInput> inputs =
        frames.stream().map(frame -> new EncoderInput(frame, key.size())).toList();
    return pools
        .encoders()
        .run(inputs, key.batchIndex())
        .thenCompose(payloads ->
            pools
                .decoders()
                .run(
                    payloads.stream().map(p -> ReceivedPayload.errorFree(p.output())).toList(),
                    key.batchIndex())
                .thenApply(understandings -> join(frames, payloads, understandings)))
        .thenApply(encoded -> remember(key, encoded));
  }

  private List<Framed<Encoded>> remember(BatchKey key, List<Framed<Encoded>> encoded) {
    if (cache.size() * (long) encoded.size() < MAX_CACHED_FRAMES) {
      cache.put(key, encoded);
    }
    return encoded;
  }

  private static List<Framed<Encoded>> join(
      List<SensorFrame> frames,
      List<DevicePool.Timed<Payload>> payloads,
      List<DevicePool.Timed<Understanding>> understandings) {
    List<Framed<Encoded>> joined = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      Encoded encoded = new Encoded(payloads.get(i).output(), understandings.get(i).output());
      Framed.StageTimes times = new Framed.StageTimes(payloads.get(i).wallMs(), 0, 0);
      joined.add(new Framed<>(frames.get(i), encoded, times));
    }
    return List.copyOf(joined);
  }
}
