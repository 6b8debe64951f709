package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import io.semlink.models.nn.ArrayBlock;
import io.semlink.models.nn.Convolutions;
import io.semlink.models.nn.Pass;
import io.semlink.simulator.sensor.Modality;
import org.jspecify.annotations.Nullable;

/// The transmitter's network: unimodal encoders, tokens, cross-attention, fusion, bit generator.
/// With one modality there is one encoder and nothing to attend to.
///
/// Inputs: RGB (N, 3, H, W) and thermal (N, 1, H, W), both in [0, 1]. Output (N, planes, h, w):
/// logit of bit 1 minus logit of bit 0. The bit generator is a 3x3 convolution to two logits a bit,
/// so the bits stay where their cell is. Differs from the paper in a batch normalisation of the
/// logits: without it many bits settle on one value and carry nothing.
final class PromscEncoder extends ArrayBlock {
  private final PromscConfig config;
  private final @Nullable UnimodalEncoder rgb;
  private final @Nullable UnimodalEncoder thermal;
  private final @Nullable CrossRefinement rgbRefinement;
  private final @Nullable CrossRefinement thermalRefinement;
  private final SequentialBlock fusion;
  private final SequentialBlock bits;

  PromscEncoder(PromscConfig config) {
    this.config = config;
    boolean both = config.modality() == Modality.BOTH;
    rgb = config.modality().usesRgb() ? unimodal("rgb") : null;
    thermal = config.modality().usesThermal() ? unimodal("thermal") : null;
    rgbRefinement = both ? addChildBlock("rgb_refinement", new CrossRefinement(config)) : null;
    thermalRefinement =
        both ? addChildBlock("thermal_refinement", new CrossRefinement(config)) : null;
    fusion = new SequentialBlock();
    for (int k = 0; k < config.fusion().stages(); k++) {
      fusion.add(new FusionStage(config.fusedChannels(), config.fusion().inceptionLayers()));
    }
    addChildBlock("fusion", fusion);
    bits = addChildBlock("bits", Convolutions.convBn(2 * config.maxPlanes(), 3, 1));
  }

  private UnimodalEncoder unimodal(String name) {
    return new UnimodalEncoder(
        addChildBlock(name, config.trunk().newBlock()),
        addChildBlock(name + "_tokens", new TokenEmbedding(config)));
  }

  @Override
  protected NDArray compute(Pass pass, NDList inputs) {
    NDArray tokens = fuse(pass, inputs.get(0), inputs.get(1));
    long n = tokens.getShape().get(0);
    int h = config.gridHeight();
    int w = config.gridWidth();
    NDArray map = tokens.transpose(0, 2, 1).reshape(n, config.fusedChannels(), h, w);
    NDArray logits =
        pass.apply(bits, pass.apply(fusion, map)).reshape(n, config.maxPlanes(), 2, h, w);
    return logits.get(new NDIndex(":, :, 1")).sub(logits.get(new NDIndex(":, :, 0")));
  }

  /// Tokens (N, h w, d), or (N, h w, 2d) with both modalities.
  private NDArray fuse(Pass pass, NDArray rgbImage, NDArray thermalImage) {
    if (rgb == null) {
      return encode(pass, thermal, thermalImage);
    }
    if (thermal == null) {
      return encode(pass, rgb, rgbImage);
    }
    NDArray sr = rgb.encode(pass, rgbImage);
    NDArray st = thermal.encode(pass, thermalImage);
    return refine(pass, rgbRefinement, sr, st).concat(refine(pass, thermalRefinement, st, sr), 2);
  }

  private static NDArray encode(Pass pass, @Nullable UnimodalEncoder encoder, NDArray image) {
    return java.util.Objects.requireNonNull(encoder).encode(pass, image);
  }

  private static NDArray refine(
      Pass pass, @Nullable CrossRefinement refinement, NDArray own, NDArray other) {
    return pass.apply(java.util.Objects.requireNonNull(refinement), own, other);
  }

  /// The map of a trunk, (N, channels, h, w).
  ///
  /// @param modality RGB or THERMAL
  /// @param image (N, 3, H, W) for RGB, (N, 1, H, W) for thermal
  /// @throws IllegalArgumentException if this encoder has no such trunk
  NDArray map(Pass pass, Modality modality, NDArray image) {
    UnimodalEncoder encoder = modality == Modality.RGB ? rgb : thermal;
    if (encoder == null) {
      throw new IllegalArgumentException(
          "%s has no trunk for %s".formatted(config.name(), modality.keyword()));
    }
    return pass.apply(encoder.trunk(), image);
  }

  @Override
  protected Shape outputShape(Shape[] inputs) {
    return new Shape(inputs[0].get(0), config.maxPlanes(), config.gridHeight(), config.gridWidth());
  }

  @Override
  protected void initializeChildren(ChildInitializer children, Shape[] inputs) {
    Shape tokens = inputs[0];
    if (rgb != null) {
      tokens = rgb.initialize(children, inputs[0]);
    }
    if (thermal != null) {
      tokens = thermal.initialize(children, inputs[1]);
    }
    if (rgbRefinement != null && thermalRefinement != null) {
      children.initialize(rgbRefinement, tokens, tokens);
      children.initialize(thermalRefinement, tokens, tokens);
    }
    Shape map =
        new Shape(tokens.get(0), config.fusedChannels(), config.gridHeight(), config.gridWidth());
    children.initialize(bits, children.initialize(fusion, map));
  }
}
