package io.semlink.simulator.coding.ldpc;

/// How a check node makes its messages.
public sealed interface CheckRule {
  /// Sum-product, 2 atanh(prod tanh(L / 2)) (Gallager 1963); exact on a tree.
  record SumProduct() implements CheckRule {}

  /// Min-sum: sign product and least magnitude of the others, times a factor (Chen and Fossorier,
  /// IEEE Trans. Commun. 50(3), 2002).
  ///
  /// @param factor in (0, 1]; 1 is plain min-sum, 0.75 is usual
  record NormalisedMinSum(double factor) implements CheckRule {
    /// @throws IllegalArgumentException if the factor lies outside (0, 1]
    public NormalisedMinSum {
      if (!(factor > 0 && factor <= 1)) {
        throw new IllegalArgumentException(
            "normalisation is %s but must lie in (0, 1]".formatted(factor));
      }
    }
  }

  /// Min-sum: sign product and least magnitude of the others less an offset, at least 0.
  ///
  /// @param offset at least 0, as an LLR; 0.5 is usual
  record OffsetMinSum(double offset) implements CheckRule {
    /// @throws IllegalArgumentException if the offset is negative or not finite
    public OffsetMinSum {
      if (!(offset >= 0 && offset <= 100)) {
        throw new IllegalArgumentException(
            "offset is %s but must lie in [0, 100]".formatted(offset));
      }
    }
  }
}
