package io.semlink.actors.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Several actors with the same network; batch b goes to actor b mod n.
///
/// @param actors at least one
/// @param system for asking
/// @param batchSize inputs a batch, at least 1
/// @param <I> what a batch holds
/// @param <O> what the network makes of it
public record DevicePool<I, O>(
    List<ActorRef<DeviceActor.Batch<I, O>>> actors, ActorSystem<?> system, int batchSize) {
  // Far beyond any real batch: a network that hangs must not hang the study for ever.
  private static final Duration LONGEST_BATCH = Duration.ofMinutes(10);

  /// An output with its share of the batch's wall time.
  ///
  /// @param output what the network made
  /// @param wallMs wall time of the batch over its size, ms
  public record Timed<O>(O output, double wallMs) {}

  /// Copies the list.
  public DevicePool {
    actors = List.copyOf(actors);
  }

  /// Runs one batch.
  ///
  /// @param inputs 1..batchSize inputs
  /// @param batchIndex which batch it is, chooses the actor
  public CompletionStage<List<Timed<O>>> run(List<I> inputs, long batchIndex) {
    ActorRef<DeviceActor.Batch<I, O>> actor = actors.get((int) (batchIndex % actors.size()));
    List<I> padded = padded(inputs);
    return AskPattern.<DeviceActor.Batch<I, O>, DeviceActor.Results<O>>askWithStatus(
            actor,
            replyTo -> new DeviceActor.Batch<>(padded, replyTo),
            LONGEST_BATCH,
            system.scheduler())
        .thenApply(results -> timed(results, inputs.size()));
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
