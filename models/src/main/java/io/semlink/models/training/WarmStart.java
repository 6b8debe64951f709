package io.semlink.models.training;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.semlink.models.weights.ArrayValues;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Takes over from other weights what a network shares with them: tensors of equal name and shape,
/// and those with a row a token from another number of tokens, resized. So a fusion starts from two
/// unimodal networks and a large resolution from a small one.
///
/// @param name of the network
/// @param tokenGrid the grid whose cells are its tokens
record WarmStart(String name, Resolution tokenGrid) {

  /// Sets what is shared; later files win.
  ///
  /// @param files in order
  /// @param parameters of the network, modified
  /// @throws BadWeightsException if a file cannot be read or shares no tensor with the network
  void apply(List<Path> files, Map<String, Parameter> parameters) {
    for (Path file : files) {
      Weights weights = Weights.read(file);
      long taken =
          parameters.entrySet().stream()
              .filter(entry -> take(weights, entry.getKey(), entry.getValue()))
              .count();
      if (taken == 0) {
        throw new BadWeightsException("%s shares no tensor with %s".formatted(file, name));
      }
    }
  }

  private boolean take(Weights weights, String parameterName, Parameter parameter) {
    TensorSource tensor = weights.contents().tensors().get(parameterName);
    if (tensor == null) {
      return false;
    }
    Shape shape = parameter.getShape();
    Shape found = new Shape(tensor.shape().stream().mapToLong(Long::longValue).toArray());
    if (found.equals(shape)) {
      ArrayValues.write(parameter.getArray(), weights.finite(parameterName).values());
      return true;
    }
    boolean tokens = parameterName.endsWith(".position") || parameterName.endsWith(".gate");
    if (tokens && found.dimension() == 3 && found.get(2) == shape.get(2)) {
      ArrayValues.write(parameter.getArray(), resized(weights.finite(parameterName), tokenGrid));
      return true;
    }
    return false;
  }

  /// Rows of a grid of the same proportions, bilinear.
  private static float[] resized(Tensor tensor, Resolution grid) {
    int n = Math.toIntExact(tensor.shape().get(1));
    int d = Math.toIntExact(tensor.shape().get(2));
    int h = (int) Math.round(Math.sqrt((double) n * grid.height() / grid.width()));
    int w = n / h;
    float[] rows = tensor.values();
    float[] values = new float[grid.numPixels() * d];
    for (int y = 0; y < grid.height(); y++) {
      double sy = position(y, grid.height(), h);
      for (int x = 0; x < grid.width(); x++) {
        double sx = position(x, grid.width(), w);
        int offset = (y * grid.width() + x) * d;
        for (int k = 0; k < d; k++) {
          values[offset + k] = (float) bilinear(rows, new int[] {h, w, d}, sy, sx, k);
        }
      }
    }
    return values;
  }

  private static double position(int index, int size, int otherSize) {
    double position = (index + 0.5) * otherSize / size - 0.5;
    return Math.max(0, Math.min(otherSize - 1.0, position));
  }

  private static double bilinear(float[] values, int[] shape, double y, double x, int k) {
    int y0 = (int) y;
    int x0 = (int) x;
    int y1 = Math.min(y0 + 1, shape[0] - 1);
    int x1 = Math.min(x0 + 1, shape[1] - 1);
    double upper = mix(values, (y0 * shape[1] + x0), (y0 * shape[1] + x1), shape[2], k, x - x0);
    double lower = mix(values, (y1 * shape[1] + x0), (y1 * shape[1] + x1), shape[2], k, x - x0);
    return upper + (y - y0) * (lower - upper);
  }

  private static double mix(float[] values, int a, int b, int d, int k, double share) {
    return values[a * d + k] * (1 - share) + values[b * d + k] * share;
  }
}
