package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.SequencedMap;

/// What a stage of training teaches a network.
interface Lesson {
  /// Everything that learns or takes statistics, by name; live.
  SequencedMap<String, Parameter> parameters();

  /// The loss of a batch, with its graph.
  ///
  /// @param step index of the step, from 0
  /// @param batch the batch of that step
  /// @param scratch owner of what is needed on the way
  Loss loss(int step, TrainingBatch batch, NDManager scratch);

  /// Called once gradients have been taken.
  ///
  /// @param scratch owner of what is needed on the way
  default void afterBackward(NDManager scratch) {}
}
