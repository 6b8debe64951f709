/// The log of a run: the files of its folder and, where asked for, Kafka topics with the same
/// records, written by one actor; the Kafka broker inside the process that they go to by default.
///
/// May use Akka Typed, Kafka (clients everywhere, the broker's internals in `EmbeddedBroker` only),
/// zstd and the result records of the simulator. Records travel as CloudEvents 1.0 in the binary
/// mode of the Kafka protocol binding.
@NullMarked
package io.semlink.actors.log;

import org.jspecify.annotations.NullMarked;
