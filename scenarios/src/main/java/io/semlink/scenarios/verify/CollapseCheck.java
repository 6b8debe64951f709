package io.semlink.scenarios.verify;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/// V9: quality hangs on the bit error rate after demodulation, not on the modulation that made it
/// (the claim of BitSemCom, arXiv 2510.26225). QPSK, 16- and 64-QAM carry the same payload without
/// a code, each at the Es/N0 where the closed form gives it the same bit error rate; their
/// agreement with the error-free link may differ by no more than its confidence intervals allow.
///
/// A gap that nothing could exceed would prove nothing. So the same statistic is also taken at
/// equal Es/N0, where the curves must lie further apart than their intervals.
record CollapseCheck() implements Check {
  private static final List<Modulation> MODULATIONS =
      List.of(Modulation.QPSK, Modulation.QAM16, Modulation.QAM64);
  private static final List<Double> BIT_ERROR_RATES = List.of(0.02, 0.05, 0.1, 0.2);

  /// The 95 % point of the range of three independent normal values (Tukey's studentised range,
  /// 3.314 standard deviations) over half the width of an interval of one (1.960).
  private static final double RANGE_OF_THREE = 3.314 / 1.960;

  @Override
  public String title() {
    return "quality over bit errors, any modulation";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    Schemes schemes = Schemes.onClassPath();
    StudyPlan plan = plan(schemes, Modulation.QPSK, 0);
    List<CheckResult> results = new ArrayList<>();
    try (AgreementMeter meter = new AgreementMeter(plan, effort.full() ? 256 : 128)) {
      for (double rate : BIT_ERROR_RATES) {
        List<AgreementMeter.Agreement> collapsed =
            MODULATIONS.stream()
                .map(m -> meter.measure(point(schemes, m, esN0Db(m, rate))))
                .toList();
        results.add(collapse(rate, collapsed));
      }
      double esN0Db = esN0Db(Modulation.QAM64, BIT_ERROR_RATES.getLast());
      results.add(
          control(
              MODULATIONS.stream().map(m -> meter.measure(point(schemes, m, esN0Db))).toList()));
    }
    return results;
  }

  private static CheckResult collapse(double rate, List<AgreementMeter.Agreement> agreements) {
    double gap = gap(agreements);
    double interval = interval(agreements);
    return result(
        "agreement at bit error rate %s: largest gap".formatted(rate),
        gap < interval,
        "< " + figure(interval),
        gap);
  }

  private static CheckResult control(List<AgreementMeter.Agreement> agreements) {
    double gap = gap(agreements);
    double interval = interval(agreements);
    return result(
        "agreement at equal Es/N0 instead: largest gap",
        gap > interval,
        "> " + figure(interval),
        gap);
  }

  private static String figure(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  private static CheckResult result(String subject, boolean passed, String expected, double gap) {
    return new CheckResult("V9", subject, passed, expected, figure(gap), null);
  }

  private static double gap(List<AgreementMeter.Agreement> agreements) {
    DoubleSummaryStatistics values =
        agreements.stream().mapToDouble(AgreementMeter.Agreement::value).summaryStatistics();
    return values.getMax() - values.getMin();
  }

  /// What the largest gap between three figures exceeds in 5 % of all cases where nothing differs,
  /// by the widest of their intervals.
  private static double interval(List<AgreementMeter.Agreement> agreements) {
    return RANGE_OF_THREE
        * agreements.stream().mapToDouble(a -> a.interval().halfWidth()).max().orElseThrow();
  }

  private static PointPlan.Frames point(Schemes schemes, Modulation modulation, double esN0Db) {
    return (PointPlan.Frames) plan(schemes, modulation, esN0Db).points().getFirst();
  }

  private static StudyPlan plan(Schemes schemes, Modulation modulation, double esN0Db) {
    return VerificationStudy.plan(
        schemes,
        """
        schemes.semantic { scheme = promsc-tiny, receive = uncoded-soft }
        link { bits-per-pixel = 0.2578125, modulation = %s, channel = awgn, EsN0 = "%s dB" }
        """
            .formatted(modulation.keyword(), esN0Db));
  }

  /// Es/N0 at which uncoded transmission over white noise has a bit error rate, by bisection of the
  /// closed form.
  static double esN0Db(Modulation modulation, double bitErrorRate) {
    double low = -40;
    double high = 40;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      boolean worse = UncodedTheory.awgn(modulation.order(), new EbN0(middle)) > bitErrorRate;
      low = worse ? middle : low;
      high = worse ? high : middle;
    }
    return new EbN0(low).toEsN0(CodeRate.UNCODED, modulation.order()).db();
  }
}
