package io.semlink.simulator.ofdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OfdmGridTest {
  private static OfdmGrid grid(int numerology, int width, int fftSize, FillOrder order) {
    return new OfdmGrid(
        numerology, width, fftSize, new CyclicPrefix.Normal(), new Pilots(3, 4, 5), order);
  }

  /// A subframe lasts one millisecond: 14 * 2^mu symbols fill it exactly (TS 38.211, clause 4.3.2).
  @ParameterizedTest
  @CsvSource({"0,128", "0,2048", "1,512", "3,4096", "6,128"})
  void subframeIsOneMillisecond(int numerology, int fftSize) {
    OfdmGrid grid = grid(numerology, 72, fftSize, FillOrder.FREQUENCY_FIRST);
    int symbols = 14 << numerology;
    assertThat((double) (grid.usefulStart(symbols - 1) + fftSize))
        .isEqualTo(grid.sampleRateHz() / 1000);
  }

  /// 4 symbols of 72, 24 pilots on the first: 264 data elements.
  @Test
  void countsFollowFromTheGrid() {
    OfdmGrid grid =
        new OfdmGrid(
            0, 72, 128, new CyclicPrefix.Fixed(16), new Pilots(3, 4, 5), FillOrder.FREQUENCY_FIRST);
    assertThat(grid.numOfdmSymbols(0)).isZero();
    assertThat(grid.numOfdmSymbols(48)).isEqualTo(1);
    assertThat(grid.numOfdmSymbols(49)).isEqualTo(2);
    assertThat(grid.numOfdmSymbols(264)).isEqualTo(4);
    assertThat(grid.numOfdmSymbols(265)).isEqualTo(5);
    assertThat(grid.samples(264)).isEqualTo(4 * 144);
    assertThat(grid.channelUses(264)).isEqualTo(4 * 144 * 72 / 128);
    assertThat(OfdmGrid.smallestFftSize(3276)).isEqualTo(4096);
    assertThat(OfdmGrid.smallestFftSize(612)).isEqualTo(1024);
  }

  /// Every data symbol comes back from its own element and no pilot stands on one.
  @ParameterizedTest
  @EnumSource(FillOrder.class)
  void dataAndPilotsKeepApart(FillOrder order) {
    OfdmGrid grid = grid(0, 36, 128, order);
    int count = 301;
    GridPlan plan = new GridPlan(grid, count);
    float[] symbols = GaussianNoise.draw(StreamKey.of(1, Purpose.CHANNEL_NOISE, 0), 2 * count);
    float[] elements = new float[2 * plan.numElements()];
    plan.write(symbols, elements);
    int[] uses = new int[plan.numElements()];
    for (int i = 0; i < count; i++) {
      assertThat(elements[2 * plan.dataElement(i)]).isEqualTo(symbols[2 * i]);
      uses[plan.dataElement(i)]++;
    }
    int numPilots = 0;
    for (int e = 0; e < uses.length; e++) {
      boolean pilot = grid.pilots().at(e / 36, e % 36);
      assertThat(uses[e]).isLessThanOrEqualTo(pilot ? 0 : 1);
      numPilots += pilot ? 1 : 0;
    }
    assertThat(numPilots).isEqualTo(plan.numPilotSymbols() * 12).isPositive();
    int next = plan.dataElement(order == FillOrder.TIME_FIRST ? 0 : 23) / 36;
    assertThat(next).isEqualTo(order == FillOrder.TIME_FIRST ? 1 : 0);
  }

  /// The registers run here as clause 5.2.1 writes them, in arrays.
  @Test
  void pilotsAreTheSequenceOfTheStandard() {
    int seed = 123_456_789;
    int length = 1600 + 400;
    int[] x1 = new int[length + 31];
    int[] x2 = new int[length + 31];
    x1[0] = 1;
    for (int i = 0; i < 31; i++) {
      x2[i] = (seed >> i) & 1;
    }
    for (int n = 0; n < length; n++) {
      x1[n + 31] = (x1[n + 3] + x1[n]) % 2;
      x2[n + 31] = (x2[n + 3] + x2[n + 2] + x2[n + 1] + x2[n]) % 2;
    }
    GoldSequence sequence = new GoldSequence(seed);
    for (int n = 0; n < 400; n++) {
      assertThat(sequence.next()).isEqualTo((x1[n + 1600] + x2[n + 1600]) % 2);
    }
  }

  @Test
  void badGridsAreRefused() {
    assertThatThrownBy(() -> grid(7, 72, 128, FillOrder.TIME_FIRST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("numerology is 7 but must lie in [0, 6]");
    assertThatThrownBy(() -> grid(0, 70, 128, FillOrder.TIME_FIRST))
        .hasMessageContaining("subcarriers is 70");
    assertThatThrownBy(() -> grid(0, 144, 128, FillOrder.TIME_FIRST))
        .hasMessageContaining("FFT size is 128");
    assertThatThrownBy(() -> grid(0, 72, 192, FillOrder.TIME_FIRST))
        .hasMessageContaining("FFT size is 192");
    assertThatThrownBy(() -> new Pilots(0, 3, 0)).hasMessageContaining("pilot steps are 0");
    assertThatThrownBy(() -> new Pilots(1, 3, -1)).hasMessageContaining("identity is -1");
    assertThatThrownBy(() -> new CyclicPrefix.Fixed(-1)).hasMessageContaining("-1 samples");
  }
}
