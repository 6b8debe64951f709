package io.semlink.models.separate;

import io.semlink.models.baseline.Segmenter;
import io.semlink.models.separate.FrameStream.Images;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Received bits to images to segmentation maps. A stream ends at the first bit that the receiver
/// knows nothing of, such as one of an erased block; the others are decided by their sign. A lost
/// image is that of the payload's predecessor; mean grey without one.
final class SeparateFrameDecoder implements FrameDecoder {
  private final FrameStream stream;
  private final Segmenter segmenter;

  /// @param stream makes images of bytes
  /// @param segmenter looks at them; closed with this decoder
  SeparateFrameDecoder(FrameStream stream, Segmenter segmenter) {
    this.stream = stream;
    this.segmenter = segmenter;
  }

  @Override
  public List<Understanding> decode(List<ReceivedPayload> payloads) {
    List<Images> images = images(payloads);
    List<LabelMap> maps =
        segmenter.segment(
            images.stream().map(pair -> pair.rgb().image()).toList(),
            images.stream().map(pair -> pair.thermal().image()).toList());
    return IntStream.range(0, maps.size())
        .mapToObj(i -> new Understanding(maps.get(i), images.get(i).restored()))
        .toList();
  }

  private List<Images> images(List<ReceivedPayload> payloads) {
    // Losses come in bursts, so the same predecessor serves several frames.
    Map<ReceivedPayload, Images> predecessors = new HashMap<>();
    List<Images> images = new ArrayList<>();
    for (ReceivedPayload payload : payloads) {
      Images own = images(payload);
      ReceivedPayload predecessor = payload.predecessor();
      images.add(
          predecessor == null || own.recovery() != Recovery.LOST
              ? own
              : own.concealedBy(predecessors.computeIfAbsent(predecessor, this::images)));
    }
    return images;
  }

  private Images images(ReceivedPayload payload) {
    float[] softBits = payload.softBits();
    return stream.decode(intactBytes(softBits), softBits.length / Byte.SIZE);
  }

  /// Whole bytes before the first unknown bit.
  static byte[] intactBytes(float[] softBits) {
    int known = 0;
    while (known < softBits.length && softBits[known] != 0) {
      known++;
    }
    byte[] bytes = new byte[known / Byte.SIZE];
    for (int i = 0; i < bytes.length * Byte.SIZE; i++) {
      if (softBits[i] > 0) {
        bytes[i / Byte.SIZE] |= (byte) (1 << (Byte.SIZE - 1 - i % Byte.SIZE));
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    segmenter.close();
  }
}
