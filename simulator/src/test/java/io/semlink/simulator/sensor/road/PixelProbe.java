package io.semlink.simulator.sensor.road;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// A weak reader of images: local features of one pixel's surroundings, a fixed random layer
/// (Rahimi and Recht, 2008), and multinomial logistic regression on top. What it can tell apart,
/// any network can.
final class PixelProbe {
  private static final int CLASSES = SegmentationClass.COUNT;
  private static final int HIDDEN = 160;
  private static final int[] WINDOWS = {1, 2, 4, 8};

  private final boolean useRgb;
  private final boolean useThermal;
  private final int numInputs;
  private final float[] mean;
  private final float[] scale;
  private final float[][] layer;
  private final float[][] weights = new float[CLASSES][HIDDEN + 1];

  private PixelProbe(boolean useRgb, boolean useThermal) {
    this.useRgb = useRgb;
    this.useThermal = useThermal;
    int channels = (useRgb ? 3 : 0) + (useThermal ? 1 : 0);
    numInputs = channels * (2 * WINDOWS.length + 3) + 2;
    mean = new float[numInputs];
    scale = new float[numInputs];
    layer = new float[HIDDEN][numInputs + 1];
  }

  private record Sample(float[] features, int label) {}

  /// Learns from frames.
  static PixelProbe train(List<SensorFrame> frames, boolean rgb, boolean thermal) {
    PixelProbe probe = new PixelProbe(rgb, thermal);
    UniformRandomProvider random = StreamKey.of(3, Purpose.TRAINING, 0).generator();
    List<Sample> samples = new ArrayList<>();
    for (SensorFrame frame : frames) {
      probe.collect(frame, random, samples);
    }
    probe.standardise(samples);
    Normals normals = new Normals(StreamKey.of(3, Purpose.WEIGHTS, 0).generator());
    for (float[] row : probe.layer) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (normals.next() * 1.4 / Math.sqrt(probe.numInputs));
      }
    }
    for (int epoch = 0; epoch < 8; epoch++) {
      for (int i = samples.size() - 1; i > 0; i--) {
        Collections.swap(samples, i, random.nextInt(i + 1));
      }
      float rate = 0.02f / (1 + epoch);
      for (Sample s : samples) {
        probe.step(s, rate);
      }
    }
    return probe;
  }

  /// Rare classes are kept whole, the background thinned to about as much as all the rest.
  private void collect(SensorFrame frame, UniformRandomProvider random, List<Sample> out) {
    Features features = new Features(frame);
    byte[] label = java.util.Objects.requireNonNull(frame.label()).classes();
    for (int i = 0; i < label.length; i++) {
      double keep = label[i] == 0 ? 0.025 : label[i] == 1 ? 0.1 : 0.2;
      if (random.nextDouble() < keep) {
        out.add(new Sample(features.at(i), label[i]));
      }
    }
  }

  private void standardise(List<Sample> samples) {
    for (int k = 0; k < numInputs; k++) {
      double sum = 0;
      double square = 0;
      for (Sample s : samples) {
        sum += s.features[k];
        square += s.features[k] * s.features[k];
      }
      mean[k] = (float) (sum / samples.size());
      double variance = square / samples.size() - mean[k] * mean[k];
      scale[k] = (float) (1 / Math.sqrt(variance + 1e-6));
    }
  }

  private float[] hidden(float[] features) {
    float[] h = new float[HIDDEN + 1];
    h[HIDDEN] = 1;
    for (int j = 0; j < HIDDEN; j++) {
      float[] row = layer[j];
      float sum = row[numInputs];
      for (int k = 0; k < numInputs; k++) {
        sum += row[k] * (features[k] - mean[k]) * scale[k];
      }
      h[j] = Math.max(0, sum);
    }
    return h;
  }

  private double[] scores(float[] h) {
    double[] z = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      for (int j = 0; j <= HIDDEN; j++) {
        z[c] += weights[c][j] * h[j];
      }
    }
    return z;
  }

  private void step(Sample s, float rate) {
    float[] h = hidden(s.features);
    double[] z = scores(h);
    double top = Arrays.stream(z).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      z[c] = StrictMath.exp(z[c] - top);
      sum += z[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      float error = (float) (z[c] / sum - (c == s.label ? 1 : 0));
      for (int j = 0; j <= HIDDEN; j++) {
        weights[c][j] -= rate * error * h[j];
      }
    }
  }

  /// How often each true class, by row, was taken for each class, by column.
  long[][] confusion(List<SensorFrame> frames) {
    // Training thinned the background; give its prior back, half way, as best for the union.
    double prior = 0.5 * Math.log(8);
    long[][] confusion = new long[CLASSES][CLASSES];
    for (SensorFrame frame : frames) {
      Features features = new Features(frame);
      byte[] label = java.util.Objects.requireNonNull(frame.label()).classes();
      for (int i = 0; i < label.length; i += 3) {
        double[] z = scores(hidden(features.at(i)));
        z[0] += prior;
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
          best = z[c] > z[best] ? c : best;
        }
        confusion[label[i]][best]++;
      }
    }
    return confusion;
  }

  /// Intersection over union of each class over all frames behind some confusions.
  static double[] iou(long[][]... confusions) {
    long[][] confusion = new long[CLASSES][CLASSES];
    for (long[][] some : confusions) {
      for (int c = 0; c < CLASSES; c++) {
        for (int d = 0; d < CLASSES; d++) {
          confusion[c][d] += some[c][d];
        }
      }
    }
    double[] iou = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      long union = -confusion[c][c];
      for (int d = 0; d < CLASSES; d++) {
        union += confusion[c][d] + confusion[d][c];
      }
      iou[c] = union == 0 ? 0 : (double) confusion[c][c] / union;
    }
    return iou;
  }

  /// Mean over the eight objects; the background, near 0.9 for any reader, would hide what is lost.
  static double mean(double[] iou) {
    return Arrays.stream(iou, 1, CLASSES).average().orElseThrow();
  }

  /// Local features of every pixel of one frame: values, window means and spreads, gradients,
  /// place.
  private final class Features {
    private final int height;
    private final int width;
    private final List<float[]> planes = new ArrayList<>();

    Features(SensorFrame frame) {
      height = frame.rgb().resolution().height();
      width = frame.rgb().resolution().width();
      if (useRgb) {
        for (int c = 0; c < 3; c++) {
          add(plane(frame.rgb(), c));
        }
      }
      if (useThermal) {
        add(plane(frame.thermal(), 0));
      }
    }

    private float[] plane(RasterImage image, int channel) {
      float[] out = new float[height * width];
      for (int i = 0; i < out.length; i++) {
        out[i] = image.sample(channel, i / width, i % width) / 255f;
      }
      return out;
    }

    private void add(float[] v) {
      planes.add(v);
      double[] sum = new double[(height + 1) * (width + 1)];
      double[] square = new double[sum.length];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int at = (y + 1) * (width + 1) + x + 1;
          double p = v[y * width + x];
          sum[at] = p + sum[at - 1] + sum[at - width - 1] - sum[at - width - 2];
          square[at] = p * p + square[at - 1] + square[at - width - 1] - square[at - width - 2];
        }
      }
      for (int r : WINDOWS) {
        window(sum, square, r);
      }
      gradient(v);
    }

    private void window(double[] sum, double[] square, int r) {
      float[] m = new float[height * width];
      float[] s = new float[height * width];
      for (int i = 0; i < m.length; i++) {
        int row = i / width;
        int top = Math.max(0, row - r) * (width + 1);
        int bottom = Math.min(height, row + r + 1) * (width + 1);
        int left = Math.max(0, i % width - r);
        int right = Math.min(width, i % width + r + 1);
        double n = (double) (bottom - top) / (width + 1) * (right - left);
        m[i] =
            (float)
                ((sum[bottom + right] - sum[bottom + left] - sum[top + right] + sum[top + left])
                    / n);
        double q =
            (square[bottom + right]
                    - square[bottom + left]
                    - square[top + right]
                    + square[top + left])
                / n;
        s[i] = (float) Math.sqrt(Math.max(0, q - m[i] * m[i]));
      }
      planes.add(m);
      planes.add(s);
    }

    private void gradient(float[] v) {
      float[] across = new float[v.length];
      float[] down = new float[v.length];
      for (int i = 0; i < v.length; i++) {
        int x = i % width;
        across[i] = v[i - x + Math.min(width - 1, x + 1)] - v[i - x + Math.max(0, x - 1)];
        down[i] = v[Math.min(v.length - width + x, i + width)] - v[Math.max(x, i - width)];
      }
      planes.add(across);
      planes.add(down);
    }

    float[] at(int pixel) {
      float[] out = new float[numInputs];
      for (int k = 0; k < planes.size(); k++) {
        out[k] = planes.get(k)[pixel];
      }
      int row = pixel / width;
      double y = (double) row / height - 0.5;
      out[numInputs - 2] = (float) y;
      out[numInputs - 1] = (float) (y * y);
      return out;
    }
  }
}
