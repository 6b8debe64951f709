package io.semlink.models.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.ShippedWeights;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A ProMSC network as somebody would run it who has DJL and nothing else: arrays in, encoder,
/// bits, decoder, classes out. The yardstick of the benchmark of inference. Used by one thread at a
/// time.
public final class BareInference implements AutoCloseable {
  private static final float FULL_SCALE = 255;

  private final NDManager manager;
  private final Promsc network;

  /// Samples of a batch of frames, ready to become arrays.
  ///
  /// @param numFrames frames of the batch
  /// @param rgb (N, 3, H, W) in [0, 1]
  /// @param thermal (N, 1, H, W) in [0, 1]
  public record Batch(int numFrames, float[] rgb, float[] thermal) {
    /// The samples of some frames.
    ///
    /// @param frames frames of one size, at least one
    public static Batch of(List<SensorFrame> frames) {
      return new Batch(
          frames.size(),
          samples(frames.stream().map(SensorFrame::rgb).toList()),
          samples(frames.stream().map(SensorFrame::thermal).toList()));
    }

    private static float[] samples(List<RasterImage> images) {
      int length = images.getFirst().samples().length;
      float[] values = new float[images.size() * length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (images.get(i / length).samples()[i % length] & 0xFF) / FULL_SCALE;
      }
      return values;
    }
  }

  private BareInference(NDManager manager, Promsc network) {
    this.manager = manager;
    this.network = network;
  }

  /// Opens a network.
  ///
  /// @param config its shape
  /// @param weights file with its parameters; null for those that come with it
  /// @param device where it runs
  /// @throws io.semlink.simulator.link.BadWeightsException if the weights do not fit
  public static BareInference open(
      PromscConfig config, @Nullable Path weights, ComputeDevice device) {
    NDManager manager = TorchEngine.newManager(device);
    try {
      Promsc network = new Promsc(config, 0, manager);
      Weights values = weights == null ? ShippedWeights.of(config.name()) : Weights.read(weights);
      values.restore("", network.parameters());
      network.freeze();
      return new BareInference(manager, network);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /// Runs a batch over an error-free link.
  ///
  /// @param batch samples, not modified
  /// @param payloadBits C h w bits a frame
  /// @return class of each pixel, frame after frame
  public byte[] run(Batch batch, int payloadBits) {
    PromscConfig config = network.config();
    int planes = config.planes(payloadBits);
    int n = batch.numFrames();
    long height = config.resolution().height();
    long width = config.resolution().width();
    try (NDManager arrays = manager.newSubManager()) {
      NDArray rgb = arrays.create(batch.rgb(), new Shape(n, 3, height, width));
      NDArray thermal = arrays.create(batch.thermal(), new Shape(n, 1, height, width));
      NDArray sent =
          network
              .encode(rgb, thermal, false)
              .get(":, :" + planes)
              .gt(0)
              .toType(DataType.FLOAT32, false);
      NDArray u = sent.mul(2).sub(1);
      int silent = config.maxPlanes() - planes;
      if (silent > 0) {
        Shape rest = new Shape(n, silent, config.gridHeight(), config.gridWidth());
        u = NDArrays.concat(new NDList(u, arrays.zeros(rest)), 1);
      }
      return network.decode(u, false).argMax(1).toType(DataType.UINT8, false).toByteArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
