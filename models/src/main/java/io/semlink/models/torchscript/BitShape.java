package io.semlink.models.torchscript;

import ai.djl.ndarray.types.Shape;
import io.semlink.simulator.link.BadWeightsException;
import java.nio.file.Path;

/// The bits of one frame as the encoder arranges them.
///
/// @param perFrame (C, h, w) or (L)
record BitShape(Shape perFrame) {
  private static final long MOST = 1 << 24;

  /// The shape of an encoder's output for one frame.
  ///
  /// @param encoder its file, for messages
  /// @param output shape for a batch of one
  /// @throws BadWeightsException if it is neither (1, C, h, w) nor (1, L), or has no bit or more
  ///   than 2^24
  static BitShape of(Path encoder, Shape output) {
    boolean legal = output.dimension() == 2 || output.dimension() == 4;
    if (!legal || output.get(0) != 1 || output.size() < 1 || output.size() > MOST) {
      throw new BadWeightsException(
          "%s gives shape %s for one frame but must give (1, C, h, w) or (1, L)"
              .formatted(encoder, output));
    }
    return new BitShape(output.slice(1));
  }

  /// Shape of a batch.
  Shape batch(int numFrames) {
    return new Shape(numFrames).addAll(perFrame);
  }

  /// All bits of a frame.
  int numBits() {
    return (int) perFrame.size();
  }

  /// Bits of one plane: h w, or 1.
  int bitsPerPlane() {
    return (int) (perFrame.size() / perFrame.get(0));
  }

  /// Refuses payloads that the scheme cannot carry.
  ///
  /// @throws IllegalArgumentException if they are not whole planes, or not all of them where the
  ///   code is not nested
  void requireLegal(int payloadBits, boolean nested) {
    int unit = nested ? bitsPerPlane() : numBits();
    if (payloadBits < unit || payloadBits > numBits() || payloadBits % unit != 0) {
      throw new IllegalArgumentException(
          "torchscript carries multiples of %s bits up to %s, not %s"
              .formatted(unit, numBits(), payloadBits));
    }
  }
}
