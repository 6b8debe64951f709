package io.semlink.scenarios.run;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.semlink.actors.log.ResultLog;
import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyActor;
import io.semlink.actors.study.StudyEvent;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// One run of a study, from its plan to its folder of results.
///
/// @param file the scenario as read
/// @param scenario the scenario
/// @param plan its plan
/// @param out folder of all runs
public record StudyRun(ScenarioFile file, Scenario scenario, StudyPlan plan, Path out) {

  /// What those who watch a run want to hear.
  ///
  /// @param started the run's record and folder, before anything runs
  /// @param kafkaReady address of the broker, when consumers can attach
  /// @param event a change of a point, or a warning; called from several threads
  public record Watcher(
      BiConsumer<RunRecord, Path> started,
      Consumer<String> kafkaReady,
      Consumer<StudyEvent> event) {}

  /// How a run ended.
  ///
  /// @param run its record
  /// @param folder its folder
  /// @param outcome its points
  public record Result(RunRecord run, Path folder, StudyActor.Outcome outcome) {}

  /// Runs the study to its end.
  ///
  /// @throws ScenarioException if the run's folder cannot be made
  public Result run(Watcher watcher) {
    RunRecord run = RunIdentity.of(file, plan, Clock.systemUTC());
    requireWritable(out);
    Kafka.check(scenario);
    Path folder = makeFolder(run);
    try (Kafka kafka = Kafka.open(scenario, folder, watcher.kafkaReady())) {
      RunRecord named = run.named(folder.getFileName().toString());
      watcher.started().accept(named, folder);
      return new Result(named, folder, run(named, folder, kafka, watcher.event()));
    }
  }

  private static void requireWritable(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
    if (!Files.isWritable(folder)) {
      throw new ScenarioException("%s: nothing can be written there".formatted(folder));
    }
  }

  /// A folder of the run's own: two runs of one study in one second are told apart by a number.
  private Path makeFolder(RunRecord run) {
    Path study = out.resolve(plan.name());
    try {
      Files.createDirectories(study);
      for (int number = 1; ; number++) {
        Path folder = study.resolve(number == 1 ? run.runId() : run.runId() + "-" + number);
        try {
          Files.createDirectory(folder);
        } catch (FileAlreadyExistsException _) {
          continue;
        }
        Files.writeString(folder.resolve("resolved.conf"), run.configuration());
        return folder;
      }
    } catch (IOException e) {
      throw cannotWrite(study, e);
    }
  }

  private static ScenarioException cannotWrite(Path folder, IOException e) {
    return new ScenarioException(
        "%s: the folder of the run cannot be made (%s)".formatted(folder, e.getMessage()),
        "Maybe --out DIR with a folder of yours");
  }

  private StudyActor.Outcome run(
      RunRecord run, Path folder, Kafka kafka, Consumer<StudyEvent> watcher) {
    ResultLog.Settings log =
        new ResultLog.Settings(
            folder,
            plan.points().stream().map(PointPlan::pointId).toList(),
            kafka.settings(),
            Clock.systemUTC());
    CompletableFuture<StudyActor.Outcome> outcome = new CompletableFuture<>();
    ActorSystem<StudyGuardian.Command> system =
        ActorSystem.create(
            StudyGuardian.create(
                log,
                logActor ->
                    new StudyActor.Settings(plan, run, folder, logActor, watcher, System::nanoTime),
                outcome),
            "semlink",
            configuration());
    Thread onInterrupt =
        new Thread(
            () -> {
              cancel(system, outcome);
              kafka.abort();
            },
            "cancel-study");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    system
        .getWhenTerminated()
        .whenComplete((done, failure) ->
            outcome.completeExceptionally(
                new IllegalStateException("the study's actors ended early", failure)));
    StudyActor.Outcome result = outcome.join();
    system.getWhenTerminated().toCompletableFuture().join();
    removeHook(onInterrupt);
    return result;
  }

  /// Compute threads = parallelism: everything that computes shares them.
  private Config configuration() {
    return ConfigFactory.parseString(
            "semlink.compute-dispatcher.thread-pool-executor.fixed-pool-size = "
                + plan.parallelism())
        .withFallback(ConfigFactory.load());
  }

  /// On Ctrl-C: what is finished stays valid, the running point is dropped.
  private static void cancel(
      ActorSystem<StudyGuardian.Command> system, CompletableFuture<StudyActor.Outcome> outcome) {
    system.tell(StudyGuardian.Cancel.INSTANCE);
    try {
      outcome.orTimeout(20, TimeUnit.SECONDS).join();
    } catch (CompletionException _) {
      system.terminate();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is going down already and runs the hook: nothing to take back.
    }
  }
}
