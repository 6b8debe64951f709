package io.semlink.models.training;

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
  private final Curriculum<?> curriculum;
  private final AirDraw air;
  private final TrainingSettings settings;
  private final TruthWriter truth;
  private final int pixels;

  BatchSource(TrainingFrames frames, Curriculum<?> curriculum, TrainingSettings settings) {
    if (!frames.resolution().equals(curriculum.resolution())) {
      throw new IllegalArgumentException(
          "frames are %s but %s takes %s"
              .formatted(frames.resolution(), curriculum.name(), curriculum.resolution()));
    }
    this.frames = frames;
    this.curriculum = curriculum;
    this.settings = settings;
    air = curriculum.air();
    pixels = curriculum.resolution().numPixels();
    truth = new TruthWriter(settings.objective(), pixels);
  }

  /// The batch of a step.
  TrainingBatch batch(int step) {
    int n = settings.batch();
    int bits = air.length();
    TrainingBatch batch =
        new TrainingBatch(
            new TrainingBatch.Images(
                n, curriculum.resolution(), new float[n * 3 * pixels], new float[n * pixels]),
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
    Augmentation augmentation = Augmentation.draw(curriculum.resolution(), random);
    addImages(batch.images(), i, frame, augmentation);
    if (settings.stage() == TrainingSettings.Stage.END_TO_END) {
      loseModality(batch.images(), i, random);
      truth.add(batch.truth(), i, augmentation.classes(requireLabel(frame)));
    }
    air.draw(batch.air(), i, impaired(sample), random);
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
    if (curriculum.modality() != Modality.BOTH || kind >= 2 * share) {
      return;
    }
    if (kind < share) {
      Arrays.fill(images.rgb(), i * 3 * pixels, (i + 1) * 3 * pixels, 0);
    } else {
      Arrays.fill(images.thermal(), i * pixels, (i + 1) * pixels, 0);
    }
  }

  /// The link makes no errors at first and as many as it ever will after a quarter of the run, as
  /// warm start from an error-free model does for BitSemCom.
  private double impaired(long sample) {
    return Math.min(1, 4.0 * sample / ((double) settings.batch() * settings.steps()));
  }
}
