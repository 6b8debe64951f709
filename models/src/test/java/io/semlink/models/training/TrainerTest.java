package io.semlink.models.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.semlink.models.Networks;
import io.semlink.models.RectangleSensor;
import io.semlink.models.baseline.FusionArchitecture;
import io.semlink.models.baseline.FusionForm;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.TrainingSettings.Stage;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Tensor;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainerTest {
  private static final PromscConfig NANO = Networks.NANO;

  @TempDir Path folder;

  private static Sensor sensor(long seed, long numFrames) {
    return new RectangleSensor(NANO.resolution(), seed, numFrames);
  }

  private static TrainingSettings settings(int steps, Path output, boolean resume) {
    return Trainings.settings(steps, output, resume);
  }

  private static List<TrainingProgress> train(TrainingSettings settings, Sensor sensor)
      throws IOException {
    List<TrainingProgress> progress = new ArrayList<>();
    Path file =
        Trainer.of(NANO, settings, ComputeDevice.CPU, progress::add)
            .train(TrainingFrames.of(sensor), sensor(2, 4));
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
    Trainer<Promsc> first =
        Trainer.of(NANO, settings(12, parts, true), ComputeDevice.CPU, interrupting);
    assertThatThrownBy(
            () -> first.train(TrainingFrames.of(sensor(1, Long.MAX_VALUE)), sensor(2, 4)))
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
    assertThat(rows.getFirst())
        .isEqualTo("step,loss,dice,cross_entropy,learning_rate,gradient_norm,validation_miou");
    assertThat(rows.get(10)).matches("9,.*,0\\.\\d+");
    assertThat(rows.get(1)).endsWith(",");
  }

  @Test
  void checkpointOfOtherSettingsIsRefused() throws IOException {
    train(settings(6, folder, false), sensor(1, 2));
    TrainingSettings other =
        Trainings.settings(
            Stage.END_TO_END, 2, 6, new TrainingSettings.Files(folder, true, List.of()));
    assertThatThrownBy(() -> train(other, sensor(1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("belongs to another training");
  }

  @Test
  void checkpointOfOtherFramesOrOtherFirstValuesIsRefused() throws IOException {
    train(settings(6, folder, false), sensor(1, 2));
    assertThatThrownBy(() -> train(settings(6, folder, true), sensor(1, 3)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("3 frames (");
    assertThatThrownBy(() -> train(settings(6, folder, true), sensor(5, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("belongs to another training");
    Path copy = folder.resolve("first.safetensors");
    Files.copy(folder.resolve("promsc-nano.safetensors"), copy);
    TrainingSettings warm =
        Trainings.settings(
            Stage.END_TO_END, 1, 6, new TrainingSettings.Files(folder, true, List.of(copy)));
    assertThatThrownBy(() -> train(warm, sensor(1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("from=[%s]".formatted(Weights.hash(copy).substring(0, 12)));
  }

  /// Validated after step 9, stopped by its own listener after step 11: whoever looks for the
  /// weights file must not find that of a training that is not finished.
  @Test
  void weightsAppearWhenTheTrainingIsFinished() throws IOException {
    for (int patience : new int[] {0, 5}) {
      Path output = folder.resolve("patience" + patience);
      TrainingSettings settings =
          Trainings.settings(
              Stage.END_TO_END,
              1,
              14,
              new TrainingSettings.Files(output, true, List.of()),
              patience);
      TrainingListener interrupting =
          progress -> {
            if (progress.step() == 11) {
              throw new IllegalStateException("interrupted on purpose");
            }
          };
      Trainer<Promsc> interrupted = Trainer.of(NANO, settings, ComputeDevice.CPU, interrupting);
      assertThatThrownBy(() -> interrupted.train(TrainingFrames.of(sensor(1, 2)), sensor(2, 4)))
          .hasMessage("interrupted on purpose");
      assertThat(output.resolve("promsc-nano.safetensors")).doesNotExist();
      train(settings, sensor(1, 2));
      assertThat(output.resolve("promsc-nano.safetensors")).isNotEmptyFile();
      assertThat(output.resolve("best.safetensors")).doesNotExist();
    }
  }

  @Test
  void fewerStepsThanAreDoneAreRefused() throws IOException {
    train(settings(6, folder, false), sensor(1, 2));
    assertThatThrownBy(() -> train(settings(5, folder, true), sensor(1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("is after 6 steps, more than the 5");
  }

  @Test
  void stage1HasNothingToStopBy() {
    TrainingSettings.Files files = new TrainingSettings.Files(folder, true, List.of());
    assertThatThrownBy(() -> Trainings.settings(Stage.PROMPT, 1, 5, files, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("patience is 3");
  }

  @Test
  void firstValuesThatAreNoNumbersAreRefused() throws IOException {
    long width = 8;
    float[] values = new float[48];
    values[1] = Float.NaN;
    Path bad = folder.resolve("bad.safetensors");
    Weights.write(
        bad,
        new Safetensors(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(
                Map.of(
                    "encoder.rgb_tokens.position", new Tensor(List.of(1L, 6L, width), values)))));
    TrainingSettings warm =
        Trainings.settings(
            Stage.END_TO_END, 1, 6, new TrainingSettings.Files(folder, true, List.of(bad)));
    assertThatThrownBy(() -> train(warm, sensor(1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("tensor encoder.rgb_tokens.position holds NaN at index 1");
  }

  @Test
  void divergenceIsSaid() {
    TrainingSettings usual = settings(20, folder, false);
    TrainingSettings wild =
        new TrainingSettings(
            usual.stage(),
            usual.seed(),
            usual.steps(),
            usual.batch(),
            new LearningRate.Cosine(1e30, 1),
            usual.objective(),
            usual.channel(),
            usual.modalityLoss(),
            usual.intervals(),
            usual.files());
    assertThatThrownBy(() -> train(wild, sensor(1, 2)))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the training diverged: the gradient of step");
  }

  @Test
  void framesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() ->
            Trainer.of(PromscConfig.TINY, settings(2, folder, false), ComputeDevice.CPU, p -> {})
                .train(TrainingFrames.of(sensor(1, 2)), sensor(2, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("frames are 32x48 but promsc-tiny takes 96x128");
  }

  @Test
  void oneModalityAndFloatsTrainToo() throws IOException {
    for (PromscConfig config :
        List.of(NANO.only(Modality.RGB), NANO.only(Modality.THERMAL), NANO.withFloats())) {
      List<TrainingProgress> progress = new ArrayList<>();
      Path output = folder.resolve(config.name());
      Trainer.of(config, settings(60, output, false), ComputeDevice.CPU, progress::add)
          .train(TrainingFrames.of(sensor(1, 1)), sensor(2, 4));
      double first = progress.subList(0, 5).stream().mapToDouble(TrainingProgress::loss).sum();
      double last = progress.subList(55, 60).stream().mapToDouble(TrainingProgress::loss).sum();
      assertThat(last).as(config.name()).isLessThan(0.7 * first);
    }
  }

  @Test
  void fusionStartsFromUnimodalEncoders() throws IOException {
    List<Path> unimodal = new ArrayList<>();
    for (Modality modality : List.of(Modality.RGB, Modality.THERMAL)) {
      PromscConfig config = NANO.only(modality);
      Path output = folder.resolve(config.name());
      unimodal.add(
          Trainer.of(config, settings(6, output, false), ComputeDevice.CPU, p -> {})
              .train(TrainingFrames.of(sensor(1, 2)), sensor(2, 4)));
    }
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      Promsc network = new Promsc(NANO, 99, manager);
      new WarmStart(
              "promsc-nano", new PromscCurriculum(NANO, settings(1, folder, false)).tokenGrid())
          .apply(unimodal, network.parameters());
      for (int i = 0; i < 2; i++) {
        String name =
            List.of("encoder.rgb.trunk.0.0.weight", "encoder.thermal_tokens.position").get(i);
        assertThat(requireNonNull(network.parameters().get(name)).getArray().toFloatArray())
            .isEqualTo(Weights.read(unimodal.get(i)).tensor(name).values());
      }
    }
  }

  @Test
  void weightsOfASmallGridAreStretched() throws IOException {
    Path small =
        Trainer.of(NANO, settings(6, folder, false), ComputeDevice.CPU, p -> {})
            .train(TrainingFrames.of(sensor(1, 2)), sensor(2, 4));
    PromscConfig large = Networks.nano(new Resolution(64, 96));
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      Promsc network = new Promsc(large, 99, manager);
      new WarmStart("large", new Resolution(large.gridHeight(), large.gridWidth()))
          .apply(List.of(small), network.parameters());
      String name = "encoder.rgb_tokens.position";
      float[] before = Weights.read(small).tensor(name).values();
      float[] after = requireNonNull(network.parameters().get(name)).getArray().toFloatArray();
      assertThat(after).hasSize(4 * before.length);
      // The corners stay, the second cell of the first row lies a quarter on the way.
      assertThat(after[0]).isEqualTo(before[0]);
      assertThat(after[after.length - 1]).isEqualTo(before[before.length - 1]);
      assertThat((double) after[8]).isCloseTo(0.75 * before[0] + 0.25 * before[8], within(1e-6));
    }
  }

  @Test
  void weightsThatShareNothingAreRefused() throws IOException {
    Path other = folder.resolve("other.safetensors");
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("conv1.weight", new Tensor(List.of(1L), new float[] {1}));
    Weights.write(other, new Safetensors(new LinkedHashMap<>(), tensors));
    TrainingSettings settings =
        Trainings.settings(
            Stage.END_TO_END, 1, 6, new TrainingSettings.Files(folder, false, List.of(other)));
    assertThatThrownBy(() -> train(settings, sensor(1, 2)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("shares no tensor with promsc-nano");
  }

  @Test
  void promptsMakeTheModalitiesOrthogonal() throws IOException {
    TrainingSettings settings =
        Trainings.settings(
            Stage.PROMPT, 1, 40, new TrainingSettings.Files(folder, false, List.of()));
    List<TrainingProgress> progress = train(settings, sensor(1, 8));
    double first = progress.subList(0, 5).stream().mapToDouble(TrainingProgress::loss).sum();
    double last = progress.subList(35, 40).stream().mapToDouble(TrainingProgress::loss).sum();
    assertThat(first).isPositive();
    assertThat(last).isLessThan(first);
    assertThat(progress.getFirst().parts()).containsOnlyKeys("cosine");
    assertThat(progress.getLast().validationMiou()).isEmpty();
  }

  @Test
  void trainingStopsWhenValidationGetsNoBetter() throws IOException {
    // A learning rate that tiny never changes the validation, so the second one is no better.
    TrainingSettings patient =
        new TrainingSettings(
            Stage.END_TO_END,
            1,
            400,
            4,
            new LearningRate.Cosine(1e-12, 5),
            Trainings.OBJECTIVE,
            ChannelMix.ERROR_FREE,
            0,
            new TrainingSettings.Intervals(10, 4, 6, 3),
            new TrainingSettings.Files(folder, false, List.of()));
    List<TrainingProgress> progress = train(patient, sensor(1, 2));
    assertThat(progress.size()).isLessThan(400);
    assertThat(folder.resolve("promsc-nano.safetensors")).exists();
  }

  /// A network without a link in its middle goes through the same steps, and resumes as exactly.
  @Test
  void segmentationNetworksTrainToo() throws IOException {
    FusionNetConfig config =
        new FusionNetConfig(
            "mfnet-nano",
            NANO.resolution(),
            new FusionArchitecture.MfNet(List.of(4, 8, 8, 8), List.of(4, 4, 4, 8)),
            FusionForm.REGULAR);
    List<TrainingProgress> progress = new ArrayList<>();
    Path whole =
        Trainer.of(
                config, settings(60, folder.resolve("a"), false), ComputeDevice.CPU, progress::add)
            .train(TrainingFrames.of(sensor(1, 1)), sensor(2, 4));
    double first = progress.subList(0, 5).stream().mapToDouble(TrainingProgress::loss).sum();
    double last = progress.subList(55, 60).stream().mapToDouble(TrainingProgress::loss).sum();
    assertThat(last).isLessThan(0.7 * first);
    assertThat(progress.getLast().validationMiou()).isPresent();
    TrainingSettings parts = settings(60, folder.resolve("b"), true);
    TrainingListener interrupting =
        step -> {
          if (step.step() == 50) {
            throw new IllegalStateException("interrupted on purpose");
          }
        };
    Trainer<FusionNet> stopped = Trainer.of(config, parts, ComputeDevice.CPU, interrupting);
    assertThatThrownBy(() -> stopped.train(TrainingFrames.of(sensor(1, 1)), sensor(2, 4)))
        .hasMessage("interrupted on purpose");
    Path resumed =
        Trainer.of(config, parts, ComputeDevice.CPU, step -> {})
            .train(TrainingFrames.of(sensor(1, 1)), sensor(2, 4));
    assertThat(Weights.read(resumed).sha256()).isEqualTo(Weights.read(whole).sha256());
  }

  @Test
  void segmentationNetworksHaveNoStage1() {
    FusionNetConfig config = FusionNetConfig.named("mfnet-small").orElseThrow();
    TrainingSettings prompts =
        Trainings.settings(
            Stage.PROMPT, 1, 1, new TrainingSettings.Files(folder, false, List.of()));
    assertThatThrownBy(() -> Trainer.of(config, prompts, ComputeDevice.CPU, step -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mfnet-small has no stage 1");
  }

  /// After one step the running statistics are those that the own images alone would have left.
  @Test
  void promptsLeaveTheStatisticsToTheOwnModality() {
    TrainingSettings settings =
        Trainings.settings(
            Stage.PROMPT, 1, 1, new TrainingSettings.Files(folder, false, List.of()));
    PromscCurriculum curriculum = new PromscCurriculum(NANO, settings);
    BatchSource source = new BatchSource(TrainingFrames.of(sensor(1, 8)), curriculum, settings);
    TrainingBatch batch = source.batch(0);
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      TrainingState<Promsc> state = new TrainingState<>(curriculum, settings, manager);
      Promsc alone = new Promsc(NANO, settings.seed(), manager);
      alone.map(Modality.RGB, batch.images().rgb(manager), true);
      alone.map(Modality.THERMAL, batch.images().thermal(manager), true);
      state.step(0, batch);
      int compared = 0;
      for (String name : alone.parameters().keySet()) {
        if (name.contains(".trunk.") && name.contains(".running_")) {
          float[] expected = values(alone, name);
          assertThat(values(state.live(), name)).containsExactly(expected, within(1e-5f));
          compared++;
        }
      }
      assertThat(compared).isPositive();
    }
  }

  private static float[] values(Promsc network, String name) {
    return requireNonNull(network.parameters().get(name)).getArray().toFloatArray();
  }
}
