package io.semlink.models.baseline;

import ai.djl.nn.Block;
import io.semlink.models.nn.ResNetLayout;
import java.util.List;

/// Which network labels the pixels of an RGB and a thermal image. All are fully convolutional: the
/// same parameters serve every size of image.
public sealed interface FusionArchitecture {
  /// What both sides of an image must be multiples of, in pixels.
  int stride();

  /// New layers: images (N, 3, H, W) and (N, 1, H, W) in [0, 1] to logits (N, 9, H, W). The form
  /// has no influence on the parameters.
  ///
  /// @param form regular or as published
  Block newBlock(FusionForm form);

  /// MFNet: two streams of 3x3 convolutions and mini-inceptions, four upsamplings with sums of the
  /// streams' maps.
  ///
  /// @param rgb channels of the RGB stream at 1, 1/2, 1/4 and 1/8 of the resolution
  /// @param thermal channels of the thermal stream
  record MfNet(List<Integer> rgb, List<Integer> thermal) implements FusionArchitecture {
    private static final int STAGES = 4;

    /// The published widths.
    public static final MfNet PUBLISHED =
        new MfNet(List.of(16, 48, 48, 96), List.of(16, 16, 16, 36));

    /// @throws IllegalArgumentException if a stream has not four positive numbers of which the last
    ///   is even
    public MfNet {
      rgb = List.copyOf(rgb);
      thermal = List.copyOf(thermal);
      for (List<Integer> stream : List.of(rgb, thermal)) {
        if (stream.size() != STAGES
            || stream.stream().anyMatch(channels -> channels < 1)
            || stream.getLast() % 2 != 0) {
          throw new IllegalArgumentException(
              "a stream of MFNet needs four numbers >= 1, the last one even, not %s"
                  .formatted(stream));
        }
      }
    }

    /// Channels of both streams side by side.
    ///
    /// @param stage 0 to 3
    int channels(int stage) {
      return rgb.get(stage) + thermal.get(stage);
    }

    @Override
    public int stride() {
      return 1 << STAGES;
    }

    @Override
    public Block newBlock(FusionForm form) {
      return new MfNetBlock(this, form);
    }
  }

  /// RTFNet: two residual networks, the thermal maps added to the RGB stream, and a decoder of
  /// TransBottleneck pairs.
  ///
  /// @param trunk layout of both residual networks
  record RtfNet(ResNetLayout trunk) implements FusionArchitecture {
    /// @throws IllegalArgumentException if the trunk does not end with 1/32 of the resolution and a
    ///   multiple of 16 channels
    public RtfNet {
      requireDecodable(trunk);
    }

    @Override
    public int stride() {
      return trunk.stride();
    }

    @Override
    public Block newBlock(FusionForm form) {
      return new TwoStreamBlock(TwoStreamEncoder.plain(trunk), trunk.channels(), form);
    }
  }

  /// FEANet: RTFNet whose maps pass channel and spatial attention before they are added.
  ///
  /// @param trunk layout of both residual networks
  record FeaNet(ResNetLayout trunk) implements FusionArchitecture {
    /// @throws IllegalArgumentException if the trunk does not end with 1/32 of the resolution and a
    ///   multiple of 16 channels
    public FeaNet {
      requireDecodable(trunk);
    }

    @Override
    public int stride() {
      return trunk.stride();
    }

    @Override
    public Block newBlock(FusionForm form) {
      return new TwoStreamBlock(TwoStreamEncoder.enhanced(trunk, form), trunk.channels(), form);
    }
  }

  private static void requireDecodable(ResNetLayout trunk) {
    if (trunk.blocks().size() != 4 || trunk.channels() % 16 != 0) {
      throw new IllegalArgumentException(
          "the decoder needs four layers and a multiple of 16 channels, not %s and %s"
              .formatted(trunk.blocks().size(), trunk.channels()));
    }
  }
}
