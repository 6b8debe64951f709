package io.semlink.actors.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Several actors with the same network. A batch goes to the actor that has the fewest to run,
/// since several points of a study may send theirs at once; which one it is changes no result. Safe
/// for use by many threads.
///
/// @param <I> what a batch holds
/// @param <O> what the network makes of it
public final class DevicePool<I, O> {
  // Far beyond any real batch: a network that hangs must not hang the study for ever.
  private static final Duration LONGEST_BATCH = Duration.ofMinutes(10);

  private final List<ActorRef<DeviceActor.Batch<I, O>>> actors;
  private final int[] waiting;
  private final ActorSystem<?> system;
  private final int batchSize;

  /// An output with its share of the batch's wall time.
  ///
  /// @param output what the network made
  /// @param wallMs wall time of the batch over its size, ms
  public record Timed<O>(O output, double wallMs) {}

  /// A pool.
  ///
  /// @param actors at least one
  /// @param system for asking
  /// @param batchSize inputs a batch, at least 1
  public DevicePool(
      List<ActorRef<DeviceActor.Batch<I, O>>> actors, ActorSystem<?> system, int batchSize) {
    this.actors = List.copyOf(actors);
    this.waiting = new int[actors.size()];
    this.system = system;
    this.batchSize = batchSize;
  }

  /// How many actors share the work.
  public int size() {
    return actors.size();
  }

  /// Inputs a batch.
  public int batchSize() {
    return batchSize;
  }

  /// Runs one batch, padded to the batch size.
  ///
  /// @param inputs 1..batchSize inputs
  /// @param origin what it is run for, such as a point's id
  public CompletionStage<List<Timed<O>>> run(List<I> inputs, String origin) {
    List<I> padded = padded(inputs);
    int chosen = choose();
    return AskPattern.<DeviceActor.Batch<I, O>, DeviceActor.Results<O>>askWithStatus(
            actors.get(chosen),
            replyTo -> new DeviceActor.Batch<>(padded, origin, replyTo),
            LONGEST_BATCH,
            system.scheduler())
        .whenComplete((_, _) -> leave(chosen))
        .thenApply(results -> timed(results, inputs.size()));
  }

  private synchronized int choose() {
    int chosen = 0;
    for (int i = 1; i < waiting.length; i++) {
      chosen = waiting[i] < waiting[chosen] ? i : chosen;
    }
    waiting[chosen]++;
    return chosen;
  }

  private synchronized void leave(int actor) {
    waiting[actor]--;
  }

  private List<I> padded(List<I> inputs) {
    List<I> padded = new ArrayList<>(inputs);
    padded.addAll(Collections.nCopies(batchSize - inputs.size(), inputs.getLast()));
    return padded;
  }

  private static <O> List<Timed<O>> timed(DeviceActor.Results<O> results, int numInputs) {
    double wallMs = results.wallMs() / results.outputs().size();
    return results.outputs().subList(0, numInputs).stream()
        .map(output -> new Timed<>(output, wallMs))
        .toList();
  }
}
