/// Benchmarks of the link and of the sensor that renders its frames: what each kernel and each
/// chain of them carries a second on this machine, beside the published figures of other
/// simulators.
///
/// May use `simulator` and Akka Streams. Timings are never asserted anywhere.
@NullMarked
package io.semlink.scenarios.bench;

import org.jspecify.annotations.NullMarked;
