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
import io.semlink.simulator.sensor.Sensor;
import java.util.List;

/// Judges a network between steps, without a link.
final class Validation {
  /// What 16 kHz carry with QPSK at rate 1/2 and 10 frames a second.
  private static final int PLANES = 32;

  private final Sensor frames;

  /// @param frames labelled frames, all of which are used
  Validation(Sensor frames) {
    this.frames = frames;
  }

  /// Mean IoU, class 0 included; ignored pixels do not count.
  double meanIou(Promsc network, NDManager manager) {
    PromscConfig config = network.config();
    int length = Math.min(PLANES, config.maxPlanes()) * config.bitsPerPlane();
    PayloadKind kind = config.carrier() == Carrier.BITS ? PayloadKind.BITS : PayloadKind.FEATURES;
    Plan plan =
        new Plan(
            List.of(new Condition(new PayloadSize(kind, length), 0)),
            Math.toIntExact(frames.numFrames()),
            0);
    try (PromscFrameEncoder encoder = new PromscFrameEncoder(network, manager.newSubManager());
        PromscFrameDecoder decoder = new PromscFrameDecoder(network, manager.newSubManager())) {
      return SchemeEvaluation.run(encoder, decoder, frames, plan, done -> {})
          .getFirst()
          .all()
          .meanIou();
    }
  }
}
