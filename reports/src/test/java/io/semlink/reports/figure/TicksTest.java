package io.semlink.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.figure.Axis.Scale;
import io.semlink.reports.figure.Ticks.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void levelsInDbAreLabelledEvenly() {
    assertThat(labels(Ticks.of(Scale.LINEAR, -2.6, 14.6, 10)))
        .containsExactly("−2", "0", "2", "4", "6", "8", "10", "12", "14");
    assertThat(labels(Ticks.of(Scale.LINEAR, 1.0, 2.0, 4))).containsExactly("1.0", "1.5", "2.0");
  }

  @Test
  void fractionsAreLabelledInPerCent() {
    Ticks ticks = Ticks.of(Scale.PERCENT, 0, 0.31, 4);
    assertThat(labels(ticks)).containsExactly("0", "10", "20", "30");
    assertThat(ticks.major()).extracting(Tick::value).containsExactly(0.0, 0.1, 0.2, 0.3);
  }

  @Test
  void decadesAreLabelledAsPowers() {
    Ticks ticks = Ticks.of(Scale.LOG, 1e-12, 1, 20);
    assertThat(labels(ticks)).hasSize(13).contains("10⁻¹²", "10⁻³", "1");
    assertThat(ticks.minor()).hasSize(12 * 8);
  }

  @Test
  void manyDecadesAreNotAllLabelled() {
    assertThat(labels(Ticks.of(Scale.LOG, 1e-6, 1, 4)).stream().filter(l -> !l.isEmpty()))
        .containsExactly("10⁻⁶", "10⁻⁴", "10⁻²", "1");
  }

  @Test
  void aNarrowLogarithmicAxisIsLabelledBetweenThePowers() {
    assertThat(labels(Ticks.of(Scale.LOG, 0.018, 0.13, 8)))
        .containsExactlyInAnyOrder("0.02", "0.05", "0.1");
  }

  private static List<String> labels(Ticks ticks) {
    return ticks.major().stream().map(Tick::label).toList();
  }
}
