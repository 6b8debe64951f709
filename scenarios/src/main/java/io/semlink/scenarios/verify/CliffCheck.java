package io.semlink.scenarios.verify;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.Reception;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// V6: separate source and channel coding falls off a cliff. On AWGN, with payloads of at least 500
/// bits, the share of frames with every block accepted goes from below 5 % to above 95 % within 1.5
/// dB, and is 0 and 1 outside.
///
/// A cliff at the wrong place would be one too. So the threshold must lie above the Es/N0 at which
/// Shannon's capacity log2(1 + Es/N0) is what the code carries, by less than 3 dB.
///
/// @param modulation word of the scenario language
/// @param codeRate code rate, as "1/2"
/// @param esN0 range of Es/N0 that holds the cliff, in the scenario language
record CliffCheck(String modulation, String codeRate, String esN0) implements Check {
  static final double MAX_WIDTH_DB = 1.5;
  private static final double MAX_GAP_DB = 3;
  private static final double FLAT_FROM_DB = 1;
  private static final int MIN_PAYLOAD = 500;
  private static final int NUM_PAYLOADS = 4;
  private static final long SEED = 7;

  /// A low and a higher MCS.
  static List<CliffCheck> all() {
    return List.of(
        new CliffCheck("qpsk", "1/2", "-2:0.25:4 dB"),
        new CliffCheck("16qam", "2/3", "5:0.25:12 dB"));
  }

  @Override
  public String title() {
    return "separate coding, %s %s".formatted(modulation, codeRate);
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    StudyPlan plan = VerificationStudy.plan(Schemes.onClassPath(), scenario());
    List<Payload> payloads = payloads(plan);
    int numFrames = effort.full() ? 1024 : 256;
    PointPlan.Frames first = (PointPlan.Frames) plan.points().getFirst();
    double capacityDb = capacityDb(first.budget().netBitsPerChannelUse());
    return judge(
        new AcceptanceCurve(
            plan.points().stream()
                .map(point -> point((PointPlan.Frames) point, payloads, numFrames))
                .toList()),
        capacityDb);
  }

  /// Holds a curve against the rules: width and place of the cliff, and how many frames further off
  /// it than 1 dB are accepted below or lost above.
  ///
  /// @param capacityDb Es/N0 in dB that no code can do without
  List<CheckResult> judge(AcceptanceCurve curve, double capacityDb) {
    double width = curve.widthDb();
    double threshold = curve.thresholdDb();
    ErrorCounts below = curve.acceptedBelow(FLAT_FROM_DB);
    ErrorCounts above = curve.rejectedAbove(FLAT_FROM_DB);
    boolean seen = below.trials() > 0 && above.trials() > 0;
    return List.of(
        result(
            "5 to 95 % accepted",
            width <= MAX_WIDTH_DB, db("<= %.2f dB", MAX_WIDTH_DB), db("%.2f dB", width)),
        result(
            "half accepted",
            threshold > capacityDb && threshold < capacityDb + MAX_GAP_DB,
            String.format(Locale.ROOT, "> %.2f, < %.2f dB", capacityDb, capacityDb + MAX_GAP_DB),
            db("%.2f dB", threshold)),
        result(
            "exceptions 1 dB off",
            seen && below.errors() == 0 && above.errors() == 0,
            "0 of " + (below.trials() + above.trials()),
            String.valueOf(below.errors() + above.errors())));
  }

  private CheckResult result(String what, boolean passed, String expected, String measured) {
    return new CheckResult("V6", title() + ": " + what, passed, expected, measured, null);
  }

  private static String db(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /// Es/N0 in dB at which the capacity of AWGN is so many bits a channel use.
  static double capacityDb(double bitsPerChannelUse) {
    return 10 * StrictMath.log10(StrictMath.pow(2, bitsPerChannelUse) - 1);
  }

  private static List<Payload> payloads(StudyPlan plan) {
    PointPlan.Frames point = (PointPlan.Frames) plan.points().getFirst();
    int payloadBits = point.budget().payloadBits();
    if (payloadBits < MIN_PAYLOAD) {
      throw new IllegalStateException("a payload of " + payloadBits + " bits has no steep cliff");
    }
    Sensor sensor = Objects.requireNonNull(plan.sensor());
    List<SensorFrame> frames = LongStream.range(0, NUM_PAYLOADS).mapToObj(sensor::frame).toList();
    try (FrameEncoder encoder = point.scheme().newEncoder(ComputeDevice.CPU)) {
      return encoder.encode(frames, payloadBits);
    }
  }

  private static AcceptanceCurve.Point point(
      PointPlan.Frames point, List<Payload> payloads, int numFrames) {
    long rejected =
        IntStream.range(0, numFrames)
            .mapToObj(i ->
                point
                    .link()
                    .apply(
                        payloads.get(i % payloads.size()),
                        StreamKey.of(SEED, Purpose.CHANNEL_NOISE, i)))
            .map(Reception::codeBlocks)
            .filter(blocks -> blocks.errors() > 0)
            .count();
    point.release();
    return new AcceptanceCurve.Point(
        Objects.requireNonNull(point.budget().esN0Db()), new ErrorCounts(rejected, numFrames));
  }

  private String scenario() {
    return """
    schemes.separate { scheme = "jpeg2000+mfnet-small", receive = coded-hard }
    link { bandwidth = "16 kHz", code { family = nr-ldpc, code-rate = "%s" }, modulation = %s }
    link { channel = awgn, EsN0 = "%s" }
    """
        .formatted(codeRate, modulation, esN0);
  }
}
