/// The link end to end: schemes (what turns frames into payloads and back), transport, receive
/// modes and the budget of bits and energy.
///
/// May use every other package of the simulator except `stream`. Conventions of 3GPP TS 38.212.
@NullMarked
package io.semlink.simulator.link;

import org.jspecify.annotations.NullMarked;
