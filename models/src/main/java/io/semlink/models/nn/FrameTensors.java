package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Images as arrays of the engine, (N, channels, H, W) with samples divided by 255, and logits as
/// maps.
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

  /// An array that holds numbers only: what is none would become a class, or a bit, like any other.
  ///
  /// @param values what a network gave, not modified
  /// @return the same array
  /// @throws ArithmeticException if one of them is NaN
  public static NDArray requireNumbers(NDArray values) {
    try (NDArray sum = values.sum()) {
      // NaN if any value is; so are infinities of both signs, which no network in order gives.
      if (Float.isNaN(sum.getFloat())) {
        throw new ArithmeticException("a network gives NaN in an output of " + values.getShape());
      }
    }
    return values;
  }

  /// The most probable class of each pixel.
  ///
  /// @param logits (N, classes, H, W), at most 255 classes, not modified
  /// @param resolution H x W
  /// @return N maps, in order
  /// @throws ArithmeticException if a logit is NaN
  public static List<LabelMap> classes(NDArray logits, Resolution resolution) {
    requireNumbers(logits);
    byte[] classes = logits.argMax(1).toType(DataType.UINT8, false).toByteArray();
    int pixels = resolution.numPixels();
    return IntStream.range(0, classes.length / pixels)
        .mapToObj(i -> Arrays.copyOfRange(classes, i * pixels, (i + 1) * pixels))
        .map(map -> new LabelMap(resolution, map))
        .toList();
  }

  private static void copy(RasterImage image, float[] values, int offset) {
    byte[] samples = image.samples();
    for (int i = 0; i < samples.length; i++) {
      values[offset + i] = (samples[i] & 0xFF) / FULL_SCALE;
    }
  }
}
