package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.evaluation.SchemeEvaluation.Condition;
import io.semlink.models.evaluation.SchemeEvaluation.Plan;
import io.semlink.models.promsc.Carrier;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.PromscFrameDecoder;
import io.semlink.models.promsc.PromscFrameEncoder;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.units.Resolution;
import java.util.List;

/// One of the two stages of ProMSC's training.
///
/// @param config shape of the network
/// @param settings of the training
record PromscCurriculum(PromscConfig config, TrainingSettings settings)
    implements Curriculum<Promsc> {
  /// Planes at which it is judged: what 16 kHz carry with QPSK at rate 1/2 and 10 frames a second.
  private static final int PLANES = 32;

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public String shape() {
    return config.toString();
  }

  @Override
  public Resolution resolution() {
    return config.resolution();
  }

  @Override
  public Modality modality() {
    return config.modality();
  }

  @Override
  public Resolution tokenGrid() {
    return new Resolution(config.gridHeight(), config.gridWidth());
  }

  @Override
  public AirDraw air() {
    return new AirDraw.OfPromsc(config, settings.channel());
  }

  @Override
  public Promsc network(NDManager manager) {
    return new Promsc(config, settings.seed(), manager);
  }

  @Override
  public Lesson lesson(Promsc live, NDManager manager) {
    return switch (settings.stage()) {
      case PROMPT -> new PromptLesson(live, settings.seed(), manager);
      case END_TO_END -> new EndToEndLesson(live, settings);
    };
  }

  @Override
  public double meanIou(Promsc network, Sensor frames, NDManager manager) {
    int length = Math.min(PLANES, config.maxPlanes()) * config.bitsPerPlane();
    PayloadKind kind = config.carrier() == Carrier.BITS ? PayloadKind.BITS : PayloadKind.FEATURES;
    Condition errorFree = new Condition(new PayloadSize(kind, length), 0);
    Plan plan = new Plan(List.of(errorFree), Math.toIntExact(frames.numFrames()), 0);
    try (PromscFrameEncoder encoder = new PromscFrameEncoder(network, manager.newSubManager());
        PromscFrameDecoder decoder = new PromscFrameDecoder(network, manager.newSubManager())) {
      return SchemeEvaluation.run(encoder, decoder, frames, plan, done -> {})
          .getFirst()
          .all()
          .meanIou();
    }
  }
}
