package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.FrameTensors;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import java.util.List;

/// Soft bits to segmentation maps. Planes that were not sent are 0, like bits that were lost.
public final class PromscFrameDecoder implements FrameDecoder {
  private final Promsc network;
  private final NDManager manager;

  /// Around a network.
  ///
  /// @param network a frozen network
  /// @param manager parent of the memory of each batch, on the network's device; closed with this
  ///   decoder
  public PromscFrameDecoder(Promsc network, NDManager manager) {
    this.network = network;
    this.manager = manager;
  }

  /// @throws IllegalArgumentException if a payload is not C h w soft bits
  /// @throws ArithmeticException if the network gives NaN
  @Override
  public List<Understanding> decode(List<ReceivedPayload> payloads) {
    PromscConfig config = network.config();
    int length = config.maxPlanes() * config.bitsPerPlane();
    float[] u = new float[payloads.size() * length];
    for (int i = 0; i < payloads.size(); i++) {
      float[] softBits = payloads.get(i).softBits();
      config.planes(softBits.length);
      System.arraycopy(softBits, 0, u, i * length, softBits.length);
    }
    try (NDManager batch = manager.newSubManager()) {
      Shape shape =
          new Shape(payloads.size(), config.maxPlanes(), config.gridHeight(), config.gridWidth());
      NDArray logits = network.decode(batch.create(u, shape), false);
      return FrameTensors.classes(logits, config.resolution()).stream()
          .map(Understanding::new)
          .toList();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
