package io.semlink.models.promsc;

/// Shape of tokens and fusion.
///
/// @param embedding features of a token in each modality, d
/// @param heads attention heads, divides d
/// @param stages pairs of fusion block and squeeze-and-excitation, K
public record FusionConfig(int embedding, int heads, int stages) {
  /// @throws IllegalArgumentException if a number is below 1 or the heads do not divide the
  ///   features
  public FusionConfig {
    if (embedding < 1 || heads < 1 || stages < 1 || embedding % heads != 0) {
      throw new IllegalArgumentException(
          "fusion needs features, heads and stages >= 1 and heads that divide the features, not"
              + " %d, %d, %d".formatted(embedding, heads, stages));
    }
  }
}
