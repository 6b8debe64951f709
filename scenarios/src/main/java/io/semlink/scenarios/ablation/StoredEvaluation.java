package io.semlink.scenarios.ablation;

import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.evaluation.SchemeEvaluation.Condition;
import io.semlink.reports.ablation.AblationPoint;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.TimeOfDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a trained network understood, as kept in the folder of the study.
///
/// @param resultsVersion version of results, see {@link RunRecord#RESULTS_VERSION}
/// @param weights hash of the network's weights
/// @param frames how many test frames
/// @param points one a condition
record StoredEvaluation(int resultsVersion, String weights, int frames, List<Point> points) {

  /// Pixel counts under one condition, rows truth, row after row.
  ///
  /// @param payloadBits bits a frame
  /// @param bitsPerPixel payload bits over pixels
  /// @param bitErrorRate probability of a wrong bit
  /// @param all over all frames
  /// @param day over frames by day
  /// @param night over frames by night
  record Point(
      int payloadBits,
      double bitsPerPixel,
      double bitErrorRate,
      List<Long> all,
      List<Long> day,
      List<Long> night) {
    static Point of(SchemeEvaluation.Result result) {
      return new Point(
          result.condition().payload().length(),
          result.payloadPerPixel(),
          result.condition().bitErrorRate(),
          counts(result.all()),
          counts(of(result, TimeOfDay.DAY)),
          counts(of(result, TimeOfDay.NIGHT)));
    }

    private static ConfusionMatrix of(SchemeEvaluation.Result result, TimeOfDay time) {
      return result
          .byTimeOfDay()
          .getOrDefault(time, ConfusionMatrix.empty(SegmentationClass.COUNT));
    }

    private static List<Long> counts(ConfusionMatrix matrix) {
      return Arrays.stream(matrix.toArray()).boxed().toList();
    }
  }

  static StoredEvaluation of(String weights, int frames, List<SchemeEvaluation.Result> results) {
    return new StoredEvaluation(
        RunRecord.RESULTS_VERSION, weights, frames, results.stream().map(Point::of).toList());
  }

  /// What a file holds, if there is one.
  static Optional<StoredEvaluation> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(
            ResultJson.read(Files.readString(file), StoredEvaluation.class, file.toString()))
        : Optional.empty();
  }

  /// Writes a file, which appears whole or not at all.
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, ResultJson.write(this));
  }

  /// Whether these are the results of a network's weights under the conditions that are asked.
  boolean answers(String askedWeights, int askedFrames, List<Condition> conditions) {
    return resultsVersion == RunRecord.RESULTS_VERSION
        && weights.equals(askedWeights)
        && frames == askedFrames
        && points.stream()
            .map(p -> Condition.bits(p.payloadBits, p.bitErrorRate))
            .toList()
            .equals(conditions);
  }

  /// The points of a training.
  List<AblationPoint> points(TrainingRun run) {
    return points.stream()
        .map(p ->
            new AblationPoint(
                run.variant().name(),
                run.seed(),
                new AblationPoint.Condition(
                    run.network().planes(p.payloadBits), p.bitsPerPixel, p.bitErrorRate),
                matrix(p.all),
                matrix(p.day),
                matrix(p.night)))
        .toList();
  }

  private static ConfusionMatrix matrix(List<Long> counts) {
    return ConfusionMatrix.of(counts.stream().mapToLong(Long::longValue).toArray());
  }
}
