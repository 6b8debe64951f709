package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.semlink.models.baseline.FusionNet;
import java.util.SequencedMap;

/// A segmentation network that sees both images: no bits, no link.
final class SegmentationLesson implements Lesson {
  private final FusionNet network;
  private final TrainingSettings.Objective objective;

  SegmentationLesson(FusionNet network, TrainingSettings.Objective objective) {
    this.network = network;
    this.objective = objective;
  }

  @Override
  public SequencedMap<String, Parameter> parameters() {
    return network.parameters();
  }

  @Override
  public Loss loss(int step, TrainingBatch batch, NDManager scratch) {
    NDArray rgb = batch.images().rgb(scratch);
    NDArray logits = network.logits(rgb, batch.images().thermal(scratch), true);
    return SegmentationLoss.of(logits, batch.truth(), objective);
  }
}
