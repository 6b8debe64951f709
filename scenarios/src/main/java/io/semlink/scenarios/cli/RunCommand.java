package io.semlink.scenarios.cli;

import io.semlink.actors.study.StudyEvent;
import io.semlink.actors.study.StudyPlan;
import io.semlink.reports.html.Report;
import io.semlink.reports.read.RunReader;
import io.semlink.reports.table.PointsParquet;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.language.TrainingStudy;
import io.semlink.scenarios.run.RunStart;
import io.semlink.scenarios.run.StudyRun;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `semlink run`: runs a study and writes its report.
@Command(
    name = "run",
    description = {
      "Runs a study; results go to files and to Kafka, and a report is written.",
      "A study that was stopped, by Ctrl-C or otherwise, goes on where it was: finished points are"
          + " not run again, no frame is lost or counted twice, and a report that was not written"
          + " is written. If anything that could change a result is different now (scenario,"
          + " version, weights, kind of device), it is refused with a list of what differs. A"
          + " finished study starts anew.",
      "The first Ctrl-C stops in good order, the second one at once; both exit with 130."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private ScenarioArguments arguments = new ScenarioArguments();

  @Mixin private RunsOption out = new RunsOption();

  @Option(names = "--fresh", description = "starts over and leaves an unfinished run alone")
  private boolean fresh;

  @Option(
      names = "--rerun",
      paramLabel = "POINT",
      description =
          "runs one point of the newest run again, given by its id or the beginning of it: one that"
              + " failed or has not ended goes on after its frames. A point that is done is"
              + " refused: it would come out the same. Without --rerun a finished study starts"
              + " anew, also where points of it failed")
  private @Nullable String rerun;

  @Option(
      names = "--keep-broker",
      description = "keeps the embedded Kafka broker when the study is done, until Ctrl-C")
  private boolean keepBroker;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() throws IOException {
    ScenarioFile file = arguments.file();
    if (fresh && rerun != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--fresh starts a new run, in which --rerun has nothing to run again");
    }
    if (TrainingStudy.isOne(file)) {
      if (rerun != null) {
        throw new ParameterException(
            spec.commandLine(), "--rerun means a point, of which a training study has none");
      }
      TrainingStudyConsole.run(
          spec.commandLine().getOut(), spec.commandLine().getErr(), file, out.folder(), fresh);
      return 0;
    }
    Scenario scenario = arguments.scenario(file);
    StudyPlan plan = arguments.plan(scenario);
    Watch watch = new Watch(spec.commandLine().getOut(), spec.commandLine().getErr(), plan);
    plan.remarks().forEach(remark -> watch.say("warning: " + remark));
    return run(new StudyRun(file, scenario, plan, out.folder()), watch);
  }

  private int run(StudyRun study, Watch watch) throws IOException {
    RunStart start =
        rerun != null
            ? new RunStart.Rerun(rerun)
            : fresh ? RunStart.Fresh.INSTANCE : RunStart.GoOn.INSTANCE;
    AtomicInteger exitCode = new AtomicInteger();
    try (Interruption interruption =
        Interruption.install(
            () -> watch.say("stopping; what is finished stays (again to stop at once)"))) {
      study.run(
          start,
          new StudyRun.Watcher(
              (run, folder) ->
                  watch.say(
                      "%s: %s points on %s, results in %s"
                          .formatted(run.study(), run.points(), study.plan().devices(), folder)),
              address -> watch.say("Kafka at " + address),
              watch::onEvent,
              watch::say,
              interruption::onFirst,
              result -> exitCode.set(finish(result, watch)),
              result -> {
                if (keepBroker && !result.outcome().cancelled()) {
                  awaitInterruption(interruption, watch);
                }
              }));
      return exitCode.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      watch.printRest();
    }
  }

  private static void awaitInterruption(Interruption interruption, Watch watch) {
    CountDownLatch interrupted = new CountDownLatch(1);
    interruption.onFirst(interrupted::countDown);
    watch.say("the broker stays until Ctrl-C");
    try {
      interrupted.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static int finish(StudyRun.Result result, Watch watch) {
    try {
      return report(result, watch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int report(StudyRun.Result result, Watch watch) throws IOException {
    watch.printRest();
    if (result.outcome().logFailure() != null) {
      watch.say("the study ended early: " + result.outcome().logFailure());
      watch.say("Maybe the disk is full; when that is mended, the same command goes on");
      return Failures.INCOMPLETE;
    }
    if (result.outcome().cancelled() && result.points().size() < result.run().points()) {
      watch.say(
          "interrupted: %s of %s points are finished; the same command goes on, --fresh starts over"
              .formatted(result.points().size(), result.run().points()));
      return Interruption.EXIT_CODE;
    }
    // Absent where points are left: an assertion speaks of the whole study.
    List<AssertionResult> judged =
        Objects.requireNonNullElse(result.run().assertions(), List.<AssertionResult>of());
    judged.forEach(one -> watch.say(Failures.line(one)));
    Path report = result.folder().resolve("report");
    Report.write(RunReader.open(result.folder()), report);
    PointsParquet.write(result.folder());
    watch.say("report in " + report.resolve("index.html"));
    if (result.outcome().points().stream().allMatch(p -> p.state() == PointState.INFEASIBLE)) {
      watch.say("no point is feasible: the last column of `semlink plan` says why");
    }
    int left = result.run().points() - result.points().size();
    if (left > 0) {
      watch.say(
          "%s points are still to be run; the same command without --rerun goes on. Assertions, if"
              .formatted(left)
              .concat(" any, are judged when every point has ended"));
    }
    String undelivered = result.outcome().undelivered();
    if (undelivered != null) {
      watch.say("Kafka misses part of this run: " + undelivered);
      watch.say(
          "Maybe `semlink replay %s --kafka HOST:PORT` delivers the rest"
              .formatted(result.folder()));
    }
    long failed = result.outcome().numFailed();
    if (failed > 0) {
      watch.say(
          String.format(
              Locale.ROOT,
              "%d points failed; --rerun POINT lets one go on after its frames",
              failed));
    }
    Set<String> differing = result.outcome().differing();
    if (!differing.isEmpty()) {
      watch.say(
          "results of %s points differ when they are computed again (%s): do not trust this run"
              .formatted(differing.size(), String.join(", ", new TreeSet<>(differing))));
    }
    if (failed > 0 || undelivered != null || !differing.isEmpty()) {
      return Failures.INCOMPLETE;
    }
    return judged.stream().allMatch(AssertionResult::holds) ? 0 : Failures.ASSERTION_FAILED;
  }

  /// Prints the table on standard output and everything else on standard error. The lines of the
  /// table stand in plan order: one waits for those before it.
  private static final class Watch {
    private final PrintWriter out;
    private final PrintWriter err;
    private final PointTable table = new PointTable(Terminal.width());
    private final ProgressLine progress;
    private final SortedMap<Integer, String> waiting = new TreeMap<>();
    private int nextIndex;
    private boolean headerPrinted;

    Watch(PrintWriter out, PrintWriter err, StudyPlan plan) {
      this.out = out;
      this.err = err;
      this.progress =
          new ProgressLine(
              err, Terminal.showsProgress(), plan.stop(), plan.points().size(), System::nanoTime);
    }

    synchronized void say(String line) {
      progress.clear();
      err.println(line);
      err.flush();
    }

    synchronized void onEvent(StudyEvent event) {
      switch (event) {
        case StudyEvent.Warning warning -> say("warning: " + warning.message());
        case StudyEvent.PointKnown known -> {
          progress.know(known.point());
          finished(known.index(), table.line(known.point(), "earlier"));
        }
        case StudyEvent.PointChanged changed -> {
          progress.count(changed.point());
          if (changed.point().state() != PointState.RUNNING) {
            sayFailure(changed.point());
            finished(changed.index(), table.line(changed.point(), progress.elapsedAndLeft()));
          }
          progress.show();
        }
      }
    }

    private void sayFailure(PointRecord point) {
      if (point.failure() != null) {
        say("point %s: %s".formatted(point.pointId(), point.failure()));
      }
    }

    private void finished(int index, String line) {
      waiting.put(index, line);
      for (String next = waiting.remove(nextIndex); next != null; ) {
        print(next);
        next = waiting.remove(++nextIndex);
      }
    }

    /// Prints the lines of points before which others have not ended.
    synchronized void printRest() {
      progress.clear();
      waiting.values().forEach(this::print);
      waiting.clear();
    }

    private void print(String line) {
      progress.clear();
      if (!headerPrinted) {
        out.println(table.header());
        headerPrinted = true;
      }
      out.println(line);
      out.flush();
    }
  }
}
