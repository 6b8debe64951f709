package io.semlink.models.promsc;

import io.semlink.simulator.units.Resolution;
import java.util.List;

/// Shape of a ProMSC network. A token is a cell of {@link #STRIDE} x {@link #STRIDE} pixels; a
/// plane is one bit of every token.
///
/// @param name name of the preset, as in "promsc-tiny"
/// @param resolution size of the frames, both sides multiples of the stride
/// @param width channels after the first convolution, w; the trunk has w, 2w, 4w, 8w
/// @param embedding features of a token in each modality, d
/// @param heads attention heads, divides d
/// @param fusionStages pairs of fusion block and squeeze-and-excitation, K
/// @param maxPlanes planes of the whole code; each smaller number is a legal code as well
/// @param decoderChannels channels of the decoder at 1/16, 1/8, 1/4 and 1/2 of the resolution
public record PromscConfig(
    String name,
    Resolution resolution,
    int width,
    int embedding,
    int heads,
    int fusionStages,
    int maxPlanes,
    List<Integer> decoderChannels) {
  /// Side of a token in pixels.
  public static final int STRIDE = 16;

  /// 96x128 frames, 48 tokens; trains on one processor core in about an hour.
  public static final PromscConfig TINY =
      new PromscConfig(
          "promsc-tiny", new Resolution(96, 128), 16, 64, 4, 1, 128, List.of(128, 64, 48, 24));

  /// @throws IllegalArgumentException if the resolution does not divide by the stride
  public PromscConfig {
    decoderChannels = List.copyOf(decoderChannels);
    if (resolution.height() % STRIDE != 0 || resolution.width() % STRIDE != 0) {
      throw new IllegalArgumentException(
          "resolution is %s but both sides must be multiples of %d".formatted(resolution, STRIDE));
    }
    if (decoderChannels.size() != 4) {
      throw new IllegalArgumentException("the decoder has four stages");
    }
  }

  /// Rows of tokens, h.
  public int gridHeight() {
    return resolution.height() / STRIDE;
  }

  /// Columns of tokens, w.
  public int gridWidth() {
    return resolution.width() / STRIDE;
  }

  /// Bits of one plane, h * w.
  public int bitsPerPlane() {
    return gridHeight() * gridWidth();
  }

  /// Planes in a payload.
  ///
  /// @param payloadBits size of the payload in bits
  /// @return C in 1..maxPlanes
  /// @throws IllegalArgumentException if the size is not C h w
  public int planes(int payloadBits) {
    int planes = payloadBits / bitsPerPlane();
    if (payloadBits % bitsPerPlane() != 0 || planes < 1 || planes > maxPlanes) {
      throw new IllegalArgumentException(
          "%s carries multiples of %d bits up to %d, not %d"
              .formatted(name, bitsPerPlane(), maxPlanes * bitsPerPlane(), payloadBits));
    }
    return planes;
  }
}
