package io.semlink.models.promsc;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.semlink.models.nn.ArrayBlock.ChildInitializer;
import io.semlink.models.nn.Pass;

/// Image of one modality to tokens: a trunk, an embedding. The blocks are children of the encoder
/// of which this is a part.
///
/// @param trunk image (N, 3 or 1, H, W) to map
/// @param tokens map to tokens (N, h w, d)
record UnimodalEncoder(Block trunk, TokenEmbedding tokens) {

  NDArray encode(Pass pass, NDArray image) {
    return pass.apply(tokens, pass.apply(trunk, image));
  }

  Shape initialize(ChildInitializer children, Shape image) {
    return children.initialize(tokens, children.initialize(trunk, image));
  }
}
