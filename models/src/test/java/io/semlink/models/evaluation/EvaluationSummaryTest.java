package io.semlink.models.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EvaluationSummaryTest {
  private static final SchemeEvaluation.Condition CONDITION =
      SchemeEvaluation.Condition.bits(48, 0);

  /// Pixels of one frame: hits and misses (taken for class 0) of cars, background taken for cars,
  /// background hit.
  private static FrameCounts frame(String name, TimeOfDay time, int... cells) {
    long[] counts = new long[81];
    counts[10] = cells[0];
    counts[9] = cells[1];
    counts[1] = cells[2];
    counts[0] = cells[3];
    return new FrameCounts(name, time, ConfusionMatrix.of(counts));
  }

  private static final List<FrameCounts> FRAMES =
      List.of(
          frame("near", TimeOfDay.DAY, 90, 10, 0, 100),
          frame("far", TimeOfDay.NIGHT, 1, 3, 0, 196),
          frame("none", TimeOfDay.NIGHT, 0, 0, 50, 150));

  private static SchemeEvaluation.Result result(List<FrameCounts> frames) {
    return new SchemeEvaluation.Result(CONDITION, new Resolution(20, 10), frames);
  }

  private static double value(EvaluationSummary.FrameSet set, String measure) {
    return set.estimate(measure).value();
  }

  /// Cars: 91 hits, 13 misses, 50 false. Of single frames 0.9 and 0.25; the frame without a car
  /// does not count there.
  @Test
  void pixelsAndFramesAreAveragedApart() {
    EvaluationSummary.FrameSet all = EvaluationSummary.of(result(FRAMES), ClassSubset.ALL).all();
    assertThat(value(all, "iou_car")).isCloseTo(91.0 / 154, within(1e-15));
    assertThat(value(all, "recall_car")).isCloseTo(91.0 / 104, within(1e-15));
    assertThat(value(all, "iou_per_frame_car")).isCloseTo((0.9 + 0.25) / 2, within(1e-15));
    assertThat(value(all, "iou_person")).isNaN();
    double background = 446.0 / 509;
    assertThat(value(all, "miou")).isCloseTo((background + 91.0 / 154) / 9, within(1e-15));
    assertThat(value(all, "miou_objects")).isCloseTo(91.0 / 154 / 8, within(1e-15));
    assertThat(value(all, "miou_present")).isCloseTo((background + 91.0 / 154) / 2, within(1e-15));
    assertThat(all.framesPresent()).startsWith(3, 2, 0);
    // Three frames cannot tell.
    assertThat(all.estimate("iou_car").interval()).isNull();
  }

  /// Ten frames with cars tell of cars, and no number of them of a mean over all classes.
  @Test
  void anIntervalNeedsFramesWithTheClass() {
    List<FrameCounts> frames = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      frames.add(frame("f" + i, TimeOfDay.DAY, 50 + 4 * i, 50 - 4 * i, 0, 100));
    }
    EvaluationSummary.FrameSet all = EvaluationSummary.of(result(frames), ClassSubset.ALL).all();
    assertThat(requireNonNull(all.estimate("iou_car").interval()).contains(0.68)).isTrue();
    assertThat(all.estimate("miou").interval()).isNull();
    assertThat(all.estimate("iou_person").interval()).isNull();
    ClassSubset cars =
        new ClassSubset(
            List.of(SegmentationClass.UNLABELLED, SegmentationClass.CAR), ClassSubset.Rest.KEPT);
    assertThat(EvaluationSummary.of(result(frames), cars).all().estimate("miou_classes").interval())
        .isNotNull();
    EvaluationSummary.FrameSet nine =
        EvaluationSummary.of(result(frames.subList(1, 10)), ClassSubset.ALL).all();
    assertThat(nine.estimate("iou_car").interval()).isNull();
  }

  @Test
  void dayAndNightAreSetsOfTheirOwn() {
    EvaluationSummary summary = EvaluationSummary.of(result(FRAMES), ClassSubset.ALL);
    assertThat(summary.sets().keySet()).containsExactly("all", "day", "night");
    EvaluationSummary.FrameSet night = requireNonNull(summary.sets().get("night"));
    assertThat(night.numFrames()).isEqualTo(2);
    assertThat(value(night, "iou_car")).isCloseTo(1.0 / 54, within(1e-15));
    EvaluationSummary unknown =
        EvaluationSummary.of(
            result(List.of(frame("a", TimeOfDay.UNKNOWN, 1, 1, 1, 1))), ClassSubset.ALL);
    assertThat(unknown.sets().keySet()).containsExactly("all");
  }

  /// Background everywhere on MFNet's pixel frequencies: 91.87 / 9 = 10.21 and 100 / 9 = 11.11 per
  /// cent.
  @Test
  void backgroundEverywhereScoresWhatItMust() {
    long[] counts = new long[81];
    long[] frequency = {9187, 419, 146, 93, 53, 44, 11, 23, 25};
    for (int c = 0; c < 9; c++) {
      counts[9 * c] = frequency[c];
    }
    FrameCounts frame = new FrameCounts("mfnet", TimeOfDay.DAY, ConfusionMatrix.of(counts));
    EvaluationSummary.FrameSet all =
        EvaluationSummary.of(result(List.of(frame)), ClassSubset.ALL).all();
    assertThat(value(all, "miou")).isCloseTo(0.1021, within(5e-5));
    assertThat(value(all, "macc")).isCloseTo(0.1111, within(5e-5));
  }

  /// A curve predicted on background costs class 0 unless it is put to it, and never a car.
  @Test
  void predictionsOutsideTheSubsetCountAsTold() {
    long[] counts = new long[81];
    counts[0] = 60;
    counts[4] = 20;
    counts[10] = 15;
    counts[9 * 5] = 5;
    List<FrameCounts> frames =
        List.of(new FrameCounts("a", TimeOfDay.DAY, ConfusionMatrix.of(counts)));
    List<SegmentationClass> classes = List.of(SegmentationClass.UNLABELLED, SegmentationClass.CAR);
    List<Double> background = new ArrayList<>();
    for (ClassSubset.Rest rest : ClassSubset.Rest.values()) {
      EvaluationSummary.FrameSet all =
          EvaluationSummary.of(result(frames), new ClassSubset(classes, rest)).all();
      background.add(value(all, "iou_unlabelled"));
      assertThat(value(all, "iou_car")).isEqualTo(1);
      assertThat(value(all, "miou_classes"))
          .isCloseTo((1 + value(all, "iou_unlabelled")) / 2, within(1e-15));
    }
    assertThat(background).containsExactly(60.0 / 85, 1.0, 1.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSubset.named("cars"))
        .withMessageContaining("car_stop");
    assertThat(ClassSubset.named("other")).isEqualTo(SegmentationClass.UNLABELLED);
  }

  @Test
  void comparisonsArePaired() {
    List<FrameCounts> worse =
        FRAMES.stream()
            .map(f ->
                new FrameCounts(
                    f.name(),
                    f.timeOfDay(),
                    f.counts().mapped(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, new int[9])))
            .toList();
    Comparison comparison = Comparison.of(result(worse), result(FRAMES), ClassSubset.ALL);
    EvaluationSummary.FrameSet full = EvaluationSummary.of(result(FRAMES), ClassSubset.ALL).all();
    assertThat(comparison.all("iou_car").value()).isCloseTo(-91.0 / 154, within(1e-15));
    assertThat(comparison.all(Comparison.RELATIVE).value())
        .isCloseTo(comparison.all("miou").value() / value(full, "miou"), within(1e-15));
    Comparison none = Comparison.of(result(FRAMES), result(FRAMES), ClassSubset.ALL);
    assertThat(none.all("miou").value()).isZero();
    assertThat(none.all("miou").interval()).isNull();
    assertThat(requireNonNull(none.sets().get("night"))).containsKey("iou_bump");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Comparison.of(result(FRAMES), result(FRAMES.subList(0, 2)), ClassSubset.ALL));
    SchemeEvaluation.Result larger =
        new SchemeEvaluation.Result(
            SchemeEvaluation.Condition.bits(96, 0), result(FRAMES).resolution(), FRAMES);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Comparison.of(result(FRAMES), larger, ClassSubset.ALL))
        .withMessageContaining("equal payloads");
  }

  @Test
  void textsFitATerminalAndSayWhatTheCountsSay() {
    EvaluationSummary summary = EvaluationSummary.of(result(FRAMES), ClassSubset.ALL);
    String classes = EvaluationText.classes(summary.all());
    assertThat(classes).contains("| car ").contains("| 59.1 [").contains("| 57.5 ");
    assertThat(classes).contains("| 104 ").containsPattern("person +\\| - ");
    String means = EvaluationText.means(summary, ClassSubset.ALL);
    assertThat(means).contains("night (2 frames)").doesNotContain("subset");
    String conditions = EvaluationText.conditions(List.of(summary));
    assertThat(conditions).contains("| 48 ").contains("| 0.2400 ");
    assertThat((classes + means + conditions).lines())
        .allSatisfy(line -> assertThat(line).startsWith("|").hasSizeLessThan(90));
  }
}
