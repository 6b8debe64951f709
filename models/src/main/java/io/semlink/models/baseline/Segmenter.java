package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.FrameTensors;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import java.util.List;

/// Pairs of images to segmentation maps. Used by one thread at a time.
public final class Segmenter implements AutoCloseable {
  private final FusionNet network;
  private final NDManager manager;

  /// Around a network.
  ///
  /// @param network a frozen network
  /// @param manager parent of the memory of each batch, on the network's device; closed with this
  ///   segmenter
  public Segmenter(FusionNet network, NDManager manager) {
    this.network = network;
    this.manager = manager;
  }

  /// The most probable class of each pixel.
  ///
  /// @param rgb images with three channels, at least one, all of one size that fits the network
  /// @param thermal as many images with one channel, of the same size
  /// @return one map a pair, in order
  public List<LabelMap> segment(List<RasterImage> rgb, List<RasterImage> thermal) {
    try (NDManager batch = manager.newSubManager()) {
      NDArray logits =
          network.logits(FrameTensors.of(rgb, batch), FrameTensors.of(thermal, batch), false);
      return FrameTensors.classes(logits, rgb.getFirst().resolution());
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
