package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/// Channel attention, then spatial attention, at one tap of a trunk.
///
/// Input and output (N, C, H, W).
final class TapAttention extends ArrayBlock {
  /// Channels a hidden unit of the channel attention.
  static final int REDUCTION = 16;

  private final ChannelAttention channel;
  private final SpatialAttention spatial;

  /// For a number of channels.
  ///
  /// @param channels C
  /// @param form not `NONE`
  TapAttention(int channels, AttentionForm form) {
    channel = addChildBlock("channel", new ChannelAttention(channels, REDUCTION, form));
    spatial = addChildBlock("spatial", new SpatialAttention(form));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    return pass.chain(inputs.head(), List.of(channel, spatial));
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
}
