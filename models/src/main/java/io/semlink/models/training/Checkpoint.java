package io.semlink.models.training;

import io.semlink.models.promsc.Promsc;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// All that a training needs to go on: live and averaged parameters, the moments of Adam, the step,
/// and the settings, which must be the same again. Only the number of steps may change: the
/// schedule is that of the new number from then on.
final class Checkpoint {
  private static final String LIVE = "live.";
  private static final String AVERAGE = "average.";
  private static final String STEP = "next_step";
  private static final String SETTINGS = "settings";

  private Checkpoint() {}

  /// Writes a checkpoint; the file appears whole or not at all.
  ///
  /// @param file where
  /// @param nextStep the first step that is not done
  /// @param settings of the training
  /// @param state of the training
  /// @throws IOException if the file cannot be written
  static void write(Path file, int nextStep, TrainingSettings settings, TrainingState state)
      throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.putAll(Weights.tensors(LIVE, state.live().parameters()));
    tensors.putAll(Weights.tensors(AVERAGE, state.average().parameters()));
    tensors.putAll(state.adam().tensors());
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(STEP, Integer.toString(nextStep));
    metadata.put(SETTINGS, describe(settings, state.live()));
    Weights.write(file, new Safetensors(metadata, tensors));
  }

  /// Sets the state to that of a checkpoint.
  ///
  /// @return the first step that is not done
  /// @throws BadWeightsException if the file is damaged or belongs to other settings
  static int restore(Path file, TrainingSettings settings, TrainingState state) {
    Weights checkpoint = Weights.read(file);
    String found = checkpoint.contents().metadata().get(SETTINGS);
    String expected = describe(settings, state.live());
    if (!expected.equals(found)) {
      throw new BadWeightsException(
          "%s belongs to another training: %s, not %s".formatted(file, found, expected));
    }
    checkpoint.restore(LIVE, state.live().parameters());
    checkpoint.restore(AVERAGE, state.average().parameters());
    state.adam().restore(checkpoint);
    String step = checkpoint.contents().metadata().getOrDefault(STEP, "");
    if (!step.matches("\\d{1,9}")) {
      throw new BadWeightsException("%s does not say its step".formatted(file));
    }
    return Integer.parseInt(step);
  }

  private static String describe(TrainingSettings settings, Promsc network) {
    return "%s seed=%d batch=%d learning_rate=%s warm_up=%d %s"
        .formatted(
            network.config(),
            settings.seed(),
            settings.batch(),
            settings.learningRate(),
            settings.intervals().warmUp(),
            settings.objective());
  }
}
