package io.semlink.scenarios.verify;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// V8: at very high Es/N0 the semantic scheme understands exactly what it would without a link.
record SaturationCheck() implements Check {
  private static final int NUM_FRAMES = 8;
  private static final String SCENARIO =
      """
      schemes.semantic { scheme = promsc-tiny, receive = [coded-hard, coded-soft, uncoded-soft] }
      link { bandwidth = "16 kHz", code { family = nr-ldpc, code-rate = "1/2" }, modulation = qpsk }
      link { channel = awgn, EsN0 = "60 dB" }
      """;

  @Override
  public String title() {
    return "semantic scheme at 60 dB";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    StudyPlan plan = VerificationStudy.plan(Schemes.onClassPath(), SCENARIO);
    return plan.points().stream().map(point -> check(plan, (PointPlan.Frames) point)).toList();
  }

  private CheckResult check(StudyPlan plan, PointPlan.Frames point) {
    long equal =
        LongStream.range(0, NUM_FRAMES).filter(index -> understood(plan, point, index)).count();
    return new CheckResult(
        "V8",
        "%s, %s: maps equal to the error-free ones"
            .formatted(title(), point.parameters().receiveMode()),
        equal == NUM_FRAMES,
        NUM_FRAMES + " of " + NUM_FRAMES,
        equal + " of " + NUM_FRAMES,
        null);
  }

  private static boolean understood(StudyPlan plan, PointPlan.Frames point, long index) {
    SensorFrame frame = Objects.requireNonNull(plan.sensor()).frame(index);
    try (FrameEncoder encoder = point.scheme().newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = point.scheme().newDecoder(ComputeDevice.CPU)) {
      Payload payload = encoder.encode(List.of(frame), point.budget().payloadSize()).getFirst();
      ReceivedPayload received =
          point.link().apply(payload, StreamKey.of(7, Purpose.CHANNEL_NOISE, index)).payload();
      return Arrays.equals(
          map(decoder, received), map(decoder, ReceivedPayload.errorFree(payload)));
    }
  }

  private static byte[] map(FrameDecoder decoder, ReceivedPayload payload) {
    return decoder.decode(List.of(payload)).getFirst().segmentation().classes();
  }
}
