package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.Scaling;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A network without a link: what the transmitter sends is what the receiver gets. Serves networks
/// for bits and for floats alike.
public final class NoLink {
  private final Promsc network;
  private final NDManager manager;

  /// Around a network.
  ///
  /// @param network a frozen network
  /// @param manager parent of the memory of each batch, on the network's device; not closed here
  public NoLink(Promsc network, NDManager manager) {
    this.network = network;
    this.manager = manager;
  }

  /// What the receiver understands.
  ///
  /// @param frames a micro-batch of the network's resolution, at least one
  /// @param planes planes that are sent, 1..maxPlanes
  /// @return a map a frame, in order
  public List<LabelMap> understand(List<SensorFrame> frames, int planes) {
    PromscConfig config = network.config();
    try (NDManager batch = manager.newSubManager()) {
      NDArray rgb = FrameTensors.of(frames.stream().map(SensorFrame::rgb).toList(), batch);
      NDArray thermal = FrameTensors.of(frames.stream().map(SensorFrame::thermal).toList(), batch);
      NDArray difference = network.encode(rgb, thermal, false);
      NDArray sent = difference.onesLike().mul(mask(batch, planes));
      NDArray u =
          config.carrier() == Carrier.FLOATS
              ? network.sentFeatures(difference, sent.gt(0))
              : Scaling.times(difference.gt(0).toType(DataType.FLOAT32, false), 2)
                  .sub(1f)
                  .mul(sent);
      byte[] classes =
          network.decode(u, false).argMax(1).toType(DataType.UINT8, false).toByteArray();
      return split(classes, frames.size());
    }
  }

  private NDArray mask(NDManager batch, int planes) {
    float[] mask = new float[network.config().maxPlanes()];
    Arrays.fill(mask, 0, planes, 1);
    return batch.create(mask, new Shape(1, mask.length, 1, 1));
  }

  private List<LabelMap> split(byte[] classes, int numFrames) {
    int stride = classes.length / numFrames;
    List<LabelMap> maps = new ArrayList<>();
    for (int i = 0; i < numFrames; i++) {
      byte[] map = Arrays.copyOfRange(classes, i * stride, (i + 1) * stride);
      maps.add(new LabelMap(network.config().resolution(), map));
    }
    return maps;
  }
}
