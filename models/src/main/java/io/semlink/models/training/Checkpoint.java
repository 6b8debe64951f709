package io.semlink.models.training;

import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// All that a training needs to go on: live and averaged parameters, the moments of Adam, how far
/// it is, and what training it is: settings, frames, weights it began with. All must be the same
/// again. Only the number of steps may change: the schedule is that of the new number from then on.
final class Checkpoint {
  private static final String LIVE = "live.";
  private static final String AVERAGE = "average.";
  private static final String STEP = "next_step";
  private static final String BEST = "best_miou";
  private static final String SINCE_BEST = "validations_since_best";
  private static final String IDENTITY = "training";

  private Checkpoint() {}

  /// How far a training is.
  ///
  /// @param nextStep the first step that is not done
  /// @param best highest validation mIoU so far, 0 before the first one
  /// @param sinceBest validations since then
  record Course(int nextStep, double best, int sinceBest) {
    static final Course START = new Course(0, 0, 0);

    Course next() {
      return new Course(nextStep + 1, best, sinceBest);
    }

    Course judged(double miou) {
      return miou > best
          ? new Course(nextStep, miou, 0)
          : new Course(nextStep, best, sinceBest + 1);
    }
  }

  /// Writes a checkpoint; the file appears whole or not at all.
  ///
  /// @param file where
  /// @param course how far the training is
  /// @param identity what training it is
  /// @param state of the training
  /// @throws IOException if the file cannot be written
  static void write(Path file, Course course, String identity, TrainingState<?> state)
      throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.putAll(Weights.tensors(LIVE, state.everything()));
    tensors.putAll(Weights.tensors(AVERAGE, state.average().parameters()));
    tensors.putAll(state.adam().tensors());
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEP, Integer.toString(course.nextStep));
    metadata.put(BEST, Double.toString(course.best));
    metadata.put(SINCE_BEST, Integer.toString(course.sinceBest));
    metadata.put(IDENTITY, identity);
    Weights.write(file, new Safetensors(metadata, tensors));
  }

  /// Sets the state to that of a checkpoint.
  ///
  /// @throws BadWeightsException if the file is damaged or belongs to another training
  static Course restore(Path file, String identity, TrainingState<?> state) {
    Weights checkpoint = Weights.read(file);
    SequencedMap<String, String> metadata = checkpoint.contents().metadata();
    String found = metadata.get(IDENTITY);
    if (!identity.equals(found)) {
      throw new BadWeightsException(
          "%s belongs to another training: %s, not %s".formatted(file, found, identity));
    }
    Course course = course(file, metadata);
    checkpoint.restore(LIVE, state.everything());
    checkpoint.restore(AVERAGE, state.average().parameters());
    state.adam().restore(checkpoint);
    return course;
  }

  private static Course course(Path file, SequencedMap<String, String> metadata) {
    try {
      return new Course(
          Integer.parseInt(metadata.getOrDefault(STEP, "")),
          Double.parseDouble(metadata.getOrDefault(BEST, "")),
          Integer.parseInt(metadata.getOrDefault(SINCE_BEST, "")));
    } catch (NumberFormatException e) {
      throw new BadWeightsException("%s does not say its step".formatted(file), e);
    }
  }
}
