/// What lies between transmitter and receiver: additive noise, flat fading with its impairments,
/// bit-error and packet models, recorded channels, and a door for channels of one's own ({@link
/// io.semlink.simulator.channel.ChannelProvider}).
///
/// May use `units`, `notation`, `random`, `kernels` and `modulation`. N0 is per complex symbol, Es
/// = 1; every channel sees the same unit noise at every Es/N0 (common random numbers).
@NullMarked
package io.semlink.simulator.channel;

import org.jspecify.annotations.NullMarked;
