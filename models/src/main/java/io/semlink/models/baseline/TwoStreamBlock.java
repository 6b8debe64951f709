package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.TransBottleneckDecoder;
import io.semlink.simulator.sensor.SegmentationClass;

/// RTFNet (Sun et al., RA-L 2019) or FEANet (Deng et al., IROS 2021): an encoder of two streams, a
/// decoder of TransBottleneck pairs.
///
/// Inputs (N, 3, H, W) and (N, 1, H, W), both sides multiples of 32; output (N, 9, H, W).
final class TwoStreamBlock extends ArrayBlock {
  private final TwoStreamEncoder encoder;
  private final TransBottleneckDecoder decoder;

  /// A network.
  ///
  /// @param encoder its new encoder
  /// @param channels of the encoder's output
  /// @param form with or without an activation of the logits
  TwoStreamBlock(TwoStreamEncoder encoder, int channels, FusionForm form) {
    this.encoder = addChildBlock("encoder", encoder);
    boolean activated = form == FusionForm.AS_PUBLISHED;
    decoder =
        addChildBlock(
            "decoder", new TransBottleneckDecoder(channels, SegmentationClass.COUNT, activated));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.apply(decoder, pass.apply(encoder, inputs.get(0), inputs.get(1)));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return MfNetStream.map(inputs[0], SegmentationClass.COUNT, 1);
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(decoder, children.initialize(encoder, inputs));
  }
}
