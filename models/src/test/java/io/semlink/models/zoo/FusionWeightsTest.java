package io.semlink.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.OneSensorScheme;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import org.junit.jupiter.api.Test;

/// What the cards of promsc-small and its one-sensor variants promise, on held-out frames and with
/// a margin.
final class FusionWeightsTest {
  private static final int FRAMES = 80;
  private static final int PLANE = 48;
  private static final Sensor STREETS =
      CachedSensor.first(
          new SyntheticRoad(
              new SyntheticRoad.Settings(
                  new Resolution(96, 128), 42, Purpose.SCENE_TEST, SyntheticRoad.DayNight.BOTH)),
          FRAMES);

  private static Scheme open(String name) {
    return new ModelZoo().open(name, null);
  }

  private static double[] miou(Scheme scheme, int... planes) {
    double[] miou = new double[planes.length];
    try (FrameEncoder encoder = scheme.newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme.newDecoder(ComputeDevice.CPU)) {
      for (int i = 0; i < planes.length; i++) {
        miou[i] =
            SchemeEvaluation.run(encoder, decoder, STREETS, FRAMES, planes[i] * PLANE)
                .all()
                .meanIou();
      }
    }
    return miou;
  }

  /// The card says 7.9 and 9.0 points on 1000 frames.
  @Test
  void fusionBeatsEachSensor() {
    double both = miou(open("promsc-small"), 32)[0];
    assertThat(both).isGreaterThan(miou(open("promsc-small-thermal"), 32)[0] + 0.04);
    assertThat(both).isGreaterThan(miou(open("promsc-small-rgb"), 32)[0] + 0.05);
  }

  /// The card's means rise from 39.8 at 2 planes to 49.1 at 128.
  @Test
  void moreBitsDoNoHarm() {
    double[] miou = miou(open("promsc-small"), 2, 8, 18, 32, 128);
    for (int i = 1; i < miou.length; i++) {
      assertThat(miou[i]).isGreaterThan(miou[i - 1] - 0.01);
    }
    assertThat(miou[4]).isGreaterThan(miou[0] + 0.04);
  }

  /// All-background scores 0.10.
  @Test
  void lostSensorDegradesAndDoesNotBreak() {
    Scheme scheme = open("promsc-small");
    double both = miou(scheme, 32)[0];
    for (Modality left : new Modality[] {Modality.RGB, Modality.THERMAL}) {
      assertThat(miou(new OneSensorScheme(scheme, left), 32)[0])
          .as(left.keyword())
          .isBetween(0.15, both - 0.02);
    }
  }
}
