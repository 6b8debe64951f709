package io.semlink.simulator.ofdm;

/// Least-squares estimates y / p at the pilots and linear interpolation, first across the
/// subcarriers of each pilot symbol, then across the OFDM symbols. Beyond the outermost pilots the
/// nearest estimate is held.
public final class LeastSquares {
  private LeastSquares() {}

  /// Estimates at the pilots alone: error variance N0, since the pilots have energy 1.
  ///
  /// @param plan where the pilots are
  /// @param received grid, I/Q interleaved, not modified
  /// @return by pilot symbol, I/Q interleaved along the comb, new
  public static float[][] atPilots(GridPlan plan, float[] received) {
    OfdmGrid grid = plan.grid();
    float[][] estimates = new float[plan.numPilotSymbols()][];
    for (int i = 0; i < estimates.length; i++) {
      float[] pilots = plan.pilots(i);
      int row = i * grid.pilots().symbolStep() * grid.numSubcarriers();
      estimates[i] = new float[pilots.length];
      for (int j = 0; j < pilots.length / 2; j++) {
        int element = row + j * grid.pilots().subcarrierStep();
        float re = received[2 * element];
        float im = received[2 * element + 1];
        estimates[i][2 * j] = re * pilots[2 * j] + im * pilots[2 * j + 1];
        estimates[i][2 * j + 1] = im * pilots[2 * j] - re * pilots[2 * j + 1];
      }
    }
    return estimates;
  }

  /// Estimates of all resource elements. The error variance is that of the noise, N0 times the sum
  /// of the squared interpolation weights; what linear interpolation misses of the channel's
  /// curvature is not in it.
  ///
  /// @param plan where the pilots are
  /// @param received grid, I/Q interleaved, not modified
  /// @param n0 noise power of a resource element
  /// @param gains receives the gains, length 2 * elements, kept in the result
  public static ChannelEstimate interpolate(
      GridPlan plan, float[] received, float n0, float[] gains) {
    int width = plan.grid().numSubcarriers();
    Interpolation across = new Interpolation(width, plan.grid().pilots().subcarrierStep());
    Interpolation along =
        new Interpolation(plan.numOfdmSymbols(), plan.grid().pilots().symbolStep());
    float[][] rows = atPilots(plan, received);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = stretch(rows[i], across);
    }
    float[] errors = new float[plan.numElements()];
    for (int t = 0; t < plan.numOfdmSymbols(); t++) {
      float weight = along.weight(t);
      float[] before = rows[along.before(t)];
      float[] after = rows[along.after(t)];
      for (int i = 0; i < 2 * width; i++) {
        gains[2 * width * t + i] = (1 - weight) * before[i] + weight * after[i];
      }
      for (int k = 0; k < width; k++) {
        errors[width * t + k] = n0 * along.noiseGain(t) * across.noiseGain(k);
      }
    }
    return new ChannelEstimate(gains, errors);
  }

  private static float[] stretch(float[] comb, Interpolation across) {
    float[] row = new float[2 * across.length()];
    for (int k = 0; k < across.length(); k++) {
      float weight = across.weight(k);
      int before = 2 * across.before(k);
      int after = 2 * across.after(k);
      row[2 * k] = (1 - weight) * comb[before] + weight * comb[after];
      row[2 * k + 1] = (1 - weight) * comb[before + 1] + weight * comb[after + 1];
    }
    return row;
  }

  /// Linear interpolation between points 0, step, 2 step, ... below a length.
  private record Interpolation(int length, int step) {
    int before(int index) {
      return index / step;
    }

    int after(int index) {
      return Math.min(index / step + 1, (length - 1) / step);
    }

    float weight(int index) {
      return before(index) == after(index) ? 0 : (float) (index % step) / step;
    }

    float noiseGain(int index) {
      float weight = weight(index);
      return (1 - weight) * (1 - weight) + weight * weight;
    }
  }
}
