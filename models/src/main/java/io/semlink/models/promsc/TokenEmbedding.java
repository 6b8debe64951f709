package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.AttentionBlock;
import io.semlink.models.nn.Pass;

/// Tokens of one modality: a linear map of each cell, learnable positions, self-attention.
///
/// Input (N, channels, h, w), output (N, h w, d); token index y * w + x.
final class TokenEmbedding extends ArrayBlock {
  private final Linear embed;
  private final Parameter position;
  private final AttentionBlock attention;

  TokenEmbedding(PromscConfig config) {
    embed = addChildBlock("embed", Linear.builder().setUnits(config.fusion().embedding()).build());
    attention = addChildBlock("attention", config.fusion().newAttention());
    position =
        addParameter(
            Parameter.builder()
                .setName("position")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(1, config.bitsPerPlane(), config.fusion().embedding()))
                .optInitializer(Initializer.ZEROS)
                .build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray map = inputs.head();
    Shape s = map.getShape();
    NDArray cells = map.reshape(s.get(0), s.get(1), s.get(2) * s.get(3)).transpose(0, 2, 1);
    return pass.apply(attention, pass.apply(embed, cells).add(pass.value(position, map)));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return embed.getOutputShapes(new Shape[] {cells(inputs[0])})[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(attention, children.initialize(embed, cells(inputs[0])));
  }

  private static Shape cells(Shape map) {
    return new Shape(map.get(0), map.get(2) * map.get(3), map.get(1));
  }
}
