package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class TrainingSettingsTest {
  @Test
  void cosineWarmsUpAndFalls() {
    LearningRate rate = new LearningRate.Cosine(2e-3, 10);
    assertThat(rate.at(0, 110)).isCloseTo(2e-4, within(1e-12));
    assertThat(rate.at(9, 110)).isCloseTo(2e-3, within(1e-12));
    assertThat(rate.at(10, 110)).isCloseTo(2e-3, within(1e-12));
    assertThat(rate.at(60, 110)).isCloseTo(2e-3 * 0.505, within(1e-12));
    assertThat(rate.at(109, 110)).isBetween(2e-5, 2.2e-5);
  }

  @Test
  void stairsFallByATenthEachPeriod() {
    LearningRate rate = new LearningRate.Stairs(1e-4, 20);
    assertThat(rate.at(19, 100)).isCloseTo(1e-4, within(1e-15));
    assertThat(rate.at(20, 100)).isCloseTo(0.9e-4, within(1e-15));
    assertThat(rate.at(60, 100)).isCloseTo(0.729e-4, within(1e-15));
  }

  @Test
  void temperatureGoesInEqualRatios() {
    TrainingSettings.Temperature temperature = new TrainingSettings.Temperature(2, 0.5);
    assertThat(temperature.at(0, 101)).isEqualTo(2);
    assertThat(temperature.at(50, 101)).isCloseTo(1, within(1e-12));
    assertThat(temperature.at(100, 101)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    Path folder = Path.of("unused");
    assertThatThrownBy(() -> Trainings.settings(0, folder, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrainingSettings.Intervals(1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LearningRate.Cosine(0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LearningRate.Stairs(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrainingSettings.Temperature(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ChannelMix(0.5, 0.1, 0.3, 0.2, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sum to at most 1");
  }

  /// The ENet weights of the MFNet training set as published with RTFNet's code; the frequencies
  /// behind them are rounded to 0.01 %.
  @Test
  void classWeightsAreThoseOfEnet() {
    double[] published = {
      1.5105, 16.6591, 29.4238, 34.6315, 40.0845, 41.4357, 47.9794, 45.3725, 44.9000
    };
    float[] weights = ClassWeighting.ENET.bounded(100);
    for (int c = 0; c < published.length; c++) {
      assertThat((double) weights[c]).isCloseTo(published[c], Percentage.withPercentage(0.5));
    }
    assertThat(ClassWeighting.ENET.bounded(5)).startsWith(weights[0], 5).endsWith(5);
  }

  /// Eigen and Fergus, section 6.3.2 of the ICCV 2015 paper: the median over the frequency.
  @Test
  void medianFrequencyGivesTheMedianClassOne() {
    float[] weights = ClassWeighting.MEDIAN_FREQUENCY.bounded(100);
    assertThat((double) weights[4]).isEqualTo(1);
    assertThat((double) weights[0]).isCloseTo(.0053 / .9187, within(1e-7));
    assertThat(ClassWeighting.NONE.bounded(100)).containsOnly(1);
  }
}
