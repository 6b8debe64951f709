package io.semlink.scenarios.evaluate;

import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.evaluation.Comparison;
import io.semlink.models.evaluation.Estimate;
import io.semlink.models.evaluation.EvaluationSummary;
import io.semlink.models.evaluation.EvaluationText;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.simulator.metrics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// An evaluation for programs. Shares are 0..1; what is undefined is left out of JSON and empty in
/// CSV.
public final class EvaluationRecords {
  private EvaluationRecords() {}

  /// The header of the CSV.
  public static final String CSV_HEADER =
      "scheme,weights,modality,payload,payload_kind,payload_per_pixel,bit_error_rate,set,frames,"
          + "measure,value,low,high";

  /// Everything as nested maps and lists, for JSON.
  public static Map<String, Object> json(EvaluationOutput output) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("data", output.setting().frames().description());
    root.put("modality", output.setting().modality().keyword());
    root.put("device", output.setting().device().toString());
    root.put(
        "classes", output.setting().subset().classes().stream().map(ClassSubset::name).toList());
    root.put("rest", output.setting().subset().rest().keyword());
    root.put("confidence", Interval.CONFIDENCE);
    root.put("runs", output.runs().stream().map(EvaluationRecords::run).toList());
    root.put("losses", output.losses().stream().map(EvaluationRecords::loss).toList());
    root.put(
        "comparisons", output.comparisons().stream().map(EvaluationRecords::differences).toList());
    return root;
  }

  private static Map<String, Object> run(SchemeRun run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scheme", run.scheme().name());
    map.put("weights", run.scheme().weightsHash());
    map.put("resolution", run.scheme().resolution().toString());
    run.complexity().ifPresent(work -> map.put("complexity", work));
    map.put("latency", run.latency());
    map.put("conditions", run.summaries().stream().map(summary -> summary(run, summary)).toList());
    return map;
  }

  private static Map<String, Object> summary(SchemeRun run, EvaluationSummary summary) {
    Map<String, Object> map = condition(summary.condition());
    map.put("payload_per_pixel", summary.payloadPerPixel());
    run.coding(summary)
        .ifPresent(images -> {
          map.put(
              "payload_per_pixel_with_headers",
              EvaluationText.payloadPerPixelWithHeaders(summary, images));
          map.put("rgb_share", images.rgbShare());
        });
    Map<String, Object> sets = new LinkedHashMap<>();
    summary
        .sets()
        .forEach((name, set) -> {
          Map<String, Object> of = new LinkedHashMap<>();
          of.put("frames", set.numFrames());
          of.put("measures", measures(set.estimates()));
          of.put("frames_present", set.framesPresent());
          of.put("confusion", set.counts().toArray());
          sets.put(name, of);
        });
    map.put("sets", sets);
    return map;
  }

  private static Map<String, Object> condition(SchemeEvaluation.Condition condition) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("payload", condition.payload().length());
    map.put("payload_kind", condition.payload().kind().words());
    map.put("bit_error_rate", condition.bitErrorRate());
    return map;
  }

  private static Map<String, Object> loss(EvaluationOutput.Loss loss) {
    Map<String, Object> map = condition(loss.impaired().condition());
    map.put("sets", differences(loss.difference()));
    return map;
  }

  private static Map<String, Object> differences(Comparison comparison) {
    Map<String, Object> sets = new LinkedHashMap<>();
    comparison.sets().forEach((name, estimates) -> sets.put(name, measures(estimates)));
    return sets;
  }

  private static Map<String, Object> measures(SequencedMap<String, Estimate> estimates) {
    Map<String, Object> measures = new LinkedHashMap<>();
    estimates.forEach((name, estimate) -> {
      if (!Double.isNaN(estimate.value())) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", estimate.value());
        Interval interval = estimate.interval();
        if (interval != null) {
          map.put("low", interval.low());
          map.put("high", interval.high());
        }
        measures.put(name, map);
      }
    });
    return measures;
  }

  /// One line a measure, header first.
  public static List<String> csv(EvaluationOutput output) {
    List<String> lines = new ArrayList<>(List.of(CSV_HEADER));
    String modality = output.setting().modality().keyword();
    for (SchemeRun run : output.runs()) {
      for (EvaluationSummary summary : run.summaries()) {
        String start = start(run.scheme().name(), run.scheme().weightsHash(), modality, summary);
        summary
            .sets()
            .forEach((set, frames) ->
                add(lines, start + set + "," + frames.numFrames(), frames.estimates()));
      }
    }
    for (int c = 0; c < output.comparisons().size(); c++) {
      SchemeRun first = output.runs().getFirst();
      SchemeRun second = output.runs().getLast();
      EvaluationSummary summary = first.summaries().get(c);
      String start =
          start(
              first.scheme().name() + " - " + second.scheme().name(),
              first.scheme().weightsHash() + " - " + second.scheme().weightsHash(),
              modality,
              summary);
      output
          .comparisons()
          .get(c)
          .sets()
          .forEach((set, estimates) ->
              add(
                  lines,
                  start
                      + set
                      + ","
                      + java.util.Objects.requireNonNull(summary.sets().get(set)).numFrames(),
                  estimates));
    }
    return lines;
  }

  private static String start(
      String scheme, String weights, String modality, EvaluationSummary summary) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%d,%s,%s,%s,",
        scheme,
        weights,
        modality,
        summary.condition().payload().length(),
        summary.condition().payload().kind().words(),
        summary.payloadPerPixel(),
        summary.condition().bitErrorRate());
  }

  private static void add(
      List<String> lines, String start, SequencedMap<String, Estimate> estimates) {
    estimates.forEach((name, estimate) -> {
      Interval interval = estimate.interval();
      String ends = interval == null ? "," : cell(interval.low()) + "," + cell(interval.high());
      lines.add("%s,%s,%s,%s".formatted(start, name, cell(estimate.value()), ends));
    });
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
