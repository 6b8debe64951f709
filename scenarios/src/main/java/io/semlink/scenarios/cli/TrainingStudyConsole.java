package io.semlink.scenarios.cli;

import io.semlink.models.training.TrainingProgress;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.reports.ablation.AblationFigures;
import io.semlink.reports.ablation.AblationPoint;
import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.reports.ablation.AblationResults;
import io.semlink.reports.ablation.AblationStudy;
import io.semlink.reports.html.AblationReport;
import io.semlink.scenarios.ablation.AblationRun;
import io.semlink.scenarios.ablation.StudyListener;
import io.semlink.scenarios.ablation.TrainingRun;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.language.TrainingStudy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Runs and lists training studies for people: results on standard output, everything else on
/// standard error.
final class TrainingStudyConsole implements StudyListener {
  private static final int STEPS_A_LINE = 50;
  private final PrintWriter out;
  private final PrintWriter err;
  private final List<TrainingRun> runs;
  private final int nameWidth;

  private TrainingStudyConsole(PrintWriter out, PrintWriter err, TrainingStudy study) {
    this.out = out;
    this.err = err;
    this.runs = TrainingRun.of(study);
    this.nameWidth = runs.stream().mapToInt(run -> run.variant().name().length()).max().orElse(0);
  }

  /// Runs a study and writes its report.
  ///
  /// @param folder of all studies
  /// @param fresh whether to start over
  static void run(PrintWriter out, PrintWriter err, ScenarioFile file, Path folder, boolean fresh)
      throws IOException {
    TrainingStudy study = TrainingStudy.read(file);
    TrainingStudyConsole console = new TrainingStudyConsole(out, err, study);
    AblationRun run = new AblationRun(file, study, folder, console);
    err.println(
        "%s: %s trainings on the processor, one after the other, results in %s"
            .formatted(study.study(), console.runs.size(), run.folder()));
    AblationStudy result = run.run(fresh);
    result
        .verdicts()
        .forEach(verdict -> out.println("%s: %s".formatted(verdict.claim(), verdict.sentence())));
    out.flush();
    Path report = run.folder().resolve("report");
    AblationReport.write(result, report);
    err.println("report in " + report.resolve("index.html"));
  }

  /// Lists the trainings of a study.
  ///
  /// @param resolved whether the scenario as read is printed instead
  static void plan(PrintWriter out, ScenarioFile file, boolean resolved) {
    TrainingStudy study = TrainingStudy.read(file);
    if (resolved) {
      out.print(file.render());
    } else {
      new TrainingStudyConsole(out, out, study).list(study);
    }
    out.flush();
  }

  private void list(TrainingStudy study) {
    int keyWidth = runs.stream().mapToInt(run -> run.key().length()).max().orElse(0);
    String line = "%-" + nameWidth + "s  %4s  %7s  %7s  %-" + keyWidth + "s  %s%n";
    out.printf(
        Locale.ROOT,
        line,
        "variant",
        "seed",
        "stage 1",
        "stage 2",
        "folder in trainings",
        "network and settings");
    for (TrainingRun run : runs) {
      out.printf(
          Locale.ROOT,
          line,
          run.variant().name(),
          run.seed(),
          run.variant().promptSteps(),
          run.schedule().steps(),
          run.key(),
          run.description());
    }
    out.println(
        "%s trainings, batch %s, %s scenes a seed; each judged on %s frames at planes %s and bit"
                .formatted(
                    runs.size(),
                    study.schedule().batch(),
                    study.schedule().frames(),
                    study.evaluation().frames(),
                    study.evaluation().planes())
            + " error rates %s; %s claims"
                .formatted(study.evaluation().bitErrorRates(), study.claims().size()));
  }

  @Override
  public void onStep(TrainingRun run, Stage stage, TrainingProgress progress) {
    boolean last = progress.step() + 1 == progress.steps();
    if (!last && progress.step() % STEPS_A_LINE != 0) {
      return;
    }
    String validation =
        progress.validationMiou().isPresent()
            ? String.format(
                Locale.ROOT,
                "  validation mIoU %.1f %%",
                100 * progress.validationMiou().getAsDouble())
            : "";
    err.println(
        String.format(
            Locale.ROOT,
            "%s (%d of %d) stage %d  step %d/%d  loss %.4f%s",
            run.name(),
            runs.indexOf(run) + 1,
            runs.size(),
            stage == Stage.PROMPT ? 1 : 2,
            progress.step() + 1,
            progress.steps(),
            progress.loss(),
            validation));
  }

  @Override
  public void onWaiting(TrainingRun run) {
    err.println("%s is being trained by another process, waiting".formatted(run.name()));
  }

  @Override
  public void onJudged(TrainingRun run, boolean trained, List<AblationPoint> points) {
    if (runs.indexOf(run) == 0) {
      out.printf(
          Locale.ROOT,
          "%-" + nameWidth + "s  %4s  %6s  %6s  %6s  %s%n",
          "variant",
          "seed",
          "mIoU %",
          "day",
          "night",
          "at");
    }
    Condition usual = AblationFigures.usual(new AblationResults(points));
    AblationPoint point =
        points.stream().filter(p -> p.condition().equals(usual)).findFirst().orElseThrow();
    out.printf(
        Locale.ROOT,
        "%-" + nameWidth + "s  %4d  %6s  %6s  %6s  %s, %s%s%n",
        run.variant().name(),
        run.seed(),
        percent(point.meanIou(Hours.ALL)),
        percent(point.meanIou(Hours.DAY)),
        percent(point.meanIou(Hours.NIGHT)),
        AblationFigures.payload(usual),
        AblationFigures.errors(usual),
        trained ? "" : "; trained before");
    out.flush();
  }

  private static String percent(double fraction) {
    return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * fraction);
  }
}
