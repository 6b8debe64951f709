package io.semlink.models.separate;

import io.semlink.models.baseline.Segmenter;
import io.semlink.models.separate.FrameStream.Images;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import java.util.List;
import java.util.stream.IntStream;

/// Received bits to images to segmentation maps. A stream ends at the first bit that the receiver
/// knows nothing of, such as one of an erased block; the others are decided by their sign.
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
    List<Images> images =
        payloads.stream()
            .map(p -> stream.decode(intactBytes(p.softBits()), p.softBits().length / Byte.SIZE))
            .toList();
    List<LabelMap> maps =
        segmenter.segment(
            images.stream().map(pair -> pair.rgb().image()).toList(),
            images.stream().map(pair -> pair.thermal().image()).toList());
    return IntStream.range(0, maps.size())
        .mapToObj(i -> new Understanding(maps.get(i), images.get(i).restored()))
        .toList();
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
