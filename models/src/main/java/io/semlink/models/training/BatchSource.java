package io.semlink.models.training;

import io.semlink.models.promsc.Carrier;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// Batches by step. Pure: a step's batch is the same whenever and wherever it is made.
final class BatchSource {
  private final TrainingFrames frames;
  private final PromscConfig config;
  private final TrainingSettings settings;
  private final TruthWriter truth;
  private final int pixels;
  private final int bits;

  BatchSource(TrainingFrames frames, PromscConfig config, TrainingSettings settings) {
    if (!frames.resolution().equals(config.resolution())) {
      throw new IllegalArgumentException(
          "frames are %s but %s takes %s"
              .formatted(frames.resolution(), config.name(), config.resolution()));
    }
    this.frames = frames;
    this.config = config;
    this.settings = settings;
    pixels = config.resolution().numPixels();
    bits = config.maxPlanes() * config.bitsPerPlane();
    truth = new TruthWriter(settings.objective(), pixels);
  }

  /// The batch of a step.
  TrainingBatch batch(int step) {
    int n = settings.batch();
    TrainingBatch batch =
        new TrainingBatch(
            new TrainingBatch.Images(n, new float[n * 3 * pixels], new float[n * pixels]),
            truth.empty(n),
            new TrainingBatch.Air(
                new float[n * bits], new float[n * bits], new float[n * bits], new float[n]));
    for (int i = 0; i < n; i++) {
      addFrame(batch, i, (long) step * n + i);
    }
    if (settings.stage() == TrainingSettings.Stage.END_TO_END) {
      truth.normalise(batch.truth());
    }
    return batch;
  }

  private void addFrame(TrainingBatch batch, int i, long sample) {
    UniformRandomProvider random =
        StreamKey.of(settings.seed(), Purpose.TRAINING, sample).generator();
    SensorFrame frame = frames.draw(sample, random);
    Augmentation augmentation = Augmentation.draw(config.resolution(), random);
    addImages(batch.images(), i, frame, augmentation);
    if (settings.stage() == TrainingSettings.Stage.END_TO_END) {
      loseModality(batch.images(), i, random);
      truth.add(batch.truth(), i, augmentation.classes(requireLabel(frame)));
    }
    addAir(batch.air(), i, impaired(sample), random);
  }

  private static LabelMap requireLabel(SensorFrame frame) {
    LabelMap label = frame.label();
    if (label == null) {
      throw new IllegalArgumentException(
          "frame %s has no label; training needs one".formatted(frame.name()));
    }
    return label;
  }

  private void addImages(
      TrainingBatch.Images images, int i, SensorFrame frame, Augmentation augmentation) {
    augmentation.copy(frame.rgb(), images.rgb(), i * 3 * pixels);
    augmentation.copy(frame.thermal(), images.thermal(), i * pixels);
  }

  /// A sensor that fails gives black, so that the network learns to do with the other one.
  private void loseModality(TrainingBatch.Images images, int i, UniformRandomProvider random) {
    double share = settings.modalityLoss();
    double kind = random.nextDouble();
    if (config.modality() != Modality.BOTH || kind >= 2 * share) {
      return;
    }
    if (kind < share) {
      Arrays.fill(images.rgb(), i * 3 * pixels, (i + 1) * 3 * pixels, 0);
    } else {
      Arrays.fill(images.thermal(), i * pixels, (i + 1) * pixels, 0);
    }
  }

  private void addAir(TrainingBatch.Air air, int i, double impaired, UniformRandomProvider random) {
    ChannelDraw.Target target = new ChannelDraw.Target(air.factors(), air.addends(), i * bits);
    boolean features = config.carrier() == Carrier.FLOATS;
    ChannelMix mix = features ? ChannelMix.ERROR_FREE : settings.channel();
    boolean analog = ChannelDraw.fill(target, config, mix, impaired, random);
    air.analog()[i] = analog || features ? 1 : 0;
    for (int b = i * bits; b < (i + 1) * bits; b++) {
      air.logistic()[b] = TrainingNoise.logistic(random);
    }
  }

  /// The link makes no errors at first and as many as it ever will after a quarter of the run, as
  /// warm start from an error-free model does for BitSemCom.
  private double impaired(long sample) {
    return Math.min(1, 4.0 * sample / ((double) settings.batch() * settings.steps()));
  }
}
