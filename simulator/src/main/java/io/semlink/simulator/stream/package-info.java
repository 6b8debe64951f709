/// Blueprints of Akka Streams: the pure functions of the link wrapped into flows, never
/// materialised here.
///
/// The only package of this module that may use Akka. Results come out in the order of the frames
/// and do not depend on parallelism, because every random value is named by the frame's key.
@NullMarked
package io.semlink.simulator.stream;

import org.jspecify.annotations.NullMarked;
