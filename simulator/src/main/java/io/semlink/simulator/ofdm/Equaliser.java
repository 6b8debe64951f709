package io.semlink.simulator.ofdm;

import io.semlink.simulator.modulation.DemapperRange;

/// One-tap equaliser of a resource element y = h x + n. Both leave x unbiased with noise of power
/// N0 / |h|^2: dividing the bias out of the MMSE estimate gives back the zero-forcing one, which is
/// why, one tap a resource element, LLRs and hard decisions are those of the other.
public enum Equaliser {
  /// y / h.
  ZERO_FORCING("zero-forcing"),
  /// Minimum mean square error, h* y / (|h|^2 + N0), then divided by its bias |h|^2 / (|h|^2 + N0).
  MMSE("mmse");

  private final String keyword;

  Equaliser(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// Equalises the data elements of a block.
  ///
  /// @param plan where they are
  /// @param received grid, I/Q interleaved, not modified
  /// @param estimate gains and the variance of their error
  /// @param n0 noise power of a resource element, positive
  /// @param equalised receives the data symbols
  public void equalise(
      GridPlan plan, float[] received, ChannelEstimate estimate, float n0, DataSymbols equalised) {
    for (int i = 0; i < plan.dataSymbols(); i++) {
      int element = plan.dataElement(i);
      float noise = n0 + estimate.errorVariance(element);
      float hRe = estimate.gains()[2 * element];
      float hIm = estimate.gains()[2 * element + 1];
      float power = Math.max(hRe * hRe + hIm * hIm, DemapperRange.LEAST_GAIN);
      float re = hRe * received[2 * element] + hIm * received[2 * element + 1];
      float im = hRe * received[2 * element + 1] - hIm * received[2 * element];
      float unbias = this == MMSE ? (power + noise) / power : 1;
      float divisor = this == MMSE ? power + noise : power;
      equalised.symbols()[2 * i] = re / divisor * unbias;
      equalised.symbols()[2 * i + 1] = im / divisor * unbias;
      equalised.noisePower()[i] = Math.max(noise / power, DemapperRange.LEAST_NOISE);
    }
  }
}
