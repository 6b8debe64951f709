package io.semlink.models.weights;

import java.util.ArrayList;
import java.util.List;

/// The mean over the second dimension, which stays with size 1.
///
/// @param tensor of shape (n, c, ...)
record ChannelMean(TensorSource tensor) implements TensorSource {
  @Override
  public List<Long> shape() {
    List<Long> shape = new ArrayList<>(tensor.shape());
    shape.set(1, 1L);
    return shape;
  }

  @Override
  public float[] values() {
    float[] all = tensor.values();
    int channels = Math.toIntExact(tensor.shape().get(1));
    int size = TensorSource.numValues(tensor.shape().subList(2, tensor.shape().size()));
    float[] means = new float[all.length / channels];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += all[(i / size * channels + c) * size + i % size];
      }
      means[i] = (float) (sum / channels);
    }
    return means;
  }
}
