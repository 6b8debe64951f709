/// Benchmarks of the link, of the sensor that renders its frames and of the networks: what each
/// kernel and each chain of them carries a second on this machine, beside the published figures of
/// other simulators; what a network does in stream and actors, beside a bare loop.
///
/// May use `simulator`, `models`, `actors` and Akka Streams. Timings are never asserted anywhere.
@NullMarked
package io.semlink.scenarios.bench;

import org.jspecify.annotations.NullMarked;
