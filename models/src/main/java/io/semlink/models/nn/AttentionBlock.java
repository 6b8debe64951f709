package io.semlink.models.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;

/// Pre-norm transformer block whose queries may come from other tokens than its keys and values: y
/// = q + MHA(LN(q), LN(kv)); output y + MLP(LN(y)) with one hidden layer and GELU (Vaswani et al.,
/// NeurIPS 2017; pre-norm as in Xiong et al., ICML 2020).
///
/// Inputs: queries (N, n, d) and keys/values (N, m, d); with one input both are the same and the
/// block is self-attention. Output (N, n, d).
public final class AttentionBlock extends ArrayBlock implements OwnWork {
  private final int heads;
  private final LayerNorm queryNorm;
  private final LayerNorm contextNorm;
  private final LayerNorm mlpNorm;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear out;
  private final Linear hidden;
  private final Linear contract;

  /// For tokens of a width, with a hidden layer of twice the width.
  ///
  /// @param width features a token, d
  /// @param heads number of heads, divides d
  /// @throws IllegalArgumentException if the heads do not divide the width
  public AttentionBlock(int width, int heads) {
    this(width, heads, 2 * width);
  }

  /// For tokens of a width.
  ///
  /// @param width features a token, d
  /// @param heads number of heads, divides d
  /// @param hiddenWidth units of the hidden layer
  /// @throws IllegalArgumentException if the heads do not divide the width
  public AttentionBlock(int width, int heads, int hiddenWidth) {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "%s heads do not divide %s features".formatted(heads, width));
    }
    this.heads = heads;
    queryNorm = addChildBlock("query_norm", LayerNorm.builder().axis(2).build());
    contextNorm = addChildBlock("context_norm", LayerNorm.builder().axis(2).build());
    mlpNorm = addChildBlock("mlp_norm", LayerNorm.builder().axis(2).build());
    query = addChildBlock("query", linear(width));
    key = addChildBlock("key", linear(width));
    value = addChildBlock("value", linear(width));
    out = addChildBlock("out", linear(width));
    hidden = addChildBlock("mlp_hidden", linear(hiddenWidth));
    contract = addChildBlock("mlp_out", linear(width));
  }

  private static Linear linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray tokens = inputs.get(0);
    NDArray context = pass.apply(contextNorm, inputs.get(inputs.size() - 1));
    NDArray q = split(pass.apply(query, pass.apply(queryNorm, tokens)));
    NDArray k = split(pass.apply(key, context));
    NDArray v = split(pass.apply(value, context));
    float scale = (float) (1 / StrictMath.sqrt((double) q.getShape().get(3)));
    NDArray weights = Scaling.times(q.matMul(k.transpose(0, 1, 3, 2)), scale).softmax(-1);
    NDArray mixed = weights.matMul(v).transpose(0, 2, 1, 3).reshape(tokens.getShape());
    NDArray y = tokens.add(pass.apply(out, mixed));
    return y.add(pass.apply(contract, Activation.gelu(pass.apply(hidden, pass.apply(mlpNorm, y)))));
  }

  /// (N, n, d) to (N, heads, n, d / heads).
  private NDArray split(NDArray x) {
    Shape s = x.getShape();
    return x.reshape(s.get(0), s.get(1), heads, s.get(2) / heads).transpose(0, 2, 1, 3);
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return inputs[0];
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape tokens = inputs[0];
    Shape context = inputs[inputs.length - 1];
    children.initialize(queryNorm, tokens);
    children.initialize(contextNorm, context);
    children.initialize(mlpNorm, tokens);
    children.initialize(query, tokens);
    children.initialize(key, context);
    children.initialize(value, context);
    children.initialize(out, tokens);
    children.initialize(contract, children.initialize(hidden, tokens));
  }

  /// Queries with keys, and weights with values: two products of n m d.
  @Override
  public Complexity ownWork(Shape[] inputs) {
    Shape context = inputs[inputs.length - 1];
    return new Complexity(0, 2 * inputs[0].size() * context.get(1), 0);
  }
}
