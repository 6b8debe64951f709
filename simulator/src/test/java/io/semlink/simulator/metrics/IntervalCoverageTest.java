package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every kind of interval against many repetitions of what it is an interval of: a 95 % one must
/// hold the truth in 93 to 97 % of them, give or take what so many repetitions leave open.
final class IntervalCoverageTest {
  private static final int REPETITIONS = 2000;

  /// Deviations of a binomial share that a measured coverage may be off.
  private static final double DEVIATIONS = 2;

  /// One repetition of an experiment.
  private interface Experiment {
    @Nullable Interval repeat(UniformRandomProvider random);
  }

  /// @param printed share of the repetitions that had an interval
  /// @param covered share of the printed ones that hold the truth
  /// @param slack what so many printed ones leave open
  private record Coverage(double printed, double covered, double slack) {}

  private static Coverage coverage(double truth, int repetitions, Experiment experiment) {
    int printed = 0;
    int covered = 0;
    for (int r = 0; r < repetitions; r++) {
      UniformRandomProvider random = StreamKey.of(14, Purpose.SAMPLING, r).generator();
      Interval interval = experiment.repeat(random);
      printed += interval == null ? 0 : 1;
      covered += interval != null && interval.contains(truth) ? 1 : 0;
    }
    return new Coverage(
        (double) printed / repetitions,
        (double) covered / printed,
        DEVIATIONS * Math.sqrt(0.95 * 0.05 / printed));
  }

  private static void assertHonest(Coverage coverage, double least, double most) {
    assertThat(coverage.covered()).isBetween(least - coverage.slack(), most + coverage.slack());
  }

  /// Errors of one frame.
  private interface Frame {
    long errors(UniformRandomProvider random);
  }

  private static Experiment bitErrors(int frames, int bits, Frame frame) {
    return random -> {
      ErrorCounts counts = ErrorCounts.NONE;
      ErrorSpread spread = ErrorSpread.NONE;
      for (int f = 0; f < frames; f++) {
        ErrorCounts one = new ErrorCounts(frame.errors(random), bits);
        counts = counts.plus(one);
        spread = spread.plus(one);
      }
      return spread.interval(counts, Interval.CONFIDENCE);
    };
  }

  /// A wrong block has a tenth of its bits wrong, more or less.
  private static long burst(UniformRandomProvider random, double blockErrorRate) {
    return random.nextDouble() < blockErrorRate ? 1 + random.nextInt(199) : 0;
  }

  /// Few wrong blocks leave a discrete count, of which no interval holds exactly 95 %: 98.5 then.
  @ParameterizedTest
  @CsvSource({
    "100, 0.1, 0.985",
    "100, 0.5, 0.97",
    "300, 0.1, 0.97",
    "300, 0.9, 0.97",
    "1000, 0.03, 0.97"
  })
  void bitsOfCodedBlocks(int frames, double blockErrorRate, double most) {
    double truth = blockErrorRate * 100 / 1000;
    assertHonest(
        coverage(
            truth, REPETITIONS, bitErrors(frames, 1000, random -> burst(random, blockErrorRate))),
        0.93,
        most);
  }

  /// BPSK, one Rayleigh fade a frame: the truth is the closed form.
  @ParameterizedTest
  @CsvSource({"100, 0", "100, 10", "300, 0", "300, 10", "1000, 20"})
  void bitsOfFadedFrames(int frames, double ebN0Db) {
    double ratio = Math.pow(10, ebN0Db / 10);
    double truth = (1 - Math.sqrt(ratio / (1 + ratio))) / 2;
    assertHonest(
        coverage(
            truth,
            REPETITIONS,
            bitErrors(
                frames,
                1000,
                random -> {
                  double gain = ZigguratSampler.Exponential.of(random).sample();
                  double rate = Erf.erfc(Math.sqrt(ratio * gain)) / 2;
                  return binomial(random, 1000, rate);
                })),
        0.93,
        0.97);
  }

  /// Errors that are independent after all cost nothing: the interval is that of the binomial.
  @Test
  void bitsThatAreIndependent() {
    assertHonest(
        coverage(0.01, REPETITIONS, bitErrors(100, 1000, random -> binomial(random, 1000, 0.01))),
        0.93,
        0.97);
  }

  /// What was printed before: bits taken for independent.
  @Test
  void bitsOfBurstsTakenForIndependentAreNotHonest() {
    Coverage naive =
        coverage(
            0.01,
            300,
            random -> {
              ErrorCounts counts = ErrorCounts.NONE;
              for (int f = 0; f < 300; f++) {
                counts = counts.plus(new ErrorCounts(burst(random, 0.1), 1000));
              }
              return counts.interval(Interval.CONFIDENCE);
            });
    assertThat(naive.covered()).isLessThan(0.4);
  }

  /// A normal approximation with the variance is exact enough where it is large.
  private static long binomial(UniformRandomProvider random, int trials, double rate) {
    double variance = trials * rate * (1 - rate);
    if (variance > 25) {
      double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
      return Math.clamp(Math.round(trials * rate + Math.sqrt(variance) * normal), 0, trials);
    }
    // Gaps between errors are geometric.
    long errors = 0;
    double step = Math.log1p(-rate);
    for (double at = gap(random, step); at <= trials; at += gap(random, step)) {
      errors++;
    }
    return errors;
  }

  private static double gap(UniformRandomProvider random, double step) {
    return step == 0
        ? Double.POSITIVE_INFINITY
        : 1 + Math.floor(Math.log(1 - random.nextDouble()) / step);
  }

  /// Blocks are independent, and few errors make a discrete count: never below 95 %.
  @ParameterizedTest
  @CsvSource({"300, 0.01, 0.99", "300, 0.1, 0.97"})
  void blocks(int blocks, double blockErrorRate, double most) {
    assertHonest(
        coverage(
            blockErrorRate,
            REPETITIONS,
            random ->
                new ErrorCounts(binomial(random, blocks, blockErrorRate), blocks)
                    .interval(Interval.CONFIDENCE)),
        0.93,
        most);
  }

  /// Streets of nine classes, as often as those of the synthetic road: the rarest is in 3 of 100.
  private static final class Streets {
    private static final double[] OFTEN = {1, 0.93, 0.9, 0.66, 0.6, 0.37, 0.03, 0.4, 0.29};
    private static final double[] PIXELS = {9000, 900, 150, 120, 200, 120, 250, 40, 130};
    private static final double[] FOUND = {0.97, 0.83, 0.6, 0.65, 0.45, 0.6, 0.7, 0.4, 0.6};
    private final List<ConfusionMatrix> all = new ArrayList<>();
    private final List<ConfusionMatrix> worse = new ArrayList<>();

    Streets(int count) {
      UniformRandomProvider random = StreamKey.of(15, Purpose.SAMPLING, 0).generator();
      for (int i = 0; i < count; i++) {
        long[] counts = new long[81];
        long[] lost = new long[81];
        for (int c = 0; c < 9; c++) {
          if (random.nextDouble() < OFTEN[c]) {
            double near = c == 0 ? 1 : 0.1 - Math.log(1 - random.nextDouble());
            long pixels = Math.round(PIXELS[c] * near);
            double luck = 0.8 * (random.nextDouble() - 0.5);
            long found = Math.round(pixels * Math.clamp(FOUND[c] + luck, 0, 1));
            counts[10 * c] += found;
            counts[9 * c + (c == 0 ? 2 : 0)] += pixels - found;
            long kept = Math.round(found * (c == 0 ? 1 : 0.6 + 0.3 * random.nextDouble()));
            lost[10 * c] += kept;
            lost[9 * c + (c == 0 ? 2 : 0)] += pixels - kept;
          }
        }
        int mistaken = random.nextInt(9);
        counts[mistaken] += Math.round(PIXELS[mistaken] * 0.2 * random.nextDouble());
        all.add(ConfusionMatrix.of(counts));
        worse.add(ConfusionMatrix.of(lost));
      }
    }

    private static ConfusionMatrix sum(List<ConfusionMatrix> frames) {
      return frames.stream().reduce(ConfusionMatrix::plus).orElseThrow();
    }

    private int[] draw(UniformRandomProvider random, int frames) {
      return IntStream.range(0, frames).map(_ -> random.nextInt(all.size())).toArray();
    }

    private static List<ConfusionMatrix> pick(List<ConfusionMatrix> from, int[] which) {
      return IntStream.of(which).mapToObj(from::get).toList();
    }
  }

  private static final Streets STREETS = new Streets(20_000);

  private static int repetitions(int frames) {
    return frames > 300 ? REPETITIONS / 4 : REPETITIONS;
  }

  /// Below some 50 frames the rarest class hardly ever is in three of them, and nothing is printed.
  @ParameterizedTest
  @CsvSource({"37, 0.92", "100, 0.92", "300, 0.93", "1000, 0.93"})
  void meanIou(int frames, double least) {
    Coverage coverage =
        coverage(
            Streets.sum(STREETS.all).meanIou(),
            repetitions(frames),
            random ->
                Jackknife.ofClassMean(
                    Streets.pick(STREETS.all, STREETS.draw(random, frames)),
                    ConfusionMatrix::meanIou));
    assertHonest(coverage, least, 0.97);
    assertThat(coverage.printed()).isBetween(frames < 50 ? 0.02 : 0.4, frames < 50 ? 0.2 : 1.0);
  }

  @Test
  void meanIouOfAHandfulOfFramesIsNotPrinted() {
    Coverage coverage =
        coverage(
            0.5,
            REPETITIONS,
            random ->
                Jackknife.ofClassMean(
                    Streets.pick(STREETS.all, STREETS.draw(random, 18)), ConfusionMatrix::meanIou));
    assertThat(coverage.printed()).isLessThan(0.03);
  }

  /// A class of its own, in 29 of 100 frames.
  @ParameterizedTest
  @CsvSource({"100", "300"})
  void iouAndRecallOfOneClass(int frames) {
    for (boolean recall : new boolean[] {false, true}) {
      ToDoubleFunction<ConfusionMatrix> metric = recall ? m -> m.accuracy(8) : m -> m.iou(8);
      assertHonest(
          coverage(
              metric.applyAsDouble(Streets.sum(STREETS.all)),
              repetitions(frames),
              random -> {
                List<ConfusionMatrix> drawn =
                    Streets.pick(STREETS.all, STREETS.draw(random, frames));
                return ClassFrames.of(drawn).bear(8)
                    ? Jackknife.intervals(
                            FrameStatistic.pooled(
                                drawn, m -> new double[] {metric.applyAsDouble(m)}),
                            Jackknife.Scale.SHARE)
                        .getFirst()
                    : null;
              }),
          0.93,
          0.97);
    }
  }

  /// Half of the frames suffer: the difference of two links that carried the same frames.
  @ParameterizedTest
  @CsvSource({"100", "300"})
  void pairedDifferences(int frames) {
    List<ConfusionMatrix> other = new ArrayList<>();
    for (int i = 0; i < STREETS.all.size(); i++) {
      other.add((i % 2 == 0 ? STREETS.all : STREETS.worse).get(i));
    }
    double truth = Streets.sum(STREETS.all).meanIou() - Streets.sum(other).meanIou();
    assertHonest(
        coverage(
            truth,
            repetitions(frames),
            random -> {
              int[] drawn = STREETS.draw(random, frames);
              FrameStatistic first =
                  FrameStatistic.pooled(
                      Streets.pick(STREETS.all, drawn), m -> new double[] {m.meanIou()});
              FrameStatistic second =
                  FrameStatistic.pooled(
                      Streets.pick(other, drawn), m -> new double[] {m.meanIou()});
              return ClassFrames.of(Streets.pick(STREETS.all, drawn)).bearMean()
                  ? Jackknife.intervals(
                          first.and(second).then(v -> new double[] {v[0] - v[1]}),
                          Jackknife.Scale.REAL)
                      .getFirst()
                  : null;
            }),
        0.93,
        0.97);
  }

  /// PSNR of images that arrive, and of one in five that do not.
  @ParameterizedTest
  @CsvSource({"100", "300"})
  void meansOverFrames(int frames) {
    assertHonest(
        coverage(
            0.8 * 30 + 0.2 * 12,
            repetitions(frames),
            random -> {
              ZigguratSampler.NormalizedGaussian normal =
                  ZigguratSampler.NormalizedGaussian.of(random);
              double[][] values = new double[frames][];
              for (int f = 0; f < frames; f++) {
                values[f] =
                    new double[] {(random.nextDouble() < 0.2 ? 12 : 30) + 2 * normal.sample()};
              }
              return Jackknife.intervals(FrameStatistic.means(values), Jackknife.Scale.REAL)
                  .getFirst();
            }),
        0.93,
        0.97);
  }

  /// Trainings from a few seeds: Student's interval is exact for normal measurements.
  @ParameterizedTest
  @CsvSource({"2", "3", "5"})
  void meansOverSeeds(int seeds) {
    assertHonest(
        coverage(
            0.4,
            REPETITIONS,
            random -> {
              ZigguratSampler.NormalizedGaussian normal =
                  ZigguratSampler.NormalizedGaussian.of(random);
              List<Double> values =
                  IntStream.range(0, seeds).mapToObj(_ -> 0.4 + 0.01 * normal.sample()).toList();
              return Objects.requireNonNull(SampleMean.of(values, Interval.CONFIDENCE).interval());
            }),
        0.93,
        0.97);
  }
}
