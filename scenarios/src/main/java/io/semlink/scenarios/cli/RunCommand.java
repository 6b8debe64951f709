package io.semlink.scenarios.cli;

import io.semlink.actors.study.StudyEvent;
import io.semlink.actors.study.StudyPlan;
import io.semlink.reports.html.Report;
import io.semlink.reports.read.RunReader;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.language.TrainingStudy;
import io.semlink.scenarios.run.StudyRun;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.PointRecord.PointState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink run`: runs a study and writes its report.
@Command(
    name = "run",
    description = "Runs a study; results go to files and to Kafka, and a report is written.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Mixin private ScenarioArguments arguments = new ScenarioArguments();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "folder of all runs (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("out");

  @Option(
      names = "--fresh",
      description =
          "starts over: a training study goes on where it stopped, every other run is new anyway")
  private boolean fresh;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RunCommand() {}

  @Override
  public Integer call() throws IOException {
    ScenarioFile file = arguments.file();
    if (TrainingStudy.isOne(file)) {
      TrainingStudyConsole.run(
          spec.commandLine().getOut(), spec.commandLine().getErr(), file, out, fresh);
      return 0;
    }
    Scenario scenario = arguments.scenario(file);
    StudyPlan plan = arguments.plan(scenario);
    Watch watch = new Watch(spec.commandLine().getOut(), spec.commandLine().getErr(), plan);
    StudyRun.Result result =
        new StudyRun(file, scenario, plan, out)
            .run(
                new StudyRun.Watcher(
                    (run, folder) ->
                        watch.say(
                            "%s: %d points on %s, results in %s"
                                .formatted(run.study(), run.points(), plan.devices(), folder)),
                    address -> watch.say("Kafka at " + address),
                    watch::onEvent));
    return finish(plan, result, watch);
  }

  private int finish(StudyPlan plan, StudyRun.Result result, Watch watch) throws IOException {
    if (result.outcome().logFailure() != null) {
      watch.say("the study ended early: " + result.outcome().logFailure());
      return Failures.POINTS_FAILED;
    }
    List<AssertionResult> judged = plan.judge().judge(result.outcome().points());
    judged.forEach(one -> watch.say(Failures.line(one)));
    Path report = result.folder().resolve("report");
    Report.write(RunReader.open(result.folder()), report);
    watch.say("report in " + report.resolve("index.html"));
    if (result.outcome().points().stream().allMatch(p -> p.state() == PointState.INFEASIBLE)) {
      watch.say("no point is feasible: the last column of `semlink plan` says why");
    }
    long failed = result.outcome().numFailed();
    if (failed > 0) {
      watch.say(String.format(Locale.ROOT, "%d points failed", failed));
      return Failures.POINTS_FAILED;
    }
    return judged.stream().allMatch(AssertionResult::holds) ? 0 : Failures.ASSERTION_FAILED;
  }

  /// Prints the table on standard output and everything else on standard error.
  private static final class Watch {
    private final PrintWriter out;
    private final PrintWriter err;
    private final PointTable table = new PointTable(Terminal.width());
    private final ProgressLine progress;
    private boolean headerPrinted;

    Watch(PrintWriter out, PrintWriter err, StudyPlan plan) {
      this.out = out;
      this.err = err;
      this.progress =
          new ProgressLine(
              err, Terminal.showsProgress(), plan.stop().maxFrames(), System::nanoTime);
    }

    synchronized void say(String line) {
      progress.clear();
      err.println(line);
    }

    synchronized void onEvent(StudyEvent event) {
      switch (event) {
        case StudyEvent.Warning warning -> say("warning: " + warning.message());
        case StudyEvent.PointChanged changed -> {
          if (changed.point().state() != PointState.RUNNING) {
            print(changed);
          }
          progress.show(changed);
        }
      }
    }

    private void print(StudyEvent.PointChanged changed) {
      progress.clear();
      if (!headerPrinted) {
        out.println(table.header());
        headerPrinted = true;
      }
      out.println(table.line(changed.point(), progress.elapsedAndLeft(changed)));
      if (changed.point().failure() != null) {
        err.println("point %s: %s".formatted(changed.point().pointId(), changed.point().failure()));
      }
    }
  }
}
