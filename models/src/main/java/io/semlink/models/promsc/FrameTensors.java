package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.util.List;

/// Images as arrays of the engine: (N, channels, H, W), samples divided by 255.
public final class FrameTensors {
  private static final float FULL_SCALE = 255;

  private FrameTensors() {}

  /// A batch of images.
  ///
  /// @param images images of one size, at least one
  /// @param manager owner of the array
  public static NDArray of(List<RasterImage> images, NDManager manager) {
    RasterImage first = images.getFirst();
    Resolution size = first.resolution();
    int length = first.samples().length;
    float[] values = new float[images.size() * length];
    for (int i = 0; i < images.size(); i++) {
      copy(images.get(i), values, i * length);
    }
    return manager.create(
        values, new Shape(images.size(), first.numChannels(), size.height(), size.width()));
  }

  private static void copy(RasterImage image, float[] values, int offset) {
    byte[] samples = image.samples();
    for (int i = 0; i < samples.length; i++) {
      values[offset + i] = (samples[i] & 0xFF) / FULL_SCALE;
    }
  }
}
