package io.semlink.models.training;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import org.apache.commons.rng.UniformRandomProvider;

/// Batches by step. Pure: a step's batch is the same whenever and wherever it is made.
final class BatchSource {
  private static final float FULL_SCALE = 255;
  private static final int CLASSES = SegmentationClass.COUNT;
  private final Sensor sensor;
  private final PromscConfig config;
  private final TrainingSettings settings;
  private final float[] classWeights;
  private final int pixels;

  BatchSource(Sensor sensor, PromscConfig config, TrainingSettings settings) {
    if (!sensor.resolution().equals(config.resolution())) {
      throw new IllegalArgumentException(
          "frames are %s but %s takes %s"
              .formatted(sensor.resolution(), config.name(), config.resolution()));
    }
    this.sensor = sensor;
    this.config = config;
    this.settings = settings;
    classWeights = ClassWeights.bounded(settings.objective().maxClassWeight());
    pixels = config.resolution().numPixels();
  }

  /// The batch of a step.
  TrainingBatch batch(int step) {
    int n = settings.batch();
    int bits = config.maxPlanes() * config.bitsPerPlane();
    TrainingBatch batch =
        new TrainingBatch(
            n,
            new float[n * 3 * pixels],
            new float[n * pixels],
            new float[n * CLASSES * pixels],
            new float[n * pixels],
            new float[n * CLASSES * pixels],
            new float[CLASSES],
            new float[n * bits],
            new float[n * bits]);
    for (int i = 0; i < n; i++) {
      addFrame(batch, i, (long) step * n + i);
    }
    normalise(batch);
    return batch;
  }

  private void addFrame(TrainingBatch batch, int i, long sample) {
    UniformRandomProvider random =
        StreamKey.of(settings.seed(), Purpose.TRAINING, sample).generator();
    boolean flip = random.nextBoolean();
    SensorFrame frame = sensor.frame(frameIndex(sample, random));
    LabelMap label = frame.label();
    if (label == null) {
      throw new IllegalArgumentException(
          "frame %s has no label; training needs one".formatted(frame.name()));
    }
    copy(frame.rgb(), batch.rgb(), i, flip);
    copy(frame.thermal(), batch.thermal(), i, flip);
    addLabel(batch, i, label, flip);
    int bits = config.maxPlanes() * config.bitsPerPlane();
    ChannelDraw.fill(batch.factors(), i * bits, config, impaired(sample), random);
    for (int b = i * bits; b < (i + 1) * bits; b++) {
      batch.logistic()[b] = TrainingNoise.logistic(random);
    }
  }

  /// The link makes no errors at first and as many as it ever will after a quarter of the run, as
  /// warm start from an error-free model does for BitSemCom.
  private double impaired(long sample) {
    return Math.min(1, 4.0 * sample / ((double) settings.batch() * settings.steps()));
  }

  /// Frames that are made as they are asked for are used once, others are drawn with replacement.
  private long frameIndex(long sample, UniformRandomProvider random) {
    return sensor.numFrames() == Long.MAX_VALUE ? sample : random.nextLong(sensor.numFrames());
  }

  private static void copy(RasterImage image, float[] values, int i, boolean flip) {
    int width = image.resolution().width();
    byte[] samples = image.samples();
    int offset = i * samples.length;
    for (int k = 0; k < samples.length; k++) {
      values[offset + (flip ? mirrored(k, width) : k)] = (samples[k] & 0xFF) / FULL_SCALE;
    }
  }

  /// Index of the sample at the mirrored column of the same row.
  private static int mirrored(int index, int width) {
    int column = index % width;
    return index - column + width - 1 - column;
  }

  private void addLabel(TrainingBatch batch, int i, LabelMap label, boolean flip) {
    double smoothing = settings.objective().labelSmoothing();
    float spread = (float) (smoothing / CLASSES);
    float kept = (float) (1 - smoothing);
    int width = label.resolution().width();
    for (int k = 0; k < pixels; k++) {
      int trueClass = label.classes()[flip ? mirrored(k, width) : k] & 0xFF;
      if (trueClass == LabelMap.IGNORE) {
        continue;
      }
      float weight = classWeights[trueClass];
      batch.labelled()[i * pixels + k] = 1;
      batch.classPixels()[trueClass]++;
      for (int c = 0; c < CLASSES; c++) {
        batch.target()[(i * CLASSES + c) * pixels + k] = weight * spread;
      }
      int index = (i * CLASSES + trueClass) * pixels + k;
      batch.truth()[index] = 1;
      batch.target()[index] += weight * kept;
    }
  }

  /// Divides the targets by the sum of all pixels' weights.
  private void normalise(TrainingBatch batch) {
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      sum += (double) classWeights[c] * batch.classPixels()[c];
    }
    if (sum == 0) {
      throw new IllegalArgumentException("a batch without a labelled pixel teaches nothing");
    }
    float factor = (float) (1 / sum);
    float[] target = batch.target();
    for (int k = 0; k < target.length; k++) {
      target[k] *= factor;
    }
  }
}
