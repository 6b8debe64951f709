package io.semlink.actors.log;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalPosition;
import io.semlink.simulator.results.BadRunException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tails the journal of a run and delivers it to Kafka, twice a second. It holds nothing but a
/// place in the journal: a cluster that is away costs no memory, and what it missed is delivered
/// when it is back. Blocks: spawn it with {@link ResultLog#props()}.
final class KafkaRelay extends AbstractBehavior<KafkaRelay.Command> {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration CATCH_UP = Duration.ofMinutes(3);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Settings settings;
  private final TimerScheduler<Command> timers;
  private @Nullable JournalRelay relay;
  private @Nullable String absent;
  private boolean lost;
  private @Nullable Instant deadline;

  /// What a relay needs.
  ///
  /// @param folder of the run
  /// @param runId run
  /// @param kafka the cluster, possibly still starting
  /// @param clock for the patience at the end
  /// @param patience how long an absent cluster is waited for at the end
  /// @param safe place up to which the journal is on the disk
  /// @param onEvent is told what changes; called in this actor
  record Settings(
      Path folder,
      String runId,
      CompletionStage<KafkaSettings> kafka,
      InstantSource clock,
      Duration patience,
      Supplier<JournalPosition> safe,
      ActorRef<Event> onEvent) {}

  /// What the relay tells.
  sealed interface Event {}

  /// Kafka cannot be written to.
  ///
  /// @param reason one line
  record Away(String reason) implements Event {}

  /// Kafka is back and has all that it missed.
  enum Back implements Event {
    INSTANCE
  }

  /// There will be no Kafka in this run any more: it misses what it does not have by now.
  ///
  /// @param reason why, with a line that begins "Maybe"
  record Lost(String reason) implements Event {}

  /// Last of all: what was asked for is delivered, unless Kafka is lost.
  enum Finished implements Event {
    INSTANCE
  }

  sealed interface Command {}

  /// Deliver all that the journal holds by now, tell, and stop.
  enum Finish implements Command {
    INSTANCE
  }

  private enum Step implements Command {
    INSTANCE
  }

  private record Started(@Nullable KafkaSettings kafka, @Nullable Throwable failure)
      implements Command {}

  private KafkaRelay(
      ActorContext<Command> context, TimerScheduler<Command> timers, Settings settings) {
    super(context);
    this.settings = settings;
    this.timers = timers;
    context.pipeToSelf(settings.kafka(), Started::new);
  }

  static Behavior<Command> create(Settings settings) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new KafkaRelay(context, timers, settings)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Started.class, this::onStarted)
        .onMessage(Step.class, _ -> onStep())
        .onMessage(Finish.class, _ -> onFinish())
        .onSignal(PostStop.class, _ -> onStop())
        .build();
  }

  private Behavior<Command> onStarted(Started started) {
    if (started.kafka() == null) {
      Throwable failure = started.failure();
      Throwable cause =
          failure == null || failure.getCause() == null ? failure : failure.getCause();
      return lose(cause == null ? "no reason" : String.valueOf(cause.getMessage()));
    }
    relay =
        new JournalRelay(
            settings.folder().resolve(JournalFiles.FIRST),
            settings.runId(),
            started.kafka(),
            settings.safe());
    return onStep();
  }

  private Behavior<Command> onFinish() {
    deadline = settings.clock().instant().plus(settings.patience());
    return lost ? end() : onStep();
  }

  private Behavior<Command> onStep() {
    if (relay == null) {
      return this;
    }
    try {
      return delivered(relay.deliver());
    } catch (JournalRelay.AbsentKafkaException e) {
      return away(String.valueOf(e.getMessage()));
    } catch (DeliveryEndedException e) {
      return lose(String.valueOf(e.getMessage()), e.advice());
    } catch (BadRunException e) {
      return lose(String.valueOf(e.getMessage()), "the disk has a fault");
    }
  }

  private Behavior<Command> delivered(int entries) {
    boolean more = entries == JournalRelay.MAX_ENTRIES;
    if (entries == 0 && absent != null) {
      absent = null;
      settings.onEvent().tell(Back.INSTANCE);
    } else if (deadline != null) {
      if (entries == 0) {
        return end();
      }
      if (settings.clock().instant().isAfter(deadline.plus(CATCH_UP))) {
        return lose("it had too much to catch up with", "it is slow; `semlink replay` goes on");
      }
      more = true;
    }
    timers.startSingleTimer(Step.INSTANCE, more ? Duration.ZERO : PAUSE);
    return this;
  }

  private Behavior<Command> away(String reason) {
    if (absent == null) {
      absent = reason;
      settings.onEvent().tell(new Away(reason));
    }
    if (deadline != null && settings.clock().instant().isAfter(deadline)) {
      return lose(reason, "its broker is not running; `semlink replay` goes on when it is");
    }
    timers.startSingleTimer(Step.INSTANCE, RETRY);
    return this;
  }

  private Behavior<Command> lose(String reason, String advice) {
    return lose(reason + System.lineSeparator() + "Maybe " + advice);
  }

  private Behavior<Command> lose(String reason) {
    onStop();
    lost = true;
    settings.onEvent().tell(new Lost(reason));
    return deadline == null ? this : end();
  }

  private Behavior<Command> end() {
    settings.onEvent().tell(Finished.INSTANCE);
    return Behaviors.stopped();
  }

  private Behavior<Command> onStop() {
    if (relay != null) {
      relay.close();
      relay = null;
    }
    return this;
  }
}
