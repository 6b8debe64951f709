package io.semlink.scenarios.run;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.semlink.actors.log.FolderLock;
import io.semlink.actors.log.ResultLog;
import io.semlink.actors.study.Earlier;
import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyActor;
import io.semlink.actors.study.StudyEvent;
import io.semlink.actors.study.StudyPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.models.zoo.SchemeProbe;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// A run of a scenario on this machine, with the schemes on the class path.
  ///
  /// @param file the scenario as read
  /// @param out folder of all runs
  /// @throws ScenarioException if anything in the scenario is wrong
  public static StudyRun of(ScenarioFile file, Path out) {
    Scenario scenario = Scenario.read(file, Runtime.getRuntime().availableProcessors());
    StudyPlan plan = new StudyPlanner(Schemes.onClassPath(), new Devices()).plan(scenario);
    return new StudyRun(file, scenario, plan, out);
  }

  /// What those who watch a run want to hear. Called from several threads.
  ///
  /// @param started the run's record and folder, before anything runs
  /// @param kafkaReady address of the broker, when consumers can attach
  /// @param event a change of a point, or a warning
  /// @param notice one line for people
  /// @param stop what stops the study early, given before it starts; may be called at any time
  /// @param ended how the run ended, while its Kafka still serves; writes what is made of its
  ///   results. Until it returns the run counts as unfinished: where the process ends before, the
  ///   next one calls it again
  /// @param lingering last of all, while Kafka still serves; consumers wait as long as it blocks
  public record Watcher(
      BiConsumer<RunRecord, Path> started,
      Consumer<String> kafkaReady,
      Consumer<StudyEvent> event,
      Consumer<String> notice,
      Consumer<Runnable> stop,
      Consumer<Result> ended,
      Consumer<Result> lingering) {
    /// One that hears nothing.
    public static final Watcher NOBODY =
        new Watcher((_, _) -> {}, _ -> {}, _ -> {}, _ -> {}, _ -> {}, _ -> {}, _ -> {});
  }

  /// How a run ended.
  ///
  /// @param folder its folder
  /// @param outcome its record and its points
  public record Result(Path folder, StudyActor.Outcome outcome) {
    /// Its record as it stands in the manifest: DONE if every point of the plan has ended, and then
    /// with what became of the assertions; INTERRUPTED if points are left; FAILED if the results
    /// could not be written.
    public RunRecord run() {
      return outcome.run();
    }

    /// The finished points in plan order.
    public List<PointRecord> points() {
      return outcome.points();
    }
  }

  /// Runs the study to its end, or until it is stopped.
  ///
  /// @param start which run is meant
  /// @param watcher is told how it goes
  /// @throws ScenarioException if the run's folder cannot be made, or what is there to go on with
  ///   is another study
  public Result run(RunStart start, Watcher watcher) {
    RunRecord now = RunIdentity.of(file, plan, Clock.systemUTC());
    RunFolders folders = new RunFolders(out.resolve(plan.name()), watcher.notice());
    requireWritable(out);
    TemporaryFolder.require();
    probeSchemes();
    RunChoice choice = new RunChoice(folders, now, pointIds(), watcher.notice());
    Kafka.check(scenario);
    try (OpenRun earlier = choice.find(start).orElse(null);
        OpenRun opened = earlier == null ? create(now) : earlier;
        Kafka kafka = Kafka.open(scenario, opened.folder(), watcher.kafkaReady())) {
      UnfinishedMark mark = UnfinishedMark.in(opened.folder());
      mark.set();
      watcher.started().accept(opened.run(), opened.folder());
      StudyActor.Outcome outcome = run(opened, kafka, watcher);
      Result result = new Result(opened.folder(), outcome);
      watcher.ended().accept(result);
      mark.clear();
      watcher.lingering().accept(result);
      if (!outcome.cancelled() && outcome.logFailure() == null) {
        folders.prune(scenario.run().keep(), opened.folder());
      }
      return result;
    } catch (IOException e) {
      throw cannotWrite(out.resolve(plan.name()), e);
    }
  }

  /// A scheme that cannot be trusted is refused before anything is written.
  private void probeSchemes() {
    Map<Scheme, PayloadSize> sizes = new LinkedHashMap<>();
    for (PointPlan point : plan.points()) {
      if (point instanceof PointPlan.Frames frames) {
        sizes.merge(
            frames.scheme(),
            frames.budget().payloadSize(),
            (one, other) -> one.length() > other.length() ? one : other);
      }
    }
    ComputeDevice device = plan.devices().getFirst();
    sizes.forEach((scheme, size) -> SchemeProbe.require(scheme, device, size));
  }

  private List<String> pointIds() {
    return plan.points().stream().map(PointPlan::pointId).toList();
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
  private OpenRun create(RunRecord run) throws IOException {
    Path study = out.resolve(plan.name());
    Files.createDirectories(study);
    for (int number = 1; ; number++) {
      Path folder = study.resolve(number == 1 ? run.runId() : run.runId() + "-" + number);
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException _) {
        continue;
      }
      FolderLock lock = FolderLock.take(folder).orElseThrow();
      AtomicFile.write(folder.resolve("resolved.conf"), run.configuration());
      RunRecord named = run.named(folder.getFileName().toString());
      return new OpenRun(named, folder, lock, Earlier.NOTHING, false);
    }
  }

  private static ScenarioException cannotWrite(Path folder, IOException e) {
    return new ScenarioException(
        "%s: the folder of the run cannot be made (%s)".formatted(folder, e.getMessage()),
        "Maybe --out DIR with a folder of yours");
  }

  private StudyActor.Outcome run(OpenRun opened, Kafka kafka, Watcher watcher) {
    ResultLog.Settings log =
        new ResultLog.Settings(
            opened.folder(), pointIds(), kafka.settings(), Clock.systemUTC(), opened.resumed());
    CompletableFuture<StudyActor.Outcome> outcome = new CompletableFuture<>();
    ActorSystem<StudyGuardian.Command> system =
        ActorSystem.create(
            StudyGuardian.create(
                log,
                logActor ->
                    new StudyActor.Settings(
                        plan,
                        opened.earlier(),
                        opened.run(),
                        opened.folder(),
                        logActor,
                        watcher.event(),
                        System::nanoTime),
                outcome),
            "semlink",
            configuration());
    watcher.stop().accept(() -> system.tell(StudyGuardian.Cancel.INSTANCE));
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

  /// When the process goes down: what is finished stays valid, what is begun can go on.
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
