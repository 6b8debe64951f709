package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/// Feature-enhanced attention module, FEAM, with the sum after it (FEANet: Deng et al., IROS 2021):
/// channel attention, then spatial attention, both from the maximum only and both with the same
/// weights for the two modalities; the enhanced thermal map is added to the enhanced RGB map.
///
/// Inputs: RGB map (N, C, H, W) and thermal map (N, C, H, W); output (N, C, H, W).
public final class FeatureEnhancement extends ArrayBlock implements OwnWork {
  private final boolean channelWeightsLost;
  private final ChannelAttention channel;
  private final SpatialAttention spatial;

  /// For a number of channels.
  ///
  /// @param channels C
  /// @param channelWeightsLost whether the thermal map t counts as t SA(t CA(t)), without the
  ///   channel weights, as FEANet's published code has it after its third layer
  public FeatureEnhancement(int channels, boolean channelWeightsLost) {
    this.channelWeightsLost = channelWeightsLost;
    AttentionForm form = AttentionForm.MAX_ONLY;
    channel =
        addChildBlock("channel", new ChannelAttention(channels, TapAttention.REDUCTION, form));
    spatial = addChildBlock("spatial", new SpatialAttention(form));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray rgb = pass.chain(inputs.get(0), List.of(channel, spatial));
    NDArray thermal = inputs.get(1);
    NDArray weighted = weighted(pass, thermal);
    NDArray carrier = channelWeightsLost ? thermal : weighted;
    return rgb.add(carrier.mul(spatial.weights(pass, weighted)));
  }

  /// A map times its channel weights, without the spatial ones.
  ///
  /// @param pass the pass this is part of
  /// @param map (N, C, H, W), not modified
  /// @return (N, C, H, W)
  public NDArray weighted(Pass pass, NDArray map) {
    return pass.apply(channel, map);
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(channel, inputs[0]);
    children.initialize(spatial, inputs[0]);
  }

  /// Both attentions run once more, for the thermal map.
  @Override
  public Complexity ownWork(Shape[] inputs) {
    Complexity once = Complexity.of(channel).plus(Complexity.of(spatial));
    return new Complexity(0, once.multiplyAdds(), once.thopOperations());
  }
}
