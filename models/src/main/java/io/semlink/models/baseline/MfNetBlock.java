package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.Pass;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.ArrayList;
import java.util.List;

/// MFNet (Ha et al., IROS 2017): two streams, their last maps side by side, then four times:
/// doubled, the streams' maps of that size added (not at the full size), one convolution.
///
/// Inputs (N, 3, H, W) and (N, 1, H, W), both sides multiples of 16; output (N, 9, H, W).
final class MfNetBlock extends ArrayBlock {
  private final FusionArchitecture.MfNet widths;
  private final MfNetStream rgb;
  private final MfNetStream thermal;

  /// Convolutions at 1/8, 1/4, 1/2 and the whole of the resolution.
  private final List<Block> decoders = new ArrayList<>();

  /// A network.
  ///
  /// @param widths of both streams; those of the decoder follow
  /// @param form with or without an activation of the logits
  MfNetBlock(FusionArchitecture.MfNet widths, FusionForm form) {
    this.widths = widths;
    rgb = addChildBlock("rgb", new MfNetStream(widths.rgb()));
    thermal = addChildBlock("thermal", new MfNetStream(widths.thermal()));
    for (int stage = 3; stage > 0; stage--) {
      Block decoder = Convolutions.convBnLeaky(widths.channels(stage - 1));
      decoders.add(addChildBlock("decode" + (stage + 1), decoder));
    }
    decoders.add(addChildBlock("decode1", logits(form)));
  }

  private static SequentialBlock logits(FusionForm form) {
    SequentialBlock layers =
        new SequentialBlock()
            .add(Convolutions.logits(SegmentationClass.COUNT))
            .add(Convolutions.batchNorm());
    return form == FusionForm.AS_PUBLISHED ? layers.add(Convolutions.leakyRelu()) : layers;
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    List<NDArray> maps = new ArrayList<>();
    NDArray r = inputs.get(0);
    NDArray t = inputs.get(1);
    for (int i = 0; i < rgb.stages().size(); i++) {
      r = pass.chain(r, rgb.stages().get(i));
      t = pass.chain(t, thermal.stages().get(i));
      maps.add(r.concat(t, 1));
    }
    NDArray x = maps.removeLast();
    for (Block decoder : decoders) {
      NDArray doubled = doubled(x);
      x = pass.apply(decoder, maps.isEmpty() ? doubled : doubled.add(maps.removeLast()));
    }
    return x;
  }

  /// Each pixel as a square of four.
  ///
  /// @param x (N, C, H, W), not modified
  /// @return (N, C, 2 H, 2 W)
  static NDArray doubled(NDArray x) {
    Shape s = x.getShape();
    long n = s.get(0);
    long c = s.get(1);
    long h = s.get(2);
    long w = s.get(3);
    return x.reshape(n, c, h, 1, w, 1).broadcast(n, c, h, 2, w, 2).reshape(n, c, 2 * h, 2 * w);
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return MfNetStream.map(inputs[0], SegmentationClass.COUNT, 1);
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(rgb, inputs[0]);
    children.initialize(thermal, inputs[1]);
    for (int stage = 3; stage >= 0; stage--) {
      Shape map = MfNetStream.map(inputs[0], widths.channels(stage), 1 << stage);
      children.initialize(decoders.get(3 - stage), map);
    }
  }
}
