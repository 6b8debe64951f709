/// Parameters of networks as files: names as PyTorch would give them, the safetensors format,
/// checks, hashes, and the first values.
///
/// May use DJL, `simulator.random` and `simulator.link`; knows no particular network.
@NullMarked
package io.semlink.models.weights;

import org.jspecify.annotations.NullMarked;
