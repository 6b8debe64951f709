package io.semlink.actors.study;

import io.semlink.actors.device.DevicePool;
import io.semlink.actors.device.DevicePool.Timed;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.results.Sha256;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// What decoders made of batches. Behind a channel code most points of a study receive what other
/// points received: all that was sent, or nothing. Such batches are decoded once; equal payloads in
/// equal order give equal results, so nobody can tell. Payloads of other values come once only and
/// are not kept.
final class DecodedBatches {
  private static final long MAX_BYTES = 256L << 20;

  private final FrameCache<Group, List<String>, List<Timed<Understanding>>> known =
      new FrameCache<>(MAX_BYTES, DecodedBatches::bytes);

  private record Group(DevicePool<ReceivedPayload, Understanding> decoders, int payloadLength) {}

  /// Decodes a batch, or remembers it.
  ///
  /// @param decoders of the scheme
  /// @param payloads 1 to the pool's batch size
  /// @param origin the point that asks
  CompletionStage<List<Timed<Understanding>>> decode(
      DevicePool<ReceivedPayload, Understanding> decoders,
      List<ReceivedPayload> payloads,
      String origin) {
    if (!payloads.stream().allMatch(payload -> payload.intact() || payload.isDecided())) {
      return decoders.run(payloads, origin);
    }
    Group group = new Group(decoders, payloads.getFirst().softBits().length);
    List<String> key = payloads.stream().map(DecodedBatches::digest).toList();
    return known.get(group, key, () -> decoders.run(payloads, origin));
  }

  private static String digest(ReceivedPayload payload) {
    ByteBuffer bytes = ByteBuffer.allocate(1 + Float.BYTES * payload.softBits().length);
    bytes.put((byte) (payload.intact() ? 1 : 0));
    bytes.asFloatBuffer().put(payload.softBits());
    String own = Sha256.hex(bytes.array());
    ReceivedPayload predecessor = payload.predecessor();
    return predecessor == null ? own : own + " after " + digest(predecessor);
  }

  private static long bytes(List<Timed<Understanding>> decoded) {
    return decoded.stream().map(Timed::output).mapToLong(DecodedBatches::bytes).sum();
  }

  private static long bytes(Understanding understanding) {
    RestoredImages images = understanding.images();
    return understanding.segmentation().classes().length
        + (images == null ? 0L : images.rgb().samples().length + images.thermal().samples().length);
  }
}
