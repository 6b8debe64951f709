package io.semlink.scenarios.verify;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.plan.Schemes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// V7: without a channel code the semantic scheme fades. From -10 to 20 dB in steps of 1 dB, no
/// step of its mIoU is larger than a quarter of the range that the mIoU has there. Every Es/N0 has
/// the same frames and the same noise but for its power.
///
/// A step that nothing could exceed would prove nothing. So the same scheme behind a channel code,
/// which has a cliff, must exceed it.
record GracefulCheck() implements Check {
  static final double MAX_STEP = 0.25;

  @Override
  public String title() {
    return "slope of the semantic scheme";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    Schemes schemes = Schemes.onClassPath();
    int numFrames = effort.full() ? 200 : 50;
    return judge(
        quality(schemes, "uncoded-soft", numFrames), quality(schemes, "coded-hard", numFrames));
  }

  /// Holds both curves against the rule.
  ///
  /// @param uncoded mIoU at each Es/N0 without a code, not modified
  /// @param coded the same with a code, not modified
  static List<CheckResult> judge(double[] uncoded, double[] coded) {
    double slope = steepestStep(uncoded);
    double cliff = steepestStep(coded);
    return List.of(
        new CheckResult(
            "V7",
            "promsc-tiny uncoded: steepest dB of its range",
            slope <= MAX_STEP,
            "<= " + percent(MAX_STEP),
            percent(slope),
            null),
        new CheckResult(
            "V7",
            "promsc-tiny coded instead: steepest dB of its range",
            cliff > MAX_STEP,
            "> " + percent(MAX_STEP),
            percent(cliff),
            null));
  }

  /// The largest change from one value to the next, either way, over the range of all values; NaN
  /// where they are all equal.
  ///
  /// @param values at least two, not modified
  static double steepestStep(double[] values) {
    double steepest = 0;
    for (int i = 1; i < values.length; i++) {
      steepest = Math.max(steepest, Math.abs(values[i] - values[i - 1]));
    }
    double range =
        Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
    return steepest / range;
  }

  private static double[] quality(Schemes schemes, String receive, int numFrames) {
    StudyPlan plan = VerificationStudy.plan(schemes, scenario(receive));
    try (AgreementMeter meter = new AgreementMeter(plan, numFrames)) {
      return plan.points().stream()
          .mapToDouble(point -> meter.meanIou((PointPlan.Frames) point))
          .toArray();
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String scenario(String receive) {
    return """
    schemes.semantic { scheme = promsc-tiny, receive = %s }
    link { bandwidth = "16 kHz", code { family = nr-ldpc, code-rate = "1/2" }, modulation = qpsk }
    link { channel = awgn, EsN0 = "-10:1:20 dB" }
    """
        .formatted(receive);
  }
}
