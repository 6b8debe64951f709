package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.ofdm.ChannelEstimate;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.GridPlan;
import io.semlink.simulator.ofdm.LeastSquares;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import io.semlink.simulator.ofdm.WienerFilter;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import org.junit.jupiter.api.Test;

/// Estimates of the channel against the true gains.
final class TdlEstimationTest {
  private static final OfdmGrid GRID =
      new OfdmGrid(
          1, 72, 128, new CyclicPrefix.Normal(), new Pilots(3, 5, 1), FillOrder.FREQUENCY_FIRST);
  private static final int DATA = 900;
  private static final EsN0 POINT = new EsN0(8);

  private record Squares(double told, double measured, double pilots) {}

  private static Squares measure(TdlSettings settings, boolean wiener, int numBlocks) {
    TdlChannel channel = new TdlChannel(POINT, settings, GRID, OfdmReceiver.PERFECT);
    GridPlan plan = new GridPlan(GRID, DATA);
    WienerFilter filter =
        new WienerFilter(GRID, TapTable.of(settings), POINT.noisePower(), plan.numPilotSymbols());
    double told = 0;
    double measured = 0;
    double pilots = 0;
    for (int block = 0; block < numBlocks; block++) {
      StreamKey key = StreamKey.of(2, Purpose.CHANNEL_NOISE, block);
      float[] elements = new float[2 * plan.numElements()];
      plan.write(new float[2 * DATA], elements);
      float[] gains = new float[elements.length];
      channel.fade(plan, elements, key, gains);
      AwgnChannel.addNoise(elements, POINT, key);
      float[] believed = new float[gains.length];
      ChannelEstimate estimate =
          wiener
              ? filter.estimate(plan, elements, believed)
              : LeastSquares.interpolate(plan, elements, (float) POINT.noisePower(), believed);
      for (int e = 0; e < plan.numElements(); e++) {
        double re = believed[2 * e] - gains[2 * e];
        double im = believed[2 * e + 1] - gains[2 * e + 1];
        measured += re * re + im * im;
        told += estimate.errorVariance(e);
        boolean pilot = GRID.pilots().at(e / 72, e % 72);
        pilots += pilot ? re * re + im * im : 0;
      }
    }
    double count = (double) numBlocks * plan.numElements();
    double numPilots = (double) numBlocks * plan.numPilotSymbols() * 24;
    return new Squares(told / count, measured / count, pilots / numPilots);
  }

  /// At the pilots the error of least squares is the noise: variance N0. 1 % is over three standard
  /// deviations of the mean of 144 000 exponential values.
  @Test
  void leastSquaresErrorAtPilotsIsN0() {
    TdlSettings settings = new TdlSettings(TdlProfile.A, 100e-9, 100, TdlModel.FREQUENCY);
    Squares squares = measure(settings, false, 2000);
    assertThat(squares.pilots()).isCloseTo(POINT.noisePower(), within(0.01 * POINT.noisePower()));
  }

  /// On a flat static channel interpolation has no bias: the error told is the error made.
  @Test
  void leastSquaresTellsItsNoiseOnAFlatChannel() {
    TdlSettings settings = new TdlSettings(TdlProfile.A, 0, 0, TdlModel.FREQUENCY);
    Squares squares = measure(settings, false, 500);
    assertThat(squares.measured()).isCloseTo(squares.told(), within(0.03 * squares.told()));
  }

  /// The Wiener filter's mean squared error is what its normal equations say, and smaller.
  @Test
  void wienerMakesTheErrorItTells() {
    for (TdlProfile profile : TdlProfile.values()) {
      TdlSettings settings = new TdlSettings(profile, 200e-9, 800, TdlModel.FREQUENCY);
      Squares wiener = measure(settings, true, 600);
      Squares leastSquares = measure(settings, false, 200);
      assertThat(wiener.measured())
          .isCloseTo(wiener.told(), within(0.05 * wiener.told()))
          .isLessThan(0.7 * leastSquares.measured());
    }
  }
}
