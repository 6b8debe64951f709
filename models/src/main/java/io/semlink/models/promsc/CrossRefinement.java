package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.AttentionBlock;
import io.semlink.models.nn.Pass;

/// What one modality learns from the other: o = s + sigmoid(M) .* c with c = attention(queries s,
/// keys and values of the other modality) and a learnable matrix M, first 0.
///
/// Inputs: own tokens s (N, n, d) and the other's (N, n, d); output o (N, n, d).
final class CrossRefinement extends ArrayBlock {
  private final AttentionBlock attention;
  private final Parameter gate;

  CrossRefinement(PromscConfig config) {
    attention = addChildBlock("attention", config.fusion().newAttention());
    gate =
        addParameter(
            Parameter.builder()
                .setName("gate")
                .setType(Parameter.Type.OTHER)
                .optShape(new Shape(1, config.bitsPerPlane(), config.fusion().embedding()))
                .optInitializer(Initializer.ZEROS)
                .build());
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray own = inputs.get(0);
    NDArray learned = pass.apply(attention, own, inputs.get(1));
    NDArray weights = Activation.sigmoid(pass.value(gate, own));
    // DJL would keep it until the parameters are closed.
    weights.attach(own.getManager());
    return own.add(learned.mul(weights));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    children.initialize(attention, inputs);
  }
}
