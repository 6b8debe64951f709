package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.MiniInception;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.SqueezeExcitation;

/// One pair of fusion block and squeeze-and-excitation: the channels are split in half, one half
/// meets a 3x3 convolution, the other one a 3x3 convolution and a mini-inception; both halves are
/// weighted channel by channel with a look back at the input.
///
/// Input and output (N, c, h, w), c divisible by 4.
final class FusionStage extends ArrayBlock {
  private final SequentialBlock plain;
  private final SequentialBlock inception;
  private final SqueezeExcitation excitation;

  FusionStage(int channels, int inceptionLayers) {
    int half = channels / 2;
    plain = addChildBlock("plain", Convolutions.convBnRelu(half, 3, 1));
    inception = addChildBlock("inception", Convolutions.convBnRelu(half, 3, 1));
    for (int i = 0; i < inceptionLayers; i++) {
      inception.add(new MiniInception(half));
    }
    excitation = addChildBlock("excitation", new SqueezeExcitation(channels, channels));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    NDList halves = x.split(2, 1);
    NDArray fused =
        pass.apply(plain, halves.get(0)).concat(pass.apply(inception, halves.get(1)), 1);
    return pass.apply(excitation, fused, x);
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape x = inputs[0];
    Shape half = new Shape(x.get(0), x.get(1) / 2, x.get(2), x.get(3));
    children.initialize(plain, half);
    children.initialize(inception, half);
    children.initialize(excitation, x, x);
  }
}
