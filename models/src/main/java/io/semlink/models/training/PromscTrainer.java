package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.semlink.models.nn.GumbelBits;
import io.semlink.models.nn.Scaling;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.PromscFrameDecoder;
import io.semlink.models.promsc.PromscFrameEncoder;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/// Trains a ProMSC network end to end: encoder, Gumbel bits, random channel, decoder.
public final class PromscTrainer {
  /// Planes that a validation sends: what 16 kHz carry with QPSK at rate 1/2 and 10 frames a
  /// second.
  private static final int VALIDATION_PLANES = 33;

  private final PromscConfig config;
  private final TrainingSettings settings;
  private final TrainingListener listener;
  private final int[] gridShape;

  /// A training to be run once.
  ///
  /// @param config shape of the network
  /// @param settings how it is trained
  /// @param listener hears of every step
  public PromscTrainer(PromscConfig config, TrainingSettings settings, TrainingListener listener) {
    this.config = config;
    this.settings = settings;
    this.listener = listener;
    gridShape = new int[] {config.maxPlanes(), config.gridHeight(), config.gridWidth()};
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
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      Promsc live = new Promsc(config, settings.seed(), manager);
      Promsc average = new Promsc(config, settings.seed(), manager);
      average.freeze();
      Checkpoint.State state =
          new Checkpoint.State(live, average, new Adam(live.parameters(), manager));
      Path file = settings.output().resolve("checkpoint.safetensors");
      int first =
          settings.resume() && Files.exists(file) ? Checkpoint.restore(file, settings, state) : 0;
      try (Prefetch batches = new Prefetch(source::batch, first, settings.steps());
          LossCurve curve = new LossCurve(settings.output().resolve("loss.csv"), first)) {
        for (int step = first; step < settings.steps(); step++) {
          TrainingProgress progress =
              validated(step(step, batches.take(), state, manager), state, validation, manager);
          curve.add(progress);
          listener.onStep(progress);
          if (isDue(step, settings.intervals().checkpoint())) {
            curve.flush();
            Checkpoint.write(file, step + 1, settings, state);
            writeWeights(average, step + 1);
          }
        }
      }
      return writeWeights(average, settings.steps());
    }
  }

  private boolean isDue(int step, int interval) {
    return (step + 1) % interval == 0 || step + 1 == settings.steps();
  }

  private TrainingProgress step(
      int step, TrainingBatch batch, Checkpoint.State state, NDManager manager) {
    double rate = settings.learningRateAt(step);
    try (NDManager scratch = manager.newSubManager()) {
      SegmentationLoss.Parts loss;
      try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
        loss = forward(state.live(), batch, scratch);
        collector.backward(loss.total());
      }
      double norm =
          state.adam().update(step, rate, settings.objective().maxGradientNorm(), scratch);
      new MovingAverage(
              state.live().parameters().values(),
              state.average().parameters().values(),
              settings.objective().averageDecay())
          .update(step, scratch);
      return new TrainingProgress(
          step,
          settings.steps(),
          loss.total().getFloat(),
          loss.dice().getFloat(),
          loss.crossEntropy().getFloat(),
          rate,
          norm,
          OptionalDouble.empty());
    }
  }

  private SegmentationLoss.Parts forward(Promsc network, TrainingBatch batch, NDManager scratch) {
    long n = batch.size();
    long h = config.resolution().height();
    long w = config.resolution().width();
    Shape grid = new Shape(n, gridShape[0], gridShape[1], gridShape[2]);
    NDArray difference =
        network.encode(
            scratch.create(batch.rgb(), new Shape(n, 3, h, w)),
            scratch.create(batch.thermal(), new Shape(n, 1, h, w)),
            true);
    NDArray bits =
        GumbelBits.sample(
            difference, scratch.create(batch.logistic(), grid), settings.objective().temperature());
    NDArray u = Scaling.times(bits, 2).sub(1f).mul(scratch.create(batch.factors(), grid));
    return SegmentationLoss.of(network.decode(u, true), batch, settings.objective().diceShare());
  }

  private TrainingProgress validated(
      TrainingProgress p, Checkpoint.State state, Sensor validation, NDManager manager) {
    if (!isDue(p.step(), settings.intervals().validation())) {
      return p;
    }
    Promsc average = state.average();
    int planes = Math.min(VALIDATION_PLANES, config.maxPlanes());
    try (PromscFrameEncoder encoder = new PromscFrameEncoder(average, manager.newSubManager());
        PromscFrameDecoder decoder = new PromscFrameDecoder(average, manager.newSubManager())) {
      int frames = (int) Math.min(settings.intervals().validationFrames(), validation.numFrames());
      double miou =
          SchemeEvaluation.run(encoder, decoder, validation, frames, planes * config.bitsPerPlane())
              .all()
              .meanIou();
      return new TrainingProgress(
          p.step(),
          p.steps(),
          p.loss(),
          p.dice(),
          p.crossEntropy(),
          p.learningRate(),
          p.gradientNorm(),
          OptionalDouble.of(miou));
    }
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
