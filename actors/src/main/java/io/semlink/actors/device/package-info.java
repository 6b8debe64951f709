/// Actors that own a device: each holds the network of an encoder or decoder in its device's memory
/// and runs one micro-batch at a time.
///
/// Batches are fixed by the frames' order alone (batch b of a point is its frames bB..bB+B-1, the
/// last one padded), so the same frames give the same numbers however many actors share the work
/// and whichever of them runs a batch.
@NullMarked
package io.semlink.actors.device;

import org.jspecify.annotations.NullMarked;
