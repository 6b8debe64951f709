package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.semlink.models.nn.NamedNetwork;
import io.semlink.models.nn.TorchEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// What a training works on: the network that learns, the average of its parameters over time, and
/// the optimiser.
final class TrainingState<N extends NamedNetwork> {
  private final TrainingSettings settings;
  private final NDManager manager;
  private final N live;
  private final N average;
  private final Lesson lesson;
  private final Adam adam;
  private final MovingAverage movingAverage;

  /// The state before the first step.
  ///
  /// @param curriculum what is trained
  /// @param settings of the training
  /// @param manager owner of all parameters
  TrainingState(Curriculum<N> curriculum, TrainingSettings settings, NDManager manager) {
    this.settings = settings;
    this.manager = manager;
    live = curriculum.network(manager);
    average = curriculum.network(manager);
    for (N network : List.of(live, average)) {
      new WarmStart(curriculum.name(), curriculum.tokenGrid())
          .apply(settings.files().initial(), network.parameters());
    }
    average.freeze();
    lesson = curriculum.lesson(live, manager);
    adam = new Adam(lesson.parameters(), manager);
    movingAverage =
        new MovingAverage(
            live.parameters().values(),
            average.parameters().values(),
            settings.objective().averageDecay());
  }

  N live() {
    return live;
  }

  N average() {
    return average;
  }

  Adam adam() {
    return adam;
  }

  /// The network's parameters and whatever else this stage teaches, live.
  SequencedMap<String, Parameter> everything() {
    SequencedMap<String, Parameter> all = new LinkedHashMap<>(live.parameters());
    all.putAll(lesson.parameters());
    return all;
  }

  /// One step of the optimiser.
  ///
  /// @param step index of the step, from 0
  /// @param batch the batch of that step
  TrainingProgress step(int step, TrainingBatch batch) {
    double rate = settings.learningRate().at(step, settings.steps());
    try (NDManager scratch = manager.newSubManager()) {
      Loss loss;
      try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
        loss = lesson.loss(step, batch, scratch);
        collector.backward(loss.total());
      }
      lesson.afterBackward(scratch);
      double norm = adam.update(step, rate, settings.objective().maxGradientNorm(), scratch);
      movingAverage.update(step, scratch);
      SequencedMap<String, Double> parts = new LinkedHashMap<>();
      loss.parts().forEach((name, value) -> parts.put(name, (double) value.getFloat()));
      return new TrainingProgress(
          step,
          settings.steps(),
          loss.total().getFloat(),
          parts,
          rate,
          norm,
          OptionalDouble.empty());
    }
  }
}
