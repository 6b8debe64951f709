package io.semlink.scenarios.evaluate;

import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.evaluation.Comparison;
import io.semlink.models.evaluation.EvaluationSummary;
import io.semlink.models.evaluation.EvaluationText;
import io.semlink.models.evaluation.Latency;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.simulator.metrics.ClassFrames;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The whole of an evaluation as Markdown.
///
/// @param setting how it was done
/// @param runs the scheme, then the one it is compared with, if any
/// @param losses what bit errors cost the first scheme
/// @param comparisons first scheme minus second, one a condition; empty without a second one
public record EvaluationOutput(
    SchemeRun.Setting setting,
    List<SchemeRun> runs,
    List<Loss> losses,
    List<Comparison> comparisons) {

  /// What bit errors cost.
  ///
  /// @param clean without errors
  /// @param impaired with errors, same payload
  /// @param difference impaired minus clean
  public record Loss(EvaluationSummary clean, EvaluationSummary impaired, Comparison difference) {}

  /// Compares what is to be compared.
  ///
  /// @param runs one scheme or two, of the same conditions
  public static EvaluationOutput of(SchemeRun.Setting setting, List<SchemeRun> runs) {
    List<Comparison> comparisons = new ArrayList<>();
    for (int c = 0; runs.size() > 1 && c < runs.getFirst().results().size(); c++) {
      comparisons.add(
          Comparison.of(
              runs.getFirst().results().get(c), runs.getLast().results().get(c), setting.subset()));
    }
    return new EvaluationOutput(setting, runs, losses(setting, runs.getFirst()), comparisons);
  }

  private static List<Loss> losses(SchemeRun.Setting setting, SchemeRun run) {
    List<Loss> losses = new ArrayList<>();
    for (int i = 0; i < run.results().size(); i++) {
      for (int clean = 0; clean < run.results().size(); clean++) {
        SchemeEvaluation.Condition a = run.results().get(i).condition();
        SchemeEvaluation.Condition b = run.results().get(clean).condition();
        if (a.bitErrorRate() > 0 && b.bitErrorRate() == 0 && a.payload().equals(b.payload())) {
          losses.add(
              new Loss(
                  run.summaries().get(clean),
                  run.summaries().get(i),
                  Comparison.of(run.results().get(i), run.results().get(clean), setting.subset())));
        }
      }
    }
    return losses;
  }

  /// The text, with line ends; classes in detail where no bit is wrong.
  public String markdown() {
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> append(text, run));
    if (!losses.isEmpty()) {
      text.append("What bit errors cost\n\n");
      losses.forEach(loss ->
          text.append("- ")
              .append(EvaluationText.loss(loss.clean(), loss.impaired(), loss.difference()))
              .append('\n'));
      text.append('\n');
    }
    for (int c = 0; c < comparisons.size(); c++) {
      SchemeEvaluation.Condition condition = runs.getFirst().results().get(c).condition();
      text.append(
          "%s minus %s, %s; percentage points, paired%n%n"
              .formatted(runs.getFirst().label(), runs.getLast().label(), describe(condition)));
      text.append(EvaluationText.differences(comparisons.get(c))).append('\n');
    }
    return text.append(footnote()).toString();
  }

  private void append(StringBuilder text, SchemeRun run) {
    text.append("## %s on %s%n%n".formatted(run.label(), setting.frames().description()));
    text.append(
        "%s pixels, %s, device %s%n"
            .formatted(run.scheme().resolution(), images(), setting.device()));
    run.complexity()
        .ifPresent(work ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "%,d parameters, %.3f G multiply-adds a frame with all planes%n",
                    work.parameters(),
                    work.multiplyAdds() * 1e-9)));
    text.append(describe(run.latency())).append("\n\n");
    text.append(EvaluationText.conditions(run.summaries(), run::coding)).append('\n');
    for (EvaluationSummary summary : run.summaries()) {
      if (summary.condition().bitErrorRate() > 0) {
        continue;
      }
      text.append(describe(summary.condition())).append("\n\n");
      text.append(EvaluationText.means(summary, setting.subset())).append('\n');
      text.append(EvaluationText.classes(summary.all())).append('\n');
    }
  }

  private String images() {
    return switch (setting.modality()) {
      case BOTH -> "both images";
      case RGB -> "RGB alone, thermal is black";
      case THERMAL -> "thermal alone, RGB is black";
    };
  }

  private static String describe(SchemeEvaluation.Condition condition) {
    return "%s %s, bit errors %s"
        .formatted(
            condition.payload().length(),
            condition.payload().kind().words(),
            condition.bitErrorRate());
  }

  private static String describe(Latency latency) {
    return String.format(
        Locale.ROOT,
        "one frame alone: encode %.1f ms (p99 %.1f), decode %.1f ms (p99 %.1f); %d frames after %d"
            + " of warm-up",
        latency.encode().p50Ms(),
        latency.encode().p99Ms(),
        latency.decode().p50Ms(),
        latency.decode().p99Ms(),
        latency.numFrames(),
        latency.numWarmUp());
  }

  /// Classes that no frame's truth has make a mean over all classes hard to read.
  private String absent() {
    EvaluationSummary.FrameSet all = runs.getFirst().summaries().getFirst().all();
    List<String> absent = new ArrayList<>();
    int index = 0;
    for (SegmentationClass c : SegmentationClass.values()) {
      if (all.counts().truePixels(index++) == 0 && setting.subset().classes().contains(c)) {
        absent.add(ClassSubset.name(c));
      }
    }
    return absent.isEmpty()
        ? ""
        : "The truth has no %s here. Maybe --classes without them and --map-rest unlabelled.%n"
            .formatted(String.join(", ", absent));
  }

  private String footnote() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Per cent, [%.0f %% intervals: jackknife over frames]; [-] where a class is in fewer"
                + " than %d frames%nof a mean, %d of its own figures, or no frame makes a"
                + " difference. IoU and recall are of one%nmatrix over all pixels, label %d left"
                + " out; in mIoU over %d classes and mAcc a class that is%nnowhere counts 0.%n",
            100 * Interval.CONFIDENCE,
            ClassFrames.FOR_MEAN,
            ClassFrames.FOR_CLASS,
            LabelMap.IGNORE,
            SegmentationClass.COUNT));
    if (!setting.subset().equals(ClassSubset.ALL)) {
      text.append(
          "Subset: %s; %s.%n"
              .formatted(
                  String.join(
                      ", ", setting.subset().classes().stream().map(ClassSubset::name).toList()),
                  switch (setting.subset().rest()) {
                    case KEPT -> "the other classes stay what they are";
                    case UNLABELLED -> "the other classes are class 0 in truth and prediction";
                    case IGNORED ->
                        "pixels of the other classes do not count, predictions of them are class 0";
                  }));
    }
    return text.append(absent()).toString();
  }
}
