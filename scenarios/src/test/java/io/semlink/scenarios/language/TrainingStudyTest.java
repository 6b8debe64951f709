package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.training.ClassWeighting;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.reports.ablation.Claim;
import io.semlink.reports.ablation.Claim.Where;
import io.semlink.scenarios.language.TrainingStudy.Evaluation;
import io.semlink.scenarios.language.TrainingStudy.Schedule;
import io.semlink.scenarios.language.TrainingStudy.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainingStudyTest {
  @TempDir private Path folder;

  private static TrainingStudy library(String name, String... settings) {
    return TrainingStudy.read(ScenarioFile.load(name, List.of(settings)));
  }

  private TrainingStudy text(String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.conf"), scenario);
    return TrainingStudy.read(ScenarioFile.load(file.toString(), List.of()));
  }

  @Test
  void everyLibraryStudyIsReadableAndComparesTheSameStepsAndSeeds() {
    for (String name : ScenarioFile.TRAINING_LIBRARY) {
      TrainingStudy study = library(name);
      assertThat(study.study()).isEqualTo(name);
      assertThat(study.schedule()).isEqualTo(new Schedule(2000, 8, 8000));
      assertThat(study.seeds()).containsExactly(1L, 2L, 3L);
      assertThat(study.claims()).isNotEmpty();
    }
  }

  @Test
  void variantsAreInTheOrderOfTheFileAndSayWhatDiffers() {
    TrainingStudy study = library("ablation-prompt");
    assertThat(study.variants())
        .extracting(Variant::name)
        .containsExactly("without-prompts", "with-prompts");
    assertThat(study.variants()).extracting(Variant::promptSteps).containsExactly(0, 300);
    assertThat(study.evaluation())
        .isEqualTo(new Evaluation(400, List.of(8, 18, 32, 128), List.of(0.0, 0.05)));
    assertThat(library("ablation-modality").variants())
        .extracting(variant -> variant.network().name())
        .containsExactly("promsc-tiny", "promsc-tiny-rgb", "promsc-tiny-thermal");
    assertThat(library("ablation-noise").variants())
        .extracting(Variant::channelNoise)
        .containsExactly(false, true);
  }

  @Test
  void aVariantTakesFromTrainingWhatItDoesNotSet() throws IOException {
    TrainingStudy study =
        text(
            """
            study = mine
            training {
              network = promsc-small
              channel-noise = off
              class-weights = median-frequency
              variants { a { }, b { channel-noise = on, class-weights = none } }
            }
            """);
    assertThat(study.variants()).extracting(Variant::channelNoise).containsExactly(false, true);
    assertThat(study.variants())
        .extracting(Variant::weighting)
        .containsExactly(ClassWeighting.MEDIAN_FREQUENCY, ClassWeighting.NONE);
    assertThat(study.evaluation()).isEqualTo(new Evaluation(400, List.of(18), List.of(0.0)));
  }

  @Test
  void claimsSayWhereTheyHold() {
    List<Claim> claims = library("ablation-modality").claims();
    assertThat(claims.getLast())
        .isEqualTo(
            new Claim.Greater(
                "thermal > rgb where planes = 18, time = night",
                "thermal",
                "rgb",
                new Where(18, null, Hours.NIGHT)));
    assertThat(library("ablation-bits").claims().getLast())
        .isEqualTo(
            new Claim.NonDecreasing(
                "nested non-decreasing in planes within 0.5 points",
                "nested",
                0.005,
                new Where(null, null, Hours.ALL)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.step=5 | unknown key training.step | Maybe training.steps",
        "training.variants.with-prompts.prompt=5 | unknown key"
            + " training.variants.with-prompts.prompt | Maybe",
        "link.bandwidth=16 kHz | link has no meaning in a training study (--set) | Maybe",
        "seed=3 | seed has no meaning in a training study | Maybe training.seeds",
        "training.network=promsc-huge | training.network = promsc-huge must be one of promsc-tiny |"
            + " (--set)",
        "training.batch=1 | training.batch = 1 must lie in 2.. | (--set)",
        "training.seeds=[1, 1] | training.seeds = [1, 1] must hold no value twice | (--set)",
        "training.seeds=[x] | training.seeds = [x] must hold numbers | (--set)",
        "evaluation.planes=[129] | 129.0 must lie in 1..128 | (--set)",
        "evaluation.bit-error-rates=[0.6] | 0.6 must lie in 0..0.5 | (--set)",
        "training.variants.with-prompts.modality=rgb | prompt-steps = 300 needs both modalities |"
            + " .conf:",
        "training.variants.a/b.prompt-steps=1 | variant \"a/b\" must be letters | (--set)",
        "claims=[\"with > without\"] | is about with, but variants are without-prompts,"
            + " with-prompts | (--set)",
        "claims=[\"with-prompts is better\"] | must be A > B | (--set)",
        "claims=[\"with-prompts > without-prompts where planes = 9\"] | 9 is not among"
            + " evaluation.planes | (--set)",
        "claims=[\"with-prompts > without-prompts where time = noon\"] | time must be day or night"
            + " | (--set)",
        "claims=[\"with-prompts non-decreasing in planes where planes = 8\"] | needs at least two |"
            + " (--set)",
      })
  void whatIsWrongIsOneClearErrorWithItsPlace(String setting, String message, String more) {
    assertThatThrownBy(() -> library("ablation-prompt", setting))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(more);
  }

  @Test
  void aStudyOfALinkHasNoClaims() {
    ScenarioFile file = ScenarioFile.load("first-light", List.of("claims=[\"a > b\"]"));
    assertThatThrownBy(() -> Scenario.read(file, 1))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("claims needs a training study");
  }
}
