package io.semlink.models.promsc;

import ai.djl.nn.Block;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.ResNetTrunk;
import java.util.List;

/// Which trunk the unimodal encoders have.
public sealed interface Trunk {
  /// Pixels a cell of the last map is wide and high.
  int stride();

  /// Channels of the last map.
  int channels();

  /// A new trunk: images (N, 3 or 1, H, W) in [0, 1] to a map (N, channels, H / stride, W /
  /// stride).
  Block newBlock();

  /// A 3x3 convolution and three stages of residual blocks with w, 2w, 4w, 8w channels, attention
  /// after each. Differs from the paper, whose trunk is a ResNet-152 with stride 32.
  ///
  /// @param width w, a multiple of 8
  /// @param blocks residual blocks a stage, at least 1
  record Residual(int width, int blocks) implements Trunk {
    @Override
    public int stride() {
      return 16;
    }

    @Override
    public int channels() {
      return 8 * width;
    }

    @Override
    public Block newBlock() {
      return new ResidualTrunk(this);
    }
  }

  /// A residual network of bottleneck blocks, as in the paper.
  ///
  /// @param blocks bottleneck blocks a layer, one to four layers
  /// @param attention attention after the first convolution and after each layer
  record ResNet(List<Integer> blocks, AttentionForm attention) implements Trunk {
    /// @throws IllegalArgumentException if there are not one to four layers
    public ResNet {
      blocks = List.copyOf(blocks);
      if (blocks.isEmpty() || blocks.size() > 4) {
        throw new IllegalArgumentException(
            "a residual network has one to four layers, not %s".formatted(blocks.size()));
      }
    }

    @Override
    public int stride() {
      return 2 << blocks.size();
    }

    @Override
    public int channels() {
      return 128 << blocks.size();
    }

    @Override
    public Block newBlock() {
      return new ResNetTrunk(blocks, attention);
    }
  }
}
