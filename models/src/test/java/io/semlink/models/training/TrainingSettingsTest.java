package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class TrainingSettingsTest {
  private static TrainingSettings settings(int steps, int batch) {
    return new TrainingSettings(
        1,
        steps,
        batch,
        2e-3,
        TrainingSettings.Objective.DEFAULT,
        new TrainingSettings.Intervals(10, 5, 4, 5),
        Path.of("unused"),
        false);
  }

  @Test
  void learningRateWarmsUpAndFallsLikeACosine() {
    TrainingSettings settings = settings(110, 4);
    assertThat(settings.learningRateAt(0)).isCloseTo(2e-4, within(1e-12));
    assertThat(settings.learningRateAt(9)).isCloseTo(2e-3, within(1e-12));
    assertThat(settings.learningRateAt(10)).isCloseTo(2e-3, within(1e-12));
    assertThat(settings.learningRateAt(60)).isCloseTo(2e-3 * 0.505, within(1e-12));
    assertThat(settings.learningRateAt(109)).isBetween(2e-5, 2.2e-5);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> settings(0, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings(10, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrainingSettings.Intervals(1, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// The ENet weights of the MFNet training set as published with RTFNet's code; the frequencies
  /// behind them are rounded to 0.01 %.
  @Test
  void classWeightsAreThoseOfEnet() {
    double[] published = {
      1.5105, 16.6591, 29.4238, 34.6315, 40.0845, 41.4357, 47.9794, 45.3725, 44.9000
    };
    float[] weights = ClassWeights.bounded(100);
    for (int c = 0; c < published.length; c++) {
      assertThat((double) weights[c]).isCloseTo(published[c], Percentage.withPercentage(0.5));
    }
    assertThat(ClassWeights.bounded(5)).startsWith(weights[0], 5).endsWith(5);
  }
}
