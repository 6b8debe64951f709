package io.semlink.models.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.FeatureEnhancement;
import io.semlink.models.nn.Pass;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.models.nn.ResNetTrunk;
import java.util.ArrayList;
import java.util.List;

/// Encoder of RTFNet and FEANet: a residual network a modality; after the first convolution and
/// after each layer the thermal map is added to the RGB stream, in FEANet both of them enhanced
/// before. The sum is what the RGB stream goes on with, the thermal stream goes on with its own
/// map.
///
/// Inputs (N, 3, H, W) and (N, 1, H, W), both sides multiples of 32; output (N, channels of the
/// layout, H / 32, W / 32).
final class TwoStreamEncoder extends ArrayBlock {
  private static final int LAYER_1 = 1;
  private static final int LAYER_3 = 3;
  private final boolean thermalOverwritten;
  private final ResNetTrunk rgb;
  private final ResNetTrunk thermal;

  /// One a tap; none in RTFNet.
  private final List<FeatureEnhancement> enhancements = new ArrayList<>();

  private TwoStreamEncoder(ResNetLayout layout, boolean thermalOverwritten) {
    this.thermalOverwritten = thermalOverwritten;
    rgb = addChildBlock("rgb", new ResNetTrunk(layout, AttentionForm.NONE));
    thermal = addChildBlock("thermal", new ResNetTrunk(layout, AttentionForm.NONE));
  }

  /// RTFNet's encoder.
  ///
  /// @param layout of both residual networks
  static TwoStreamEncoder plain(ResNetLayout layout) {
    return new TwoStreamEncoder(layout, false);
  }

  /// FEANet's encoder.
  ///
  /// @param layout of both residual networks
  /// @param form with or without the two oddities of the published code
  static TwoStreamEncoder enhanced(ResNetLayout layout, FusionForm form) {
    boolean odd = form == FusionForm.AS_PUBLISHED;
    TwoStreamEncoder encoder = new TwoStreamEncoder(layout, odd);
    for (int tap = 0; tap <= layout.blocks().size(); tap++) {
      FeatureEnhancement enhancement =
          new FeatureEnhancement(layout.channels(tap), odd && tap == LAYER_3);
      encoder.enhancements.add(encoder.addChildBlock("enhancement" + (tap + 1), enhancement));
    }
    return encoder;
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray r = inputs.get(0);
    NDArray t = inputs.get(1);
    for (int tap = 0; tap < rgb.stages().size(); tap++) {
      r = pass.chain(r, rgb.stages().get(tap));
      t = pass.chain(t, thermal.stages().get(tap));
      r = enhancements.isEmpty() ? r.add(t) : pass.apply(enhancements.get(tap), r, t);
      if (thermalOverwritten && tap == LAYER_1) {
        t = enhancements.get(tap).weighted(pass, t);
      }
    }
    return r;
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return rgb.shapes(inputs[0]).getLast();
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(rgb, inputs[0]);
    children.initialize(thermal, inputs[1]);
    List<Shape> taps = rgb.shapes(inputs[0]);
    for (int tap = 0; tap < enhancements.size(); tap++) {
      children.initialize(enhancements.get(tap), taps.get(tap), taps.get(tap));
    }
  }
}
