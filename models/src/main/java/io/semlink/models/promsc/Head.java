package io.semlink.models.promsc;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.PixelShuffle;
import io.semlink.models.nn.ResidualBlock;
import io.semlink.models.nn.TransBottleneckDecoder;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.List;

/// How the receiver's network goes from the planes back to pixels.
public sealed interface Head {
  /// Factor by which a side grows.
  int stride();

  /// New layers: u (N, planes, h, w) to logits (N, 9, stride h, stride w).
  Block newBlock();

  /// A 3x3 convolution, a residual block, four learned upsamplings by two.
  ///
  /// @param channels channels at 1/16, 1/8, 1/4 and 1/2 of the resolution
  record Upsampling(List<Integer> channels) implements Head {
    /// @throws IllegalArgumentException if there are not four numbers
    public Upsampling {
      channels = List.copyOf(channels);
      if (channels.size() != 4) {
        throw new IllegalArgumentException(
            "the decoder has four stages, not %s".formatted(channels.size()));
      }
    }

    @Override
    public int stride() {
      return 16;
    }

    @Override
    public Block newBlock() {
      SequentialBlock layers = new SequentialBlock();
      layers.add(Convolutions.convBnRelu(channels.get(0), 3, 1));
      layers.add(new ResidualBlock(channels.get(0), channels.get(0), 1));
      for (int c : channels.subList(1, channels.size())) {
        layers.add(new PixelShuffle(c)).add(Convolutions.batchNorm()).add(Convolutions.relu());
      }
      return layers.add(new PixelShuffle(SegmentationClass.COUNT));
    }
  }

  /// A 3x3 convolution and RTFNet's decoder.
  ///
  /// @param channels channels at 1/32 of the resolution, a multiple of 16
  record TransBottlenecks(int channels) implements Head {
    /// @throws IllegalArgumentException if the channels cannot be halved four times
    public TransBottlenecks {
      if (channels < 16 || channels % 16 != 0) {
        throw new IllegalArgumentException(
            "channels are %s but must be a multiple of 16".formatted(channels));
      }
    }

    @Override
    public int stride() {
      return 32;
    }

    @Override
    public Block newBlock() {
      return new SequentialBlock()
          .add(Convolutions.convBnRelu(channels, 3, 1))
          .add(new TransBottleneckDecoder(channels, SegmentationClass.COUNT));
    }
  }
}
