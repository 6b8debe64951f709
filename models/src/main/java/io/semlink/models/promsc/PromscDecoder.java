package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.PixelShuffle;
import io.semlink.models.nn.ResidualBlock;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.List;

/// The receiver's network: a 3x3 convolution from the planes, a residual block, four learned
/// upsamplings by two.
///
/// Input (N, planes, h, w): u = 2 P(bit = 1) - 1 in [-1, 1], 0 for planes that were not sent and
/// bits that were lost. Output (N, 9, H, W): logits of the classes.
final class PromscDecoder extends ArrayBlock {
  private final SequentialBlock layers = new SequentialBlock();

  PromscDecoder(PromscConfig config) {
    List<Integer> channels = config.decoderChannels();
    layers.add(Convolutions.convBnRelu(channels.get(0), 3, 1));
    layers.add(new ResidualBlock(channels.get(0), channels.get(0), 1));
    for (int c : channels.subList(1, channels.size())) {
      layers.add(new PixelShuffle(c)).add(Convolutions.batchNorm()).add(Activation::relu);
    }
    layers.add(new PixelShuffle(SegmentationClass.COUNT));
    addChildBlock("layers", layers);
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.apply(layers, inputs.head());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return layers.getOutputShapes(inputs)[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(layers, inputs);
  }
}
