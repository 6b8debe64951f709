package io.semlink.models.promsc;

import io.semlink.models.nn.AttentionBlock;
import java.util.stream.IntStream;

/// Shape of tokens and fusion.
///
/// @param embedding features of a token in each modality, d
/// @param heads attention heads, divides d
/// @param hidden units of the hidden layer behind each attention
/// @param stages pairs of fusion block and squeeze-and-excitation, K
/// @param inceptionLayers layers of each mini-inception; MFNet has 3
public record FusionConfig(int embedding, int heads, int hidden, int stages, int inceptionLayers) {
  /// @throws IllegalArgumentException if a number is below 1 or the heads do not divide the
  ///   features
  public FusionConfig {
    IntStream numbers = IntStream.of(embedding, heads, hidden, stages, inceptionLayers);
    if (numbers.anyMatch(number -> number < 1) || embedding % heads != 0) {
      throw new IllegalArgumentException(
          "fusion needs numbers >= 1 and heads that divide the features, not %s, %s, %s, %s, %s"
              .formatted(embedding, heads, hidden, stages, inceptionLayers));
    }
  }

  /// With hidden layers of twice the features and mini-inceptions of one layer.
  ///
  /// @param embedding features of a token in each modality, d
  /// @param heads attention heads, divides d
  /// @param stages pairs of fusion block and squeeze-and-excitation, K
  public FusionConfig(int embedding, int heads, int stages) {
    this(embedding, heads, 2 * embedding, stages, 1);
  }

  /// New attention over tokens of this shape.
  AttentionBlock newAttention() {
    return new AttentionBlock(embedding, heads, hidden);
  }
}
