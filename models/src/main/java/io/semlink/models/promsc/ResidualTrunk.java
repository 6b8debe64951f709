package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.ChannelAttention;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.ResidualBlock;
import io.semlink.models.nn.SpatialAttention;

/// Trunk of one modality: a 3x3 convolution and three stages of residual blocks, each with stride 2
/// and followed by channel and spatial attention (the "taps").
///
/// Input (N, 3 or 1, H, W) in [0, 1]; output (N, 8w, H / 16, W / 16).
final class ResidualTrunk extends ArrayBlock {
  private static final int REDUCTION = 16;
  private final SequentialBlock trunk = new SequentialBlock();

  ResidualTrunk(Trunk.Residual settings) {
    int width = settings.width();
    trunk.add(Convolutions.convBnRelu(width, 3, 2));
    addAttention(width);
    for (int channels = 2 * width; channels <= 8 * width; channels *= 2) {
      trunk.add(new ResidualBlock(channels / 2, channels, 2));
      for (int i = 1; i < settings.blocks(); i++) {
        trunk.add(new ResidualBlock(channels, channels, 1));
      }
      addAttention(channels);
    }
    addChildBlock("trunk", trunk);
  }

  private void addAttention(int channels) {
    trunk.add(new ChannelAttention(channels, REDUCTION)).add(new SpatialAttention());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.apply(trunk, inputs.head());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return trunk.getOutputShapes(inputs)[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(trunk, inputs);
  }
}
