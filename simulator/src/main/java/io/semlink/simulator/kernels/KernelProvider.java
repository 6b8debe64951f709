package io.semlink.simulator.kernels;

/// One implementation of all kernels: a component a family.
///
/// @param name "scalar" or "vector"
/// @param noise Gaussian noise
/// @param demap soft demapping
/// @param bits decisions, error counts, sums of columns
/// @param minSum layers of the 8-bit LDPC decoder
record KernelProvider(
    String name, NoiseKernel noise, DemapKernel demap, BitKernel bits, MinSumKernel minSum) {
  /// Plain loops, the oracle.
  static KernelProvider scalar() {
    return new KernelProvider(
        "scalar", new ScalarNoise(), new ScalarDemap(), new ScalarBits(), new ScalarMinSumKernel());
  }

  /// Loops on the Vector API.
  ///
  /// @throws LinkageError if the incubator module is absent
  static KernelProvider vector() {
    return new KernelProvider(
        "vector", new VectorNoise(), new VectorDemap(), new VectorBits(), new VectorMinSumKernel());
  }
}
