/// A user's own encoder and decoder, from files of TorchScript (`torch.jit.save`), as a scheme.
///
/// May use `nn`, `promsc` (its tensors of frames), `weights` (hashes) and `simulator`.
@NullMarked
package io.semlink.models.torchscript;

import org.jspecify.annotations.NullMarked;
