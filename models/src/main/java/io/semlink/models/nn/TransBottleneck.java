package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Block of RTFNet's decoder (Sun et al., RA-L 2019): 1x1, 3x3 and a third convolution and a
/// shortcut. In the keeping form the third one is 3x3 and the shortcut is the input; in the
/// doubling form both are transposed 2x2 convolutions with stride 2.
///
/// Input (N, any, H, W), output (N, channels, H, W) or (N, channels, 2 H, 2 W).
final class TransBottleneck extends ArrayBlock {
  private final int channels;
  private final boolean activated;
  private final SequentialBlock body;
  private final Block conv3;
  private final BatchNorm bn3;
  private final @Nullable SequentialBlock upsample;

  private TransBottleneck(int channels, boolean doubling, boolean activated) {
    this.channels = channels;
    this.activated = activated;
    body =
        addChildBlock(
            "body",
            new SequentialBlock()
                .addAll(
                    Convolutions.convBnRelu(channels, 1, 1),
                    Convolutions.convBnRelu(channels, 3, 1)));
    conv3 =
        addChildBlock(
            "conv3", doubling ? new UpConvolution(channels) : Convolutions.conv(channels, 3, 1));
    bn3 = addChildBlock("bn3", Convolutions.batchNorm());
    upsample =
        doubling
            ? addChildBlock(
                "upsample",
                new SequentialBlock()
                    .add(new UpConvolution(channels))
                    .add(Convolutions.batchNorm()))
            : null;
  }

  /// Block that keeps the shape.
  ///
  /// @param channels channels of input and output
  static TransBottleneck keeping(int channels) {
    return new TransBottleneck(channels, false, true);
  }

  /// Block that doubles height and width.
  ///
  /// @param channels channels of the output
  /// @param activated whether a ReLU ends the block
  static TransBottleneck doubling(int channels, boolean activated) {
    return new TransBottleneck(channels, true, activated);
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    NDArray y = pass.chain(x, List.of(body, conv3, bn3));
    NDArray sum = y.add(upsample == null ? x : pass.apply(upsample, x));
    return activated ? Activation.relu(sum) : sum;
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    Shape x = inputs[0];
    int factor = upsample == null ? 1 : 2;
    return new Shape(x.get(0), channels, factor * x.get(2), factor * x.get(3));
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(bn3, children.initialize(conv3, children.initialize(body, inputs[0])));
    if (upsample != null) {
      children.initialize(upsample, inputs[0]);
    }
  }
}
