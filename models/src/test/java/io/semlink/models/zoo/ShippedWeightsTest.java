package io.semlink.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.separate.SeparateSchemes;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the card of the shipped weights promises, on a few held-out frames and with a margin.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippedWeightsTest {
  private static final int FRAMES = 24;
  private static final int PLANE = 48;
  private final Scheme scheme = new ModelZoo().open("promsc-tiny", null);
  private final Sensor streets =
      CachedSensor.first(
          new SyntheticRoad(
              new SyntheticRoad.Settings(
                  scheme.resolution(), 42, Purpose.SCENE_TEST, SyntheticRoad.DayNight.BOTH)),
          FRAMES);
  private final FrameEncoder encoder = scheme.newEncoder(ComputeDevice.CPU);
  private final FrameDecoder decoder = scheme.newDecoder(ComputeDevice.CPU);

  @BeforeAll
  void render() {
    for (int i = 0; i < FRAMES; i++) {
      assertThat(streets.frame(i).label()).isNotNull();
    }
  }

  @AfterAll
  void close() {
    encoder.close();
    decoder.close();
  }

  private double miou(FrameDecoder receiver, int planes) {
    return SchemeEvaluation.run(encoder, receiver, streets, FRAMES, planes * PLANE).all().meanIou();
  }

  /// Frozen values of `semlink evaluate NAME --planes 32 --bit-error-rate 0.05 --frames 24`, lower
  /// than the cards' because no guardrail is among these frames, which counts 0. Other processors
  /// round differently, hence the margin.
  @ParameterizedTest
  @CsvSource({
    "promsc-tiny, 0.4123, 0.4091",
    "promsc-small, 0.4141, 0.4089",
    "promsc-small-rgb, 0.3230, 0.3199",
    "promsc-small-thermal, 0.3463, 0.3460",
    "promsc-medium, 0.4924, 0.4891"
  })
  void weightsAreThoseThatWereJudged(String name, double clean, double impaired) {
    Scheme judged = new ModelZoo().open(name, null);
    Sensor frames =
        new SyntheticRoad(
            new SyntheticRoad.Settings(
                judged.resolution(), 42, Purpose.SCENE_TEST, SyntheticRoad.DayNight.BOTH));
    int bits = 32 * judged.largestPayload(2 * judged.resolution().numPixels()) / 128;
    List<SchemeEvaluation.Result> results;
    try (FrameEncoder sender = judged.newEncoder(ComputeDevice.CPU);
        FrameDecoder receiver = judged.newDecoder(ComputeDevice.CPU)) {
      results =
          SchemeEvaluation.run(
              sender,
              receiver,
              frames,
              new SchemeEvaluation.Plan(
                  List.of(
                      SchemeEvaluation.Condition.bits(bits, 0),
                      SchemeEvaluation.Condition.bits(bits, 0.05)),
                  FRAMES,
                  42),
              done -> {});
    }
    assertThat(results.getFirst().all().meanIou()).isCloseTo(clean, within(0.004));
    assertThat(results.getLast().all().meanIou()).isCloseTo(impaired, within(0.004));
  }

  /// Frozen values of `semlink evaluate NAME --bits-per-pixel 0.25 --frames 24`.
  @ParameterizedTest
  @CsvSource({
    "jpeg2000+mfnet-small, 0.3202",
    "jpeg2000+mfnet-medium, 0.4969",
    "jpeg2000+rtfnet-medium, 0.4086",
    "jpeg2000+feanet-medium, 0.3871"
  })
  void weightsOfSeparateSchemesAreThoseThatWereJudged(String name, double meanIou) {
    Scheme judged = new SeparateSchemes().open(name, null);
    Sensor frames =
        new SyntheticRoad(
            new SyntheticRoad.Settings(
                judged.resolution(), 42, Purpose.SCENE_TEST, SyntheticRoad.DayNight.BOTH));
    int bits = judged.largestPayload(judged.resolution().numPixels() / 4);
    try (FrameEncoder sender = judged.newEncoder(ComputeDevice.CPU);
        FrameDecoder receiver = judged.newDecoder(ComputeDevice.CPU)) {
      assertThat(SchemeEvaluation.run(sender, receiver, frames, FRAMES, bits).all().meanIou())
          .isCloseTo(meanIou, within(0.004));
    }
  }

  @Test
  void moreBitsAreUnderstoodBetter() {
    assertThat(miou(decoder, 33)).isGreaterThan(miou(decoder, 1) + 0.05);
  }

  /// The card says 50.0 on 1000 frames at 32 planes.
  @Test
  @Tag("slow")
  void fourHundredHeldOutStreetsAreUnderstood() {
    Sensor test =
        new SyntheticRoad(
            new SyntheticRoad.Settings(
                scheme.resolution(), 42, Purpose.SCENE_TEST, SyntheticRoad.DayNight.BOTH));
    double meanIou = SchemeEvaluation.run(encoder, decoder, test, 400, 33 * PLANE).all().meanIou();
    assertThat(meanIou).isGreaterThan(0.48);
  }

  @Test
  void fewBitErrorsCostLittle() {
    assertThat(miou(new Flipping(0.05), 33)).isGreaterThan(0.9 * miou(decoder, 33));
    assertThat(miou(new Flipping(0.5), 33)).isLessThan(0.2);
  }

  @Test
  void nothingReceivedIsMostlyBackground() {
    byte[] classes =
        decoder
            .decode(List.of(new ReceivedPayload(new float[33 * PLANE])))
            .getFirst()
            .segmentation()
            .classes();
    int background = 0;
    for (byte c : classes) {
      background += c == 0 ? 1 : 0;
    }
    assertThat((double) background / classes.length).isGreaterThan(0.8);
  }

  /// The decoder behind a binary symmetric channel.
  private final class Flipping implements FrameDecoder {
    private final double errorRate;
    private long numFrames;

    Flipping(double errorRate) {
      this.errorRate = errorRate;
    }

    @Override
    public List<Understanding> decode(List<ReceivedPayload> payloads) {
      return decoder.decode(payloads.stream().map(this::flip).toList());
    }

    private ReceivedPayload flip(ReceivedPayload payload) {
      UniformRandomProvider random = StreamKey.of(1, Purpose.BIT_ERRORS, numFrames++).generator();
      float[] softBits = payload.softBits().clone();
      for (int i = 0; i < softBits.length; i++) {
        softBits[i] *= random.nextDouble() < errorRate ? -1 : 1;
      }
      return new ReceivedPayload(softBits);
    }

    @Override
    public void close() {}
  }
}
