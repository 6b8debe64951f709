package io.semlink.simulator.ofdm;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/// Linear minimum-mean-square-error estimate of each gain from a window of the nearest pilots, in
/// frequency and time at once (Hoeher, Kaiser and Robertson, "Two-dimensional pilot-symbol-aided
/// channel estimation by Wiener filtering", ICASSP 1997).
///
/// The window is 12 pilots of the comb by 3 pilot symbols, fewer where there are fewer. Pilots are
/// regular, so all windows share one covariance matrix and the weights depend only on where the
/// resource element stands in its window. Differs from the waveform in taking all OFDM symbols as
/// equally long; the 16 Ts more of one symbol in seven are left out of the statistics. Immutable.
public final class WienerFilter {
  private static final int WINDOW_SUBCARRIERS = 12;
  private static final int WINDOW_SYMBOLS = 3;

  // Below this noise power the covariance of neighbouring pilots is singular in double precision.
  private static final double LEAST_NOISE = 1e-7;

  private final OfdmGrid grid;
  private final int width;
  private final int depth;
  private final float[][] weights;
  private final float[] errors;

  /// Weights for blocks of a number of pilot symbols.
  ///
  /// @param grid which resource elements carry pilots
  /// @param correlation statistics of the channel, mean power 1
  /// @param n0 noise power of a resource element
  /// @param numPilotSymbols OFDM symbols of the block that carry pilots, at least 1
  public WienerFilter(
      OfdmGrid grid, ChannelCorrelation correlation, double n0, int numPilotSymbols) {
    this.grid = grid;
    this.width = Math.min(WINDOW_SUBCARRIERS, grid.pilots().countOn(grid.numSubcarriers()));
    this.depth = windowSymbols(numPilotSymbols);
    int columns = width * grid.pilots().subcarrierStep();
    int rows = depth * grid.pilots().symbolStep();
    Complex[][] table = table(correlation, columns, rows);
    RealMatrix known = new Array2DRowRealMatrix(2 * width * depth, columns * rows);
    for (int position = 0; position < columns * rows; position++) {
      for (int pilot = 0; pilot < width * depth; pilot++) {
        Complex lag = lag(table, position % columns, position / columns, pilot);
        known.setEntry(pilot, position, lag.getReal());
        known.setEntry(width * depth + pilot, position, -lag.getImaginary());
      }
    }
    double noise = Math.max(n0, LEAST_NOISE);
    RealMatrix solved =
        new CholeskyDecomposition(covariance(table, noise), 1e-9, 1e-15).getSolver().solve(known);
    this.weights = new float[columns * rows][2 * width * depth];
    this.errors = new float[columns * rows];
    keep(known, solved);
  }

  /// Pilot symbols of the window: filters of equal windows are equal.
  ///
  /// @param numPilotSymbols OFDM symbols of a block that carry pilots
  public static int windowSymbols(int numPilotSymbols) {
    return Math.min(WINDOW_SYMBOLS, numPilotSymbols);
  }

  /// Correlations by distance, from 1 - columns and 1 - rows on.
  private Complex[][] table(ChannelCorrelation correlation, int columns, int rows) {
    double symbolSeconds = (grid.fftSize() + grid.prefixSamples(1)) / grid.sampleRateHz();
    Complex[][] table = new Complex[2 * rows - 1][2 * columns - 1];
    for (int dt = 0; dt < table.length; dt++) {
      for (int df = 0; df < table[dt].length; df++) {
        double frequency = (df + 1 - columns) * grid.spacingHz();
        table[dt][df] = correlation.at(frequency, (dt + 1 - rows) * symbolSeconds);
      }
    }
    return table;
  }

  /// E(h h_p*) of a position in the window and a pilot of it.
  private Complex lag(Complex[][] table, int column, int row, int pilot) {
    int columns = width * grid.pilots().subcarrierStep();
    int rows = depth * grid.pilots().symbolStep();
    int df = column - pilot % width * grid.pilots().subcarrierStep();
    int dt = row - pilot / width * grid.pilots().symbolStep();
    return table[dt + rows - 1][df + columns - 1];
  }

  /// Covariance of the noisy pilots, Hermitian, as the real symmetric (Re -Im; Im Re).
  private RealMatrix covariance(Complex[][] table, double noise) {
    int size = width * depth;
    RealMatrix covariance = new Array2DRowRealMatrix(2 * size, 2 * size);
    for (int i = 0; i < size; i++) {
      int column = i % width * grid.pilots().subcarrierStep();
      int row = i / width * grid.pilots().symbolStep();
      for (int j = 0; j < size; j++) {
        Complex lag = lag(table, column, row, j);
        double re = lag.getReal() + (i == j ? noise : 0);
        covariance.setEntry(i, j, re);
        covariance.setEntry(size + i, size + j, re);
        covariance.setEntry(i, size + j, -lag.getImaginary());
        covariance.setEntry(size + i, j, lag.getImaginary());
      }
    }
    return covariance;
  }

  private void keep(RealMatrix known, RealMatrix solved) {
    int size = width * depth;
    for (int position = 0; position < weights.length; position++) {
      double explained = 0;
      for (int i = 0; i < size; i++) {
        double re = solved.getEntry(i, position);
        double im = solved.getEntry(size + i, position);
        weights[position][2 * i] = (float) re;
        weights[position][2 * i + 1] = (float) im;
        explained += re * known.getEntry(i, position) + im * known.getEntry(size + i, position);
      }
      errors[position] = (float) Math.max(0, 1 - explained);
    }
  }

  /// Estimates of all resource elements with their mean squared error, which is exact for a channel
  /// of the filter's statistics.
  ///
  /// @param plan where the pilots are
  /// @param received grid, I/Q interleaved, not modified
  /// @param gains receives the gains, length 2 * elements, kept in the result
  public ChannelEstimate estimate(GridPlan plan, float[] received, float[] gains) {
    float[][] combs = LeastSquares.atPilots(plan, received);
    int columns = width * grid.pilots().subcarrierStep();
    float[] variances = new float[plan.numElements()];
    for (int element = 0; element < variances.length; element++) {
      int subcarrier = element % grid.numSubcarriers();
      int symbol = element / grid.numSubcarriers();
      int comb = start(subcarrier / grid.pilots().subcarrierStep(), width, combs[0].length / 2);
      int row = start(symbol / grid.pilots().symbolStep(), depth, combs.length);
      int column = subcarrier - comb * grid.pilots().subcarrierStep();
      int position = (symbol - row * grid.pilots().symbolStep()) * columns + column;
      variances[element] = errors[position];
      weigh(combs, new Window(row, comb), weights[position], gains, element);
    }
    return new ChannelEstimate(gains, variances);
  }

  /// First pilot of the window around a pilot.
  private static int start(int pilot, int window, int count) {
    return Math.clamp(pilot - (window - 1) / 2, 0, count - window);
  }

  /// First pilot symbol and first pilot of the comb.
  private record Window(int row, int comb) {}

  private void weigh(float[][] combs, Window window, float[] weight, float[] gains, int element) {
    float re = 0;
    float im = 0;
    for (int i = 0; i < depth; i++) {
      float[] pilots = combs[window.row() + i];
      for (int j = 0; j < width; j++) {
        int w = 2 * (i * width + j);
        int p = 2 * (window.comb() + j);
        re += weight[w] * pilots[p] + weight[w + 1] * pilots[p + 1];
        im += weight[w] * pilots[p + 1] - weight[w + 1] * pilots[p];
      }
    }
    gains[2 * element] = re;
    gains[2 * element + 1] = im;
  }
}
