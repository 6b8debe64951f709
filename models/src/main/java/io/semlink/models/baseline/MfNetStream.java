package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.MiniInception;
import io.semlink.models.nn.Pass;
import java.util.List;

/// MFNet's encoder of one modality (Ha et al., IROS 2017): 3x3 convolutions, two mini-inceptions of
/// three layers, four 2x2 maxima.
///
/// Input (N, 3 or 1, H, W), both sides multiples of 16; output (N, c, H / 16, W / 16).
final class MfNetStream extends ArrayBlock {
  private static final int INCEPTION_LAYERS = 3;
  private final List<Integer> channels;
  private final Block conv1;
  private final List<Block> conv2;
  private final List<Block> conv3;
  private final Block conv4;
  private final Block conv5;

  /// A stream.
  ///
  /// @param channels at 1, 1/2, 1/4 and 1/8 of the resolution; those at 1/16 are the last
  MfNetStream(List<Integer> channels) {
    this.channels = channels;
    conv1 = addChildBlock("conv1", Convolutions.convBnLeaky(channels.get(0)));
    conv2 =
        List.of(
            addChildBlock("conv2_1", Convolutions.convBnLeaky(channels.get(1))),
            addChildBlock("conv2_2", Convolutions.convBnLeaky(channels.get(1))));
    conv3 =
        List.of(
            addChildBlock("conv3_1", Convolutions.convBnLeaky(channels.get(2))),
            addChildBlock("conv3_2", Convolutions.convBnLeaky(channels.get(2))));
    conv4 = addChildBlock("conv4", miniInception(channels.get(3)));
    conv5 = addChildBlock("conv5", miniInception(channels.get(3)));
  }

  private static SequentialBlock miniInception(int channels) {
    SequentialBlock layers = new SequentialBlock();
    for (int i = 0; i < INCEPTION_LAYERS; i++) {
      layers.add(new MiniInception(channels, true));
    }
    return layers;
  }

  /// The blocks up to each map that the decoder looks at, to be run one after the other: maps at
  /// 1/2, 1/4, 1/8 and 1/16 of the resolution.
  ///
  /// @return four lists
  List<List<Block>> stages() {
    Block pool = Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    return List.of(
        List.of(conv1, pool, conv2.get(0), conv2.get(1)),
        List.of(pool, conv3.get(0), conv3.get(1)),
        List.of(pool, conv4),
        List.of(pool, conv5));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.chain(inputs.head(), stages().stream().flatMap(List::stream).toList());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return map(inputs[0], channels.get(3), 16);
  }

  /// Shape of a map at a part of the resolution.
  ///
  /// @param image (N, any, H, W)
  /// @param channels of the map
  /// @param stride H and W are divided by it
  static Shape map(Shape image, int channels, int stride) {
    return new Shape(image.get(0), channels, image.get(2) / stride, image.get(3) / stride);
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape image = inputs[0];
    children.initialize(conv1, image);
    children.initialize(
        conv2.get(1), children.initialize(conv2.get(0), map(image, channels.get(0), 2)));
    children.initialize(
        conv3.get(1), children.initialize(conv3.get(0), map(image, channels.get(1), 4)));
    children.initialize(conv4, map(image, channels.get(2), 8));
    children.initialize(conv5, map(image, channels.get(3), 16));
  }
}
