package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.reports.SyntheticMcs;
import io.semlink.reports.SyntheticRun;
import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.reports.stat.Adaptation.Step;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptationsTest {
  // As many as it takes for classes that are in none of them to be left out of account.
  private static final int FRAMES = 300;

  @TempDir private Path folder;

  @Test
  void eachRuleTakesTheFramesItShould() throws IOException {
    Adaptation adaptation = only(run(SyntheticMcs.points(7, FRAMES, AdaptationsTest::swing, true)));
    assertThat(adaptation.label()).isNotEmpty();
    assertThat(adaptation.mcs())
        .extracting(Adaptation.FixedMcs::name)
        .isEqualTo(SyntheticMcs.NAMES);
    assertThat(adaptation.channelUses()).isEqualTo(1000);
    assertThat(adaptation.channelUsesPerPixel()).isEqualTo(10);
    Step step = adaptation.steps().getFirst();
    assertThat(step.frames()).isEqualTo(FRAMES);
    List<Double> thresholds =
        adaptation.mcs().stream().map(Adaptation.FixedMcs::thresholdDb).toList();
    assertThat(thresholds).isSorted();

    double oracle = mean(n -> IntStream.range(0, 3).map(m -> right(m, n)).max().orElseThrow());
    double prompt = mean(n -> right(chosen(thresholds, swing(n)), n));
    double realistic = mean(n -> right(n == 0 ? 0 : chosen(thresholds, swing(n - 1)), n));
    assertThat(oracle).isGreaterThan(prompt + 1);
    assertThat(prompt).isGreaterThan(realistic + 1);
    assertThat(value(step.oracle())).isCloseTo(SyntheticMcs.miou(oracle), within(1e-12));
    assertThat(value(step.prompt())).isCloseTo(SyntheticMcs.miou(prompt), within(1e-12));
    assertThat(value(step.realistic())).isCloseTo(SyntheticMcs.miou(realistic), within(1e-12));
    assertThat(value(step.loss())).isCloseTo(SyntheticMcs.miou(oracle - realistic), within(1e-12));
    Interval loss =
        Objects.requireNonNull(Objects.requireNonNull(step.loss()).interval(), "interval");
    assertThat(loss.contains(value(step.loss()))).isTrue();
    assertThat(loss.low()).isPositive();
    assertThat(adaptation.sentence()).contains("loses at most", "to the oracle");
  }

  @Test
  void theEnvelopeIsTheBestFixedMcsAtEachEsN0() throws IOException {
    Adaptation adaptation =
        only(
            run(
                IntStream.of(-2, 3, 8, 18)
                    .boxed()
                    .flatMap(db -> SyntheticMcs.points(db, 20, _ -> db, true).stream())
                    .toList()));
    assertThat(adaptation.steps())
        .extracting(Step::bestMcs)
        .endsWith("QPSK 1/2", "16-QAM 1/2", "64-QAM 1/2");
    assertThat(adaptation.steps().stream().map(adaptation::value))
        .containsExactly(
            0.0,
            SyntheticMcs.miou(SyntheticMcs.RIGHT.get(0)),
            SyntheticMcs.miou(SyntheticMcs.RIGHT.get(1)),
            SyntheticMcs.miou(SyntheticMcs.RIGHT.get(2)));
    // Without fading the frame before says all; only the first frame goes out too robust.
    Step last = adaptation.steps().getLast();
    assertThat(value(last.prompt())).isEqualTo(value(last.oracle()));
    assertThat(value(last.realistic()))
        .isCloseTo(SyntheticMcs.miou((40 + 19 * 80) / 20.0), within(1e-12));
  }

  @Test
  void withoutAMeasurementOnlyTheOracleIsKnown() throws IOException {
    Step step =
        only(run(SyntheticMcs.points(7, 50, AdaptationsTest::swing, false))).steps().getFirst();
    assertThat(step.oracle()).isNotNull();
    assertThat(step.prompt()).isNull();
    assertThat(step.realistic()).isNull();
    assertThat(step.loss()).isNull();
  }

  @Test
  void gainsThatDifferBetweenMcsAllowNoChoice() throws IOException {
    List<SyntheticMcs.Point> one = SyntheticMcs.points(7, 50, AdaptationsTest::swing, true);
    List<SyntheticMcs.Point> other = SyntheticMcs.points(7, 50, n -> swing(n) + 0.5, true);
    Adaptation adaptation = only(run(List.of(one.get(0), other.get(1), one.get(2))));
    Step step = adaptation.steps().getFirst();
    assertThat(step.oracle()).isNull();
    assertThat(step.realistic()).isNull();
    assertThat(adaptation.sentence()).contains("hold no Es/N0 that all MCS share");
  }

  /// A lost frame's record shows the last intact frame of its own MCS, not of the one chosen.
  @Test
  void aReceiverThatRemembersAllowsNoChoice() throws IOException {
    List<SyntheticMcs.Point> points = SyntheticMcs.points(7, 50, AdaptationsTest::swing, true);
    Adaptation adaptation =
        only(run(points.stream().map(p -> SyntheticMcs.concealing(p, "last-frame")).toList()));
    Step step = adaptation.steps().getFirst();
    assertThat(step.oracle()).isNull();
    assertThat(step.prompt()).isNull();
    assertThat(step.realistic()).isNull();
    assertThat(step.loss()).isNull();
    assertThat(adaptation.value(step)).isPositive();
    assertThat(adaptation.sentence()).contains("by the last intact frame of the same MCS");
    assertThat(
            only(run(points.stream().map(p -> SyntheticMcs.concealing(p, "grey")).toList()))
                .steps()
                .getFirst()
                .realistic())
        .isNotNull();
  }

  @Test
  void theLossIsTheLargestThatIsClear() {
    assertThat(withLosses(loss(0.05, -0.01, 0.1), loss(0.03, 0.01, 0.05)).sentence())
        .contains("loses at most 3.0 [1.0, 5.0] points to the oracle, at 8 dB");
    assertThat(withLosses(loss(0.05, -0.01, 0.1), loss(0.03, -0.01, 0.05)).sentence())
        .contains("does not differ from the oracle");
  }

  private static Estimate loss(double value, double low, double high) {
    return new Estimate(value, new Interval(low, high));
  }

  private static Adaptation withLosses(Estimate... losses) {
    List<Step> steps = new ArrayList<>();
    for (Estimate loss : losses) {
      double db = 6 + 2 * steps.size();
      PointRecord best = SyntheticRun.point("coded-hard", 16_000, db);
      steps.add(new Step(db, "QPSK 1/2", best, 9, null, null, null, loss));
    }
    Condition condition = Condition.of(steps.stream().map(Step::best).toList()).getFirst();
    return new Adaptation(condition, TaskMetric.MIOU, "net", List.of(), 1000, 10.0, steps);
  }

  @Test
  void oneMcsIsNoChoice() throws IOException {
    Run run = run(SyntheticMcs.points(7, 10, AdaptationsTest::swing, true).subList(0, 1));
    assertThat(Adaptations.of(run, TaskMetric.MIOU)).isEmpty();
  }

  private static Adaptation only(Run run) {
    List<Adaptation> adaptations = Adaptations.of(run, TaskMetric.MIOU);
    assertThat(adaptations).hasSize(1);
    return adaptations.getFirst();
  }

  private Run run(List<SyntheticMcs.Point> points) throws IOException {
    List<PointRecord> records = points.stream().map(SyntheticMcs.Point::record).toList();
    List<FrameRecord> frames = points.stream().flatMap(p -> p.frames().stream()).toList();
    SyntheticRun.write(folder, SyntheticRun.run(records.size()), records, frames);
    return RunReader.open(folder);
  }

  /// From -3 to 17 dB, ever faster: over each cliff and each threshold, and below all of them.
  private static double swing(int n) {
    return 7 + 10 * StrictMath.sin(0.05 * n * n);
  }

  private static int right(int mcs, int frame) {
    return SyntheticMcs.right(mcs, swing(frame));
  }

  private static int chosen(List<Double> thresholds, double db) {
    return (int) thresholds.stream().skip(1).filter(t -> t <= db).count();
  }

  private static double mean(IntToDoubleFunction right) {
    return IntStream.range(0, FRAMES).mapToDouble(right).average().orElseThrow();
  }

  private static double value(@Nullable Estimate estimate) {
    return Objects.requireNonNull(estimate).value();
  }
}
