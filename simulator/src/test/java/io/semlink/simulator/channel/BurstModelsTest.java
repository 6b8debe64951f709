package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bit-error and packet models: rates, bursts and correlation against closed forms, within four
/// standard errors, taken from the scatter of independent blocks.
final class BurstModelsTest {
  private static final Modem QPSK = new Modem(Modulation.QPSK);

  @ParameterizedTest
  @CsvSource({"0", "0.2", "1"})
  void erasuresHaveTheirRateAndTheRestIsRight(double probability) {
    byte[] bits = new byte[50_000];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (i & 1);
    }
    float[] llr = new BinaryErasureChannel(probability).send(bits, QPSK, key(0));
    int erased = 0;
    for (int i = 0; i < bits.length; i++) {
      erased += llr[i] == 0 ? 1 : 0;
      assertThat(llr[i]).isIn(0f, bits[i] == 1 ? -40f : 40f);
    }
    double error = 4 * Math.sqrt(probability * (1 - probability) / bits.length);
    assertThat((double) erased / bits.length).isCloseTo(probability, within(error));
  }

  @Test
  void packetsAreLostAsAWhole() {
    PacketLossChannel channel = new PacketLossChannel(0.3, new PacketSize(16));
    SummaryStatistics lost = new SummaryStatistics();
    for (int block = 0; block < 400; block++) {
      float[] llr = channel.send(new byte[100], QPSK, key(block));
      for (int i = 0; i < 100; i++) {
        assertThat(llr[i] == 0).isEqualTo(llr[i / 16 * 16] == 0);
        if (i % 16 == 0) {
          lost.addValue(llr[i] == 0 ? 1 : 0);
        }
      }
    }
    assertThat(lost.getN()).isEqualTo(2800);
    assertThat(lost.getMean()).isCloseTo(0.3, within(errorOf(lost)));
  }

  @Test
  void wholeBlocksAreOnePacket() {
    PacketLossChannel channel = new PacketLossChannel(0.5, PacketSize.WHOLE_BLOCK);
    SummaryStatistics lost = new SummaryStatistics();
    for (int block = 0; block < 2000; block++) {
      float[] llr = channel.send(new byte[6], QPSK, key(block));
      assertThat(llr).containsOnly(llr[0]);
      lost.addValue(llr[0] == 0 ? 1 : 0);
    }
    assertThat(lost.getMean()).isCloseTo(0.5, within(errorOf(lost)));
  }

  @ParameterizedTest
  @CsvSource({"0.01,0.1,0.001,0.3", "0.2,0.3,0,1", "0.9,0.8,0.05,0.4", "0.001,0.02,0,0.5"})
  void bitBurstsFollowTheChain(double p, double r, double inGood, double inBad) {
    GilbertElliott chain = new GilbertElliott(p, r, inGood, inBad);
    BurstErrorChannel channel = new BurstErrorChannel(chain, StateKnowledge.MEAN);
    int length = 600;
    SummaryStatistics first = new SummaryStatistics();
    SummaryStatistics rate = new SummaryStatistics();
    int[] lags = {1, 2, 5, 30};
    SummaryStatistics[] products = new SummaryStatistics[lags.length];
    for (int i = 0; i < lags.length; i++) {
      products[i] = new SummaryStatistics();
    }
    double mean = chain.meanErrorRate();
    for (int block = 0; block < 1500; block++) {
      float[] llr = channel.send(new byte[length], QPSK, key(block));
      double errors = 0;
      for (float value : llr) {
        errors += value < 0 ? 1 : 0;
      }
      first.addValue(llr[0] < 0 ? 1 : 0);
      rate.addValue(errors / length);
      for (int i = 0; i < lags.length; i++) {
        products[i].addValue(product(llr, lags[i], mean));
      }
    }
    assertThat(mean).isCloseTo((inGood * r + inBad * p) / (p + r), within(1e-15));
    assertThat(rate.getMean()).isCloseTo(mean, within(errorOf(rate)));
    assertThat(first.getMean()).isCloseTo(mean, within(errorOf(first)));
    for (int i = 0; i < lags.length; i++) {
      assertThat(products[i].getMean())
          .as("lag %d", lags[i])
          .isCloseTo(chain.autocovariance(lags[i]), within(errorOf(products[i])));
    }
  }

  private static double product(float[] llr, int lag, double mean) {
    double sum = 0;
    for (int i = lag; i < llr.length; i++) {
      sum += ((llr[i] < 0 ? 1 : 0) - mean) * ((llr[i - lag] < 0 ? 1 : 0) - mean);
    }
    return sum / (llr.length - lag);
  }

  @Test
  void llrsFollowWhatTheReceiverKnows() {
    GilbertElliott chain = new GilbertElliott(0.05, 0.2, 0.01, 0.4);
    float[] mean =
        new BurstErrorChannel(chain, StateKnowledge.MEAN).send(new byte[400], QPSK, key(0));
    float[] state =
        new BurstErrorChannel(chain, StateKnowledge.STATE).send(new byte[400], QPSK, key(0));
    double average = chain.meanErrorRate();
    boolean sawBad = false;
    boolean sawGood = false;
    for (int i = 0; i < mean.length; i++) {
      assertThat(Math.signum(mean[i])).isEqualTo(Math.signum(state[i]));
      assertThat((double) Math.abs(mean[i]))
          .isCloseTo(Math.log((1 - average) / average), within(1e-6));
      boolean bad = Math.abs(state[i]) < 1;
      sawBad |= bad;
      sawGood |= !bad;
      assertThat((double) Math.abs(state[i]))
          .isCloseTo(bad ? Math.log(0.6 / 0.4) : Math.log(99), within(1e-6));
    }
    assertThat(sawBad && sawGood).isTrue();
  }

  /// Runs of lost blocks over a study: mean length 1/r and the chain's autocovariance, across the
  /// chunks that values are drawn in.
  @ParameterizedTest
  @CsvSource({"0.02,0.25", "0.6,0.7"})
  void lossBurstsRunOnFromBlockToBlock(double p, double r) {
    GilbertElliott chain = new GilbertElliott(p, r, 0, 1);
    BurstLossChannel channel = new BurstLossChannel(chain, PacketSize.WHOLE_BLOCK);
    int length = 25_000;
    float[] path = new float[length];
    for (int block = 0; block < length; block++) {
      path[block] = channel.send(new byte[2], QPSK, key(block))[0] == 0 ? -1 : 1;
    }
    SummaryStatistics runs = new SummaryStatistics();
    int run = 0;
    for (float state : path) {
      if (state < 0) {
        run++;
      } else if (run > 0) {
        runs.addValue(run);
        run = 0;
      }
    }
    assertThat(runs.getMean()).isCloseTo(chain.meanBadRun(), within(errorOf(runs)));
    // Batches of 250 blocks are nearly independent.
    for (int lag : new int[] {1, 2, 4}) {
      SummaryStatistics products = new SummaryStatistics();
      for (int from = 0; from < length; from += 250) {
        products.addValue(
            product(java.util.Arrays.copyOfRange(path, from, from + 250), lag, chain.badShare()));
      }
      assertThat(products.getMean())
          .isCloseTo(chain.autocovariance(lag), within(errorOf(products)));
    }
  }

  /// The state at a step does not depend on where the path is entered, nor on the order.
  @Test
  void pathIsAPureFunctionOfTheStep() {
    GilbertElliott chain = new GilbertElliott(0.01, 0.03, 0, 1);
    StatePath path = new StatePath(chain, key(0));
    boolean[] forward = new boolean[3000];
    int changes = 0;
    for (int step = 0; step < forward.length; step++) {
      forward[step] = path.bad(step - 1000);
      changes += step > 0 && forward[step] != forward[step - 1] ? 1 : 0;
    }
    assertThat(changes).isBetween(20, 80);
    for (int step = forward.length - 1; step >= 0; step -= 97) {
      assertThat(new StatePath(chain, key(12345)).bad(step - 1000)).isEqualTo(forward[step]);
    }
  }

  /// Packet j of block i is step n i + j: three packets a block, one a block, the same losses.
  @Test
  void packetsOfABlockAreStepsOfTheChain() {
    GilbertElliott chain = new GilbertElliott(0.1, 0.2, 0, 1);
    BurstLossChannel three = new BurstLossChannel(chain, new PacketSize(4));
    BurstLossChannel one = new BurstLossChannel(chain, PacketSize.WHOLE_BLOCK);
    int lost = 0;
    for (int block = 0; block < 60; block++) {
      float[] llr = three.send(new byte[12], QPSK, key(block));
      for (int packet = 0; packet < 3; packet++) {
        float single = one.send(new byte[2], QPSK, key(3 * block + packet))[0];
        assertThat(llr[4 * packet]).isEqualTo(single);
        lost += single == 0 ? 1 : 0;
      }
    }
    assertThat(lost).isBetween(20, 120);
  }

  @Test
  void repetitionsAndSeedsHaveOtherPaths() {
    GilbertElliott chain = new GilbertElliott(0.3, 0.3, 0, 1);
    StatePath path = new StatePath(chain, key(0));
    StatePath repeated = new StatePath(chain, new StreamKey(41, Purpose.RANDOM_BITS, 0, 256));
    int equal = 0;
    for (int step = 0; step < 1000; step++) {
      equal += path.bad(step) == repeated.bad(step) ? 1 : 0;
    }
    assertThat(equal).isBetween(380, 620);
  }

  @Test
  void chainOfBursts() {
    GilbertElliott chain = GilbertElliott.ofBursts(0.05, 20, 0.001, 0.6);
    assertThat(chain.badShare()).isCloseTo(0.05, within(1e-12));
    assertThat(chain.meanBadRun()).isCloseTo(20, within(1e-12));
    assertThat(chain.memory()).isCloseTo(1 - 0.05 - 0.05 * 0.05 / 0.95, within(1e-12));
  }

  @Test
  void badParametersAreRefusedWithTheirBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GilbertElliott(0, 0, 0, 1))
        .withMessageContaining("add up to 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GilbertElliott(1, 1, 0, 1))
        .withMessageContaining("add up to 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GilbertElliott(0.1, 0.1, 0, 1.5))
        .withMessageContaining("in the bad state is 1.5 but must lie in [0, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GilbertElliott.ofBursts(0.1, 0.5, 0, 1))
        .withMessageContaining("mean burst is 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PacketSize(0))
        .withMessageContaining("at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinaryErasureChannel(-0.1))
        .withMessageContaining("[0, 1]");
  }

  private static double errorOf(SummaryStatistics statistics) {
    return 4 * statistics.getStandardDeviation() / Math.sqrt((double) statistics.getN());
  }

  private static StreamKey key(int block) {
    return StreamKey.of(41, Purpose.RANDOM_BITS, block);
  }
}
