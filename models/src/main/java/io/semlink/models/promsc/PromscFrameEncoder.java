package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.FrameTensors;
import io.semlink.models.nn.GumbelBits;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Frames to bits or analog features: of the first C planes the most probable bits or their
/// expectations; number (c h + y) w + x is plane c of the cell in row y and column x.
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
  /// @throws ArithmeticException if the network gives NaN
  @Override
  public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
    network.config().planes(payloadBits);
    try (NDManager batch = manager.newSubManager()) {
      NDArray difference = difference(frames, batch);
      byte[] bits = GumbelBits.mostProbable(difference).toByteArray();
      int stride = bits.length / frames.size();
      List<Payload> payloads = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        payloads.add(new Payload.Bits(BitBlock.pack(bits, i * stride, payloadBits)));
      }
      return payloads;
    }
  }

  /// The expectation of each bit as -1 or +1: z = 2 P(bit = 1) - 1 = tanh((logit of bit 1 - logit
  /// of bit 0) / 2), in the order of the bits. Its sign is that of the bit sent otherwise. A
  /// network for floats sends the difference itself.
  ///
  /// @throws IllegalArgumentException if a frame has another size or the features are not C h w
  @Override
  public List<Payload> encodeAnalog(List<SensorFrame> frames, int numFeatures) {
    network.config().planes(numFeatures);
    try (NDManager batch = manager.newSubManager()) {
      float[] difference = difference(frames, batch).toFloatArray();
      int stride = difference.length / frames.size();
      List<Payload> payloads = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        float[] features = new float[numFeatures];
        for (int k = 0; k < numFeatures; k++) {
          features[k] = feature(difference[i * stride + k]);
        }
        payloads.add(new Payload.Features(features));
      }
      return payloads;
    }
  }

  private float feature(float difference) {
    return network.config().carrier() == Carrier.FLOATS
        ? difference
        : (float) StrictMath.tanh(difference / 2);
  }

  private NDArray difference(List<SensorFrame> frames, NDManager batch) {
    frames.forEach(frame -> requireSize(frame, network.config().resolution()));
    NDArray rgb = FrameTensors.of(frames.stream().map(SensorFrame::rgb).toList(), batch);
    NDArray thermal = FrameTensors.of(frames.stream().map(SensorFrame::thermal).toList(), batch);
    return FrameTensors.requireNumbers(network.encode(rgb, thermal, false));
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
