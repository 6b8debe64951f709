package io.semlink.simulator.kernels;

/// Adds Gaussian noise: xoshiro128++ (Blackman and Vigna, ACM TOMS 47, 2021) in 16 logical lanes,
/// each step of which gives two normal values by the transform of Box and Muller (Annals of
/// Mathematical Statistics 29, 1958).
interface NoiseKernel {
  /// Logical lanes, whatever the width of the machine's vectors.
  int LANES = 16;

  /// Values that one step of all lanes gives: lane l gives values l and l + 16.
  int BLOCK = 2 * LANES;

  /// Adds scaled noise in place.
  ///
  /// @param state four words of 16 lanes, word w of lane l at 16 w + l, no lane all zero; advanced
  ///   by whole blocks of 32 values
  /// @param deviation standard deviation
  /// @param values receives the sum, any length
  void addNoise(int[] state, float deviation, float[] values);
}
