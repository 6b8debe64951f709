package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.nn.NamedNetwork;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.Checkpoint.Course;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Trains a network.
///
/// @param <N> the network
public final class Trainer<N extends NamedNetwork> {
  private final Curriculum<N> curriculum;
  private final TrainingSettings settings;
  private final ComputeDevice device;
  private final TrainingListener listener;

  private Trainer(
      Curriculum<N> curriculum,
      TrainingSettings settings,
      ComputeDevice device,
      TrainingListener listener) {
    this.curriculum = curriculum;
    this.settings = settings;
    this.device = device;
    this.listener = listener;
  }

  /// A training of a ProMSC network in one of its two stages, to be run once.
  ///
  /// @param config shape of the network
  /// @param settings how it is trained
  /// @param device where; weights of different devices differ in their last digits
  /// @param listener hears of every step
  public static Trainer<Promsc> of(
      PromscConfig config,
      TrainingSettings settings,
      ComputeDevice device,
      TrainingListener listener) {
    return new Trainer<>(new PromscCurriculum(config, settings), settings, device, listener);
  }

  /// A training of a segmentation network, to be run once. It has one stage and no link.
  ///
  /// @param config shape of the network
  /// @param settings how it is trained; what they say of a link means nothing
  /// @param device where; weights of different devices differ in their last digits
  /// @param listener hears of every step
  /// @throws IllegalArgumentException if the settings ask for stage 1
  public static Trainer<FusionNet> of(
      FusionNetConfig config,
      TrainingSettings settings,
      ComputeDevice device,
      TrainingListener listener) {
    return new Trainer<>(new FusionNetCurriculum(config, settings), settings, device, listener);
  }

  /// Trains; one training a process.
  ///
  /// @param frames frames to learn from, labelled in the second stage
  /// @param validation labelled frames to judge by
  /// @return the file with the averaged weights, `NAME.safetensors` in the output folder
  /// @throws IOException if the output folder cannot be written
  /// @throws io.semlink.simulator.link.BadWeightsException if the checkpoint to resume from is
  ///   damaged or belongs to another training, or weights to start from do not fit at all
  public Path train(TrainingFrames frames, Sensor validation) throws IOException {
    Path output = settings.files().output();
    Files.createDirectories(output);
    BatchSource source = new BatchSource(frames, curriculum, settings);
    String identity = identity(frames);
    Sensor judged = CachedSensor.first(validation, settings.intervals().validationFrames());
    try (NDManager manager = TorchEngine.newManager(device)) {
      TrainingState<N> state = new TrainingState<>(curriculum, settings, manager);
      Path checkpoint = output.resolve("checkpoint.safetensors");
      boolean resumes = settings.files().resume() && Files.exists(checkpoint);
      Course course = resumes ? Checkpoint.restore(checkpoint, identity, state) : Course.START;
      if (course.nextStep() > settings.steps()) {
        throw new BadWeightsException(
            "%s is after %s steps, more than the %s that are asked for"
                .formatted(checkpoint, course.nextStep(), settings.steps()));
      }
      int first = course.nextStep();
      try (Prefetch batches = new Prefetch(source::batch, first, settings.steps());
          LossCurve curve = new LossCurve(output.resolve("loss.csv"), first)) {
        while (!isOver(course)) {
          int step = course.nextStep();
          TrainingProgress progress = state.step(step, batches.take());
          course = course.next();
          if (validates(step)) {
            double miou = curriculum.meanIou(state.average(), judged, manager);
            progress = progress.withValidation(miou);
            course = course.judged(miou);
            keepIfBest(state, course, identity);
          }
          curve.add(progress);
          listener.onStep(progress);
          if (isDue(step, settings.intervals().checkpoint())) {
            curve.flush();
            Checkpoint.write(checkpoint, course, identity, state);
          }
        }
      }
      return finish(state, course, identity);
    }
  }

  /// What must be the same for a checkpoint to fit.
  private String identity(TrainingFrames frames) {
    String initial =
        settings.files().initial().stream()
            .map(file -> Weights.hash(file).substring(0, 12))
            .collect(Collectors.joining(", "));
    return "%s %s from=[%s] frames=[%s]"
        .formatted(curriculum.shape(), settings.identity(), initial, frames.identity());
  }

  private boolean isOver(Course course) {
    int patience = settings.intervals().patience();
    return course.nextStep() >= settings.steps()
        || (patience > 0 && course.sinceBest() >= patience);
  }

  private boolean validates(int step) {
    return settings.stage() == TrainingSettings.Stage.END_TO_END
        && isDue(step, settings.intervals().validation());
  }

  private boolean isDue(int step, int interval) {
    return (step + 1) % interval == 0 || step + 1 == settings.steps();
  }

  /// With early stopping the best weights so far lie beside the checkpoint until the end.
  private void keepIfBest(TrainingState<N> state, Course course, String identity)
      throws IOException {
    if (stopsEarly() && course.sinceBest() == 0) {
      writeWeights(best(), state.average(), course, identity);
    }
  }

  /// The result appears when the training is finished and not before.
  private Path finish(TrainingState<N> state, Course course, String identity) throws IOException {
    Path file = settings.files().output().resolve(curriculum.name() + ".safetensors");
    if (!stopsEarly()) {
      writeWeights(file, state.average(), course, identity);
    } else if (Files.exists(best())) {
      Files.move(best(), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private boolean stopsEarly() {
    return settings.intervals().patience() > 0;
  }

  private Path best() {
    return settings.files().output().resolve("best.safetensors");
  }

  private void writeWeights(Path file, N average, Course course, String identity)
      throws IOException {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("network", curriculum.name());
    metadata.put("classes", Integer.toString(SegmentationClass.COUNT));
    metadata.put("steps", "%s of %s".formatted(course.nextStep(), settings.steps()));
    metadata.put("training", identity);
    Weights.write(file, new Safetensors(metadata, Weights.tensors("", average.parameters())));
  }
}
