package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;

/// RTFNet's decoder (Sun et al., RA-L 2019): five pairs of blocks, each pair doubles height and
/// width and halves the channels, the last one goes to the classes. The regular form differs from
/// RTFNet in that no ReLU follows the last block, so that logits may be negative.
///
/// Input (N, channels, h, w), output (N, classes, 32 h, 32 w).
public final class TransBottleneckDecoder extends ArrayBlock {
  private static final int STAGES = 5;
  private final SequentialBlock layers = new SequentialBlock();

  /// A decoder of the regular form.
  ///
  /// @param channels channels of the input, a multiple of 16
  /// @param classes channels of the output
  public TransBottleneckDecoder(int channels, int classes) {
    this(channels, classes, false);
  }

  /// A decoder of either form, which has no influence on the parameters.
  ///
  /// @param channels channels of the input, a multiple of 16
  /// @param classes channels of the output
  /// @param activated whether a ReLU ends the last block, as in RTFNet
  public TransBottleneckDecoder(int channels, int classes, boolean activated) {
    for (int stage = 1; stage <= STAGES; stage++) {
      boolean last = stage == STAGES;
      layers.add(TransBottleneck.keeping(channels >> (stage - 1)));
      layers.add(TransBottleneck.doubling(last ? classes : channels >> stage, activated || !last));
    }
    addChildBlock("layers", layers);
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.chain(inputs.head(), layers.getChildren().values());
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return layers.getOutputShapes(inputs)[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(layers, inputs[0]);
  }
}
