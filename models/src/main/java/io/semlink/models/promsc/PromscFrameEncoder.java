package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.GumbelBits;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Frames to bits: the most probable bits of the first C planes, bit (c h + y) w + x is plane c of
/// the cell in row y and column x.
public final class PromscFrameEncoder implements FrameEncoder {
  private final Promsc network;
  private final NDManager manager;

  /// Around a network.
  ///
  /// @param network a frozen network
  /// @param manager parent of the memory of each batch, on the network's device; closed with this
  ///   encoder
  public PromscFrameEncoder(Promsc network, NDManager manager) {
    this.network = network;
    this.manager = manager;
  }

  /// @throws IllegalArgumentException if a frame has another size or the payload is not C h w bits
  @Override
  public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
    network.config().planes(payloadBits);
    frames.forEach(frame -> requireSize(frame, network.config().resolution()));
    try (NDManager batch = manager.newSubManager()) {
      NDArray rgb = FrameTensors.of(frames.stream().map(SensorFrame::rgb).toList(), batch);
      NDArray thermal = FrameTensors.of(frames.stream().map(SensorFrame::thermal).toList(), batch);
      NDArray difference = network.encode(rgb, thermal, false);
      byte[] bits = GumbelBits.mostProbable(difference).toByteArray();
      int stride = bits.length / frames.size();
      List<Payload> payloads = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        payloads.add(new Payload(BitBlock.pack(bits, i * stride, payloadBits)));
      }
      return payloads;
    }
  }

  private static void requireSize(SensorFrame frame, Resolution expected) {
    if (!frame.rgb().resolution().equals(expected)) {
      throw new IllegalArgumentException(
          "frame %s is %s but the network takes %s"
              .formatted(frame.name(), frame.rgb().resolution(), expected));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
