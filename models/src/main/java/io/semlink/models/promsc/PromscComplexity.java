package io.semlink.models.promsc;

import io.semlink.models.nn.Complexity;

/// Size and work of a ProMSC network for one frame, with all planes sent.
///
/// @param encoder the transmitter's network
/// @param decoder the receiver's network
public record PromscComplexity(Complexity encoder, Complexity decoder) {

  /// Counts a network without taking the memory that it needs.
  ///
  /// @param config its shape
  public static PromscComplexity of(PromscConfig config) {
    return new PromscComplexity(
        Complexity.measure(new PromscEncoder(config), config.imageShapes()),
        Complexity.measure(new PromscDecoder(config), config.codeShape()));
  }

  /// Both networks.
  public Complexity total() {
    return encoder.plus(decoder);
  }
}
