package io.semlink.scenarios.run;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.semlink.actors.log.ResultLog;
import io.semlink.actors.study.StudyActor;
import java.util.concurrent.CompletableFuture;

/// The first actor of a run: starts the log and the study, hands out the outcome, and ends the
/// system.
final class StudyGuardian extends AbstractBehavior<StudyGuardian.Command> {
  private final ActorRef<StudyActor.Command> study;
  private final CompletableFuture<StudyActor.Outcome> outcome;

  sealed interface Command {}

  /// End the study early.
  enum Cancel implements Command {
    INSTANCE
  }

  private record Ended(StudyActor.Outcome outcome) implements Command {}

  /// How the study is made once its log is known.
  interface StudySettings {
    StudyActor.Settings with(ActorRef<ResultLog.Command> log);
  }

  private StudyGuardian(
      ActorContext<Command> context,
      ResultLog.Settings log,
      StudySettings settings,
      CompletableFuture<StudyActor.Outcome> outcome) {
    super(context);
    this.outcome = outcome;
    ActorRef<ResultLog.Command> logActor =
        context.spawn(ResultLog.create(log), "result-log", ResultLog.props());
    ActorRef<StudyActor.Outcome> ended =
        context.messageAdapter(StudyActor.Outcome.class, Ended::new);
    this.study = context.spawn(StudyActor.create(settings.with(logActor), ended), "study");
    context.watch(study);
  }

  static Behavior<Command> create(
      ResultLog.Settings log,
      StudySettings settings,
      CompletableFuture<StudyActor.Outcome> outcome) {
    return Behaviors.setup(context -> new StudyGuardian(context, log, settings, outcome));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Cancel.class, cancel -> onCancel())
        .onMessage(Ended.class, this::onEnded)
        .onSignal(Terminated.class, this::onTerminated)
        .build();
  }

  private Behavior<Command> onCancel() {
    study.tell(StudyActor.Cancel.INSTANCE);
    return this;
  }

  private Behavior<Command> onEnded(Ended ended) {
    outcome.complete(ended.outcome());
    return Behaviors.stopped();
  }

  /// The study stopped without a word, which only a bug can make it do.
  private Behavior<Command> onTerminated(Terminated terminated) {
    Throwable cause = terminated instanceof ChildFailed failed ? failed.cause() : null;
    outcome.completeExceptionally(new IllegalStateException("the study's actor stopped", cause));
    return Behaviors.stopped();
  }
}
