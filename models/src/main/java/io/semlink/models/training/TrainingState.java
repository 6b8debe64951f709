package io.semlink.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.nn.GumbelBits;
import io.semlink.models.nn.Scaling;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.PromscFrameDecoder;
import io.semlink.models.promsc.PromscFrameEncoder;
import io.semlink.simulator.sensor.Sensor;
import java.util.OptionalDouble;

/// What a training works on: the network that learns, the average of its parameters over time, and
/// the optimiser.
final class TrainingState {
  /// Planes that a validation sends: what 16 kHz carry with QPSK at rate 1/2 and 10 frames a
  /// second.
  private static final int VALIDATION_PLANES = 33;

  private final TrainingSettings settings;
  private final NDManager manager;
  private final Promsc live;
  private final Promsc average;
  private final Adam adam;
  private final MovingAverage movingAverage;

  /// The state before the first step.
  ///
  /// @param config shape of the network
  /// @param settings of the training
  /// @param manager owner of all parameters
  TrainingState(PromscConfig config, TrainingSettings settings, NDManager manager) {
    this.settings = settings;
    this.manager = manager;
    live = new Promsc(config, settings.seed(), manager);
    average = new Promsc(config, settings.seed(), manager);
    average.freeze();
    adam = new Adam(live.parameters(), manager);
    movingAverage =
        new MovingAverage(
            live.parameters().values(),
            average.parameters().values(),
            settings.objective().averageDecay());
  }

  Promsc live() {
    return live;
  }

  Promsc average() {
    return average;
  }

  Adam adam() {
    return adam;
  }

  /// One step of the optimiser.
  ///
  /// @param step index of the step, from 0
  /// @param batch the batch of that step
  TrainingProgress step(int step, TrainingBatch batch) {
    double rate = settings.learningRateAt(step);
    try (NDManager scratch = manager.newSubManager()) {
      SegmentationLoss.Parts loss;
      try (GradientCollector collector = TorchEngine.start().newGradientCollector()) {
        loss = forward(batch, scratch);
        collector.backward(loss.total());
      }
      double norm = adam.update(step, rate, settings.objective().maxGradientNorm(), scratch);
      movingAverage.update(step, scratch);
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

  private SegmentationLoss.Parts forward(TrainingBatch batch, NDManager scratch) {
    PromscConfig config = live.config();
    long n = batch.size();
    long h = config.resolution().height();
    long w = config.resolution().width();
    Shape grid = new Shape(n, config.maxPlanes(), config.gridHeight(), config.gridWidth());
    NDArray difference =
        live.encode(
            scratch.create(batch.rgb(), new Shape(n, 3, h, w)),
            scratch.create(batch.thermal(), new Shape(n, 1, h, w)),
            true);
    NDArray bits =
        GumbelBits.sample(
            difference, scratch.create(batch.logistic(), grid), settings.objective().temperature());
    NDArray u = Scaling.times(bits, 2).sub(1f).mul(scratch.create(batch.factors(), grid));
    return SegmentationLoss.of(live.decode(u, true), batch, settings.objective().diceShare());
  }

  /// Mean IoU of the averaged network, class 0 included, over an error-free link.
  ///
  /// @param frames labelled frames, all of which are used
  double validate(Sensor frames) {
    PromscConfig config = average.config();
    int bits = Math.min(VALIDATION_PLANES, config.maxPlanes()) * config.bitsPerPlane();
    int numFrames = Math.toIntExact(frames.numFrames());
    try (PromscFrameEncoder encoder = new PromscFrameEncoder(average, manager.newSubManager());
        PromscFrameDecoder decoder = new PromscFrameDecoder(average, manager.newSubManager())) {
      return SchemeEvaluation.run(encoder, decoder, frames, numFrames, bits).all().meanIou();
    }
  }
}
