package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Trains a ProMSC network end to end: encoder, Gumbel bits, random channel, decoder.
public final class PromscTrainer {
  private final PromscConfig config;
  private final TrainingSettings settings;
  private final TrainingListener listener;

  /// A training to be run once.
  ///
  /// @param config shape of the network
  /// @param settings how it is trained
  /// @param listener hears of every step
  public PromscTrainer(PromscConfig config, TrainingSettings settings, TrainingListener listener) {
    this.config = config;
    this.settings = settings;
    this.listener = listener;
  }

  /// Trains on the processor; one training a process.
  ///
  /// @param train labelled frames to learn from
  /// @param validation labelled frames to judge by
  /// @return the file with the averaged weights, `NAME.safetensors` in the output folder
  /// @throws IOException if the output folder cannot be written
  /// @throws io.semlink.simulator.link.BadWeightsException if the checkpoint to resume from is
  ///   damaged or belongs to other settings
  public Path train(Sensor train, Sensor validation) throws IOException {
    Files.createDirectories(settings.output());
    BatchSource source = new BatchSource(train, config, settings);
    Sensor judges = CachedSensor.first(validation, settings.intervals().validationFrames());
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      TrainingState state = new TrainingState(config, settings, manager);
      Path checkpoint = settings.output().resolve("checkpoint.safetensors");
      boolean resumes = settings.resume() && Files.exists(checkpoint);
      int first = resumes ? Checkpoint.restore(checkpoint, settings, state) : 0;
      try (Prefetch batches = new Prefetch(source::batch, first, settings.steps());
          LossCurve curve = new LossCurve(settings.output().resolve("loss.csv"), first)) {
        for (int step = first; step < settings.steps(); step++) {
          TrainingProgress progress = validated(state.step(step, batches.take()), state, judges);
          curve.add(progress);
          listener.onStep(progress);
          if (isDue(step, settings.intervals().checkpoint())) {
            curve.flush();
            Checkpoint.write(checkpoint, step + 1, settings, state);
            writeWeights(state.average(), step + 1);
          }
        }
      }
      return writeWeights(state.average(), settings.steps());
    }
  }

  private boolean isDue(int step, int interval) {
    return (step + 1) % interval == 0 || step + 1 == settings.steps();
  }

  private TrainingProgress validated(
      TrainingProgress progress, TrainingState state, Sensor judges) {
    return isDue(progress.step(), settings.intervals().validation())
        ? progress.withValidation(state.validate(judges))
        : progress;
  }

  private Path writeWeights(Promsc average, int steps) throws IOException {
    Path file = settings.output().resolve(config.name() + ".safetensors");
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("network", config.name());
    metadata.put("classes", Integer.toString(SegmentationClass.COUNT));
    metadata.put("seed", Long.toString(settings.seed()));
    metadata.put("steps", "%d of %d".formatted(steps, settings.steps()));
    metadata.put("batch", Integer.toString(settings.batch()));
    metadata.put("learning_rate", Double.toString(settings.learningRate()));
    Weights.write(file, new Safetensors(metadata, Weights.tensors("", average.parameters())));
    return file;
  }
}
