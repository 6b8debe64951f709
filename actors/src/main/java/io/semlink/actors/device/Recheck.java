package io.semlink.actors.device;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs one batch in {@value #INTERVAL} a second time, after the batch that follows it has left
/// other values in memory, and compares. Confined to one thread.
///
/// @param <I> what a batch holds
/// @param <O> what the network makes of it
final class Recheck<I, O> {
  /// Costs less than 1 % of the time.
  static final int INTERVAL = 128;

  /// The first one comes early enough for short studies to have one.
  static final int FIRST = 16;

  private final DeviceActor.Network<I, O> network;
  private final Consumer<Difference> onDifference;
  private @Nullable Kept<I, O> kept;
  private long numBatches;

  private record Kept<I, O>(DeviceActor.Batch<I, O> batch, List<O> outputs) {}

  /// @param network the network that ran the batches
  /// @param onDifference is told of what differs
  Recheck(DeviceActor.Network<I, O> network, Consumer<Difference> onDifference) {
    this.network = network;
    this.onDifference = onDifference;
  }

  /// Says that a batch was run. It may be kept to be run again, or one that was kept before is.
  ///
  /// @param batch the batch
  /// @param outputs what came of it
  void ran(DeviceActor.Batch<I, O> batch, List<O> outputs) {
    Kept<I, O> before = kept;
    kept = numBatches++ % INTERVAL == FIRST ? new Kept<>(batch, outputs) : null;
    if (before != null) {
      compare(before);
    }
  }

  private void compare(Kept<I, O> before) {
    List<O> again;
    try {
      again = network.run(before.batch.inputs());
    } catch (RuntimeException e) {
      // The batch has been answered: nobody else would hear of it.
      tell(before, "a batch fails when it is computed again: " + e.getMessage());
      return;
    }
    long differing =
        IntStream.range(0, again.size())
            .filter(i -> !again.get(i).equals(before.outputs.get(i)))
            .count();
    if (differing > 0) {
      tell(
          before,
          "%s of %s results of a batch differ when it is computed again"
              .formatted(differing, again.size()));
    }
  }

  private void tell(Kept<I, O> before, String what) {
    onDifference.accept(new Difference(before.batch.origin(), what));
  }
}
