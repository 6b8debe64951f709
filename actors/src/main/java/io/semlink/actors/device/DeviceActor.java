package io.semlink.actors.device;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.pattern.StatusReply;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Owns one network on one device: opens it when it starts, closes it when it stops, runs batches
/// one after the other in between. A network that cannot be opened answers every batch with the
/// reason, so that the points that need it fail and no other.
///
/// @param <I> what a batch holds
/// @param <O> what the network makes of it
public final class DeviceActor<I, O> extends AbstractBehavior<DeviceActor.Batch<I, O>> {
  private final Network<I, O> network;
  private final LongSupplier nanoClock;
  private final Recheck<I, O> recheck;

  /// A batch to run.
  ///
  /// @param inputs at least one
  /// @param origin what it is run for, such as a point's id
  /// @param replyTo gets one output an input, or the error that the network threw
  public record Batch<I, O>(
      List<I> inputs, String origin, ActorRef<StatusReply<Results<O>>> replyTo) {}

  /// What became of a batch.
  ///
  /// @param outputs one an input, in order
  /// @param wallMs what the device took for the whole batch, ms
  public record Results<O>(List<O> outputs, double wallMs) {}

  /// A network that holds memory.
  public interface Network<I, O> extends AutoCloseable {
    /// Runs a batch; deterministic: the same inputs give equal outputs.
    List<O> run(List<I> inputs);

    @Override
    void close();
  }

  private DeviceActor(
      ActorContext<Batch<I, O>> context,
      Network<I, O> network,
      LongSupplier nanoClock,
      Consumer<Difference> onDifference) {
    super(context);
    this.network = network;
    this.nanoClock = nanoClock;
    this.recheck = new Recheck<>(network, onDifference);
  }

  /// The actor's behaviour.
  ///
  /// @param open opens the network, called once, in the actor
  /// @param nanoClock monotonic clock, ns
  /// @param onDifference is told of a batch that came out otherwise when it was run again, in the
  ///   actor
  public static <I, O> Behavior<Batch<I, O>> create(
      Supplier<Network<I, O>> open, LongSupplier nanoClock, Consumer<Difference> onDifference) {
    return Behaviors.setup(context -> {
      try {
        return new DeviceActor<>(context, open.get(), nanoClock, onDifference);
      } catch (RuntimeException | LinkageError e) {
        context.getLog().error("a network could not be opened", e);
        return refusing(e);
      }
    });
  }

  private static <I, O> Behavior<Batch<I, O>> refusing(Throwable cause) {
    RuntimeException reason =
        new IllegalStateException("the network could not be opened: " + cause.getMessage(), cause);
    return Behaviors.receiveMessage(batch -> {
      batch.replyTo().tell(StatusReply.error(reason));
      return Behaviors.same();
    });
  }

  @Override
  public Receive<Batch<I, O>> createReceive() {
    return newReceiveBuilder()
        .onAnyMessage(this::onBatch)
        .onSignal(PostStop.class, signal -> onPostStop())
        .build();
  }

  private Behavior<Batch<I, O>> onBatch(Batch<I, O> batch) {
    long start = nanoClock.getAsLong();
    try {
      List<O> outputs = network.run(batch.inputs());
      double wallMs = (nanoClock.getAsLong() - start) * 1e-6;
      batch.replyTo().tell(StatusReply.success(new Results<>(outputs, wallMs)));
      recheck.ran(batch, outputs);
    } catch (RuntimeException | Error e) {
      // The point that asked fails, whatever it was; the next one may well have better luck.
      getContext().getLog().error("a batch of {} failed", batch.inputs().size(), e);
      batch.replyTo().tell(StatusReply.error(e));
    }
    return this;
  }

  private Behavior<Batch<I, O>> onPostStop() {
    network.close();
    return this;
  }
}
