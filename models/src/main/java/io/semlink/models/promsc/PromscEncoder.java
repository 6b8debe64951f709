package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.Pass;

/// The transmitter's network: unimodal encoders, tokens, cross-attention, fusion, bit generator.
///
/// Inputs: RGB (N, 3, H, W) and thermal (N, 1, H, W), both in [0, 1]. Output (N, planes, h, w):
/// logit of bit 1 minus logit of bit 0. The bit generator is a 3x3 convolution to two logits a bit,
/// so the bits stay where their cell is. Differs from the paper in a batch normalisation of the
/// logits: without it many bits settle on one value and carry nothing.
final class PromscEncoder extends ArrayBlock {
  private final PromscConfig config;
  private final UnimodalEncoder rgb;
  private final UnimodalEncoder thermal;
  private final TokenEmbedding rgbTokens;
  private final TokenEmbedding thermalTokens;
  private final CrossRefinement rgbRefinement;
  private final CrossRefinement thermalRefinement;
  private final SequentialBlock fusion;
  private final SequentialBlock bits;

  PromscEncoder(PromscConfig config) {
    this.config = config;
    rgb = addChildBlock("rgb", new UnimodalEncoder(config.width()));
    thermal = addChildBlock("thermal", new UnimodalEncoder(config.width()));
    rgbTokens = addChildBlock("rgb_tokens", new TokenEmbedding(config));
    thermalTokens = addChildBlock("thermal_tokens", new TokenEmbedding(config));
    rgbRefinement = addChildBlock("rgb_refinement", new CrossRefinement(config));
    thermalRefinement = addChildBlock("thermal_refinement", new CrossRefinement(config));
    fusion = new SequentialBlock();
    for (int k = 0; k < config.fusionStages(); k++) {
      fusion.add(new FusionStage(2 * config.embedding()));
    }
    addChildBlock("fusion", fusion);
    bits = addChildBlock("bits", Convolutions.convBn(2 * config.maxPlanes(), 3, 1));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray sr = pass.apply(rgbTokens, pass.apply(rgb, inputs.get(0)));
    NDArray st = pass.apply(thermalTokens, pass.apply(thermal, inputs.get(1)));
    NDArray or = pass.apply(rgbRefinement, sr, st);
    NDArray ot = pass.apply(thermalRefinement, st, sr);
    long n = or.getShape().get(0);
    int h = config.gridHeight();
    int w = config.gridWidth();
    NDArray map = or.concat(ot, 2).transpose(0, 2, 1).reshape(n, 2L * config.embedding(), h, w);
    NDArray logits =
        pass.apply(bits, pass.apply(fusion, map)).reshape(n, config.maxPlanes(), 2, h, w);
    return logits.get(new NDIndex(":, :, 1")).sub(logits.get(new NDIndex(":, :, 0")));
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return new Shape(inputs[0].get(0), config.maxPlanes(), config.gridHeight(), config.gridWidth());
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape r = children.initialize(rgbTokens, children.initialize(rgb, inputs[0]));
    Shape t = children.initialize(thermalTokens, children.initialize(thermal, inputs[1]));
    children.initialize(rgbRefinement, r, t);
    children.initialize(thermalRefinement, t, r);
    Shape map =
        new Shape(r.get(0), 2L * config.embedding(), config.gridHeight(), config.gridWidth());
    children.initialize(bits, children.initialize(fusion, map));
  }
}
