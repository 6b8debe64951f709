package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.Networks;
import io.semlink.models.RectangleSensor;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.sensor.Sensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromscTrainerTest {
  private static final PromscConfig NANO = Networks.NANO;

  /// Without smoothing, so that the loss can come near 0.
  private static final TrainingSettings.Objective OBJECTIVE =
      new TrainingSettings.Objective(0.5, 0, 5, 1, 1, 0.9);

  @TempDir Path folder;

  private static Sensor sensor(long seed, long numFrames) {
    return new RectangleSensor(NANO.resolution(), seed, numFrames);
  }

  private static TrainingSettings settings(int steps, Path output, boolean resume) {
    return new TrainingSettings(
        1, steps, 4, 1e-2, OBJECTIVE, new TrainingSettings.Intervals(5, 10, 4, 6), output, resume);
  }

  private static List<TrainingProgress> train(TrainingSettings settings, Sensor sensor)
      throws IOException {
    List<TrainingProgress> progress = new ArrayList<>();
    Path file = new PromscTrainer(NANO, settings, progress::add).train(sensor, sensor(2, 4));
    assertThat(Weights.read(file).contents().metadata()).containsEntry("network", "promsc-nano");
    return progress;
  }

  @Test
  void lossOfFewFramesFallsByHalf() throws IOException {
    List<TrainingProgress> progress = train(settings(60, folder, false), sensor(1, 1));
    double first = progress.subList(0, 5).stream().mapToDouble(TrainingProgress::loss).sum();
    double last = progress.subList(55, 60).stream().mapToDouble(TrainingProgress::loss).sum();
    assertThat(last).isLessThan(first / 2);
  }

  @Test
  void resumedTrainingIsTheUninterruptedOne() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    List<TrainingProgress> expected = train(settings(12, whole, false), sensor(1, Long.MAX_VALUE));
    List<TrainingProgress> seen = new ArrayList<>();
    TrainingListener interrupting =
        progress -> {
          seen.add(progress);
          if (progress.step() == 8) {
            throw new IllegalStateException("interrupted on purpose");
          }
        };
    PromscTrainer first = new PromscTrainer(NANO, settings(12, parts, true), interrupting);
    assertThatThrownBy(() -> first.train(sensor(1, Long.MAX_VALUE), sensor(2, 4)))
        .hasMessage("interrupted on purpose");
    // The last checkpoint was written after step 5.
    List<TrainingProgress> resumed = new ArrayList<>(seen.subList(0, 6));
    resumed.addAll(train(settings(12, parts, true), sensor(1, Long.MAX_VALUE)));
    assertThat(resumed).isEqualTo(expected);
    assertThat(parts.resolve("loss.csv")).hasSameTextualContentAs(whole.resolve("loss.csv"));
    assertThat(Weights.read(parts.resolve("promsc-nano.safetensors")).sha256())
        .isEqualTo(Weights.read(whole.resolve("promsc-nano.safetensors")).sha256());
  }

  @Test
  void lossCurveHasOneRowAStep() throws IOException {
    train(settings(10, folder, false), sensor(1, 2));
    List<String> rows = Files.readAllLines(folder.resolve("loss.csv"));
    assertThat(rows).hasSize(11);
    assertThat(rows.getFirst()).isEqualTo(TrainingProgress.CSV_HEADER);
    assertThat(rows.get(10)).matches("9,.*,0\\.\\d+");
    assertThat(rows.get(1)).endsWith(",");
  }

  @Test
  void checkpointOfOtherSettingsIsRefused() throws IOException {
    train(settings(6, folder, false), sensor(1, 2));
    TrainingSettings other =
        new TrainingSettings(
            2, 6, 4, 1e-2, OBJECTIVE, settings(6, folder, true).intervals(), folder, true);
    assertThatThrownBy(() -> train(other, sensor(1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("belongs to another training");
  }

  @Test
  void framesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() ->
            new PromscTrainer(PromscConfig.TINY, settings(2, folder, false), p -> {})
                .train(sensor(1, 2), sensor(2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frames are 32x48 but promsc-tiny takes 96x128");
  }
}
