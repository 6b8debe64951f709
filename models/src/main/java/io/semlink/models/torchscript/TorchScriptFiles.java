package io.semlink.models.torchscript;

import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;

/// A scheme in two files.
///
/// @param encoder TorchScript module: rgb (N, 3, H, W) and thermal (N, 1, H, W), both in [0, 1], to
///   values (N, C, h, w) or (N, L) of which a positive one is bit 1 and any other bit 0
/// @param decoder TorchScript module: u = 2 P(bit = 1) - 1 in the encoder's shape, 0 for bits that
///   were lost or not sent, to logits (N, 9, H, W) of the classes
/// @param resolution H x W
/// @param nested whether the first planes of h w bits are a code of their own (with (N, L): the
///   first bits), so that a frame may carry fewer; otherwise every frame carries all bits
public record TorchScriptFiles(Path encoder, Path decoder, Resolution resolution, boolean nested) {}
