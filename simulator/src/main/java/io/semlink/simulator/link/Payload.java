package io.semlink.simulator.link;

import io.semlink.simulator.bits.BitBlock;

/// What a frame encoder hands to the link: the bits of one frame, one transport block.
///
/// @param bits the payload, most significant plane first
public record Payload(BitBlock bits) {}
