package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.metrics.Interval;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void numbersReadWell() {
    assertThat(Words.percent(0.31449)).isEqualTo("31.4 %");
    assertThat(Words.percent(0.3, new Interval(0.288, 0.3131))).isEqualTo("30.0 % [28.8, 31.3]");
    assertThat(Words.percent(0.3, null)).isEqualTo("30.0 % [-]");
    assertThat(Words.points(0.03, null)).isEqualTo("3.0 [-]");
    assertThat(Words.db(-2)).isEqualTo("−2 dB");
    assertThat(Words.db(-0.001)).isEqualTo("0 dB");
    assertThat(Words.frequency(16_000)).isEqualTo("16 kHz");
    assertThat(Words.frequency(2.5e6)).isEqualTo("2.5 MHz");
    assertThat(Words.frequency(400)).isEqualTo("400 Hz");
    assertThat(Words.probability(0)).isEqualTo("0");
    assertThat(Words.probability(1.37e-4)).isEqualTo("1.4e-4");
    assertThat(Words.probability(1e-12)).isEqualTo("1.0e-12");
    assertThat(Words.count(1_129_267)).isEqualTo("1\u202f129\u202f267");
  }

  @Test
  void namesAreThoseOfTheLiterature() {
    assertThat(Words.modulation("qpsk")).isEqualTo("QPSK");
    assertThat(Words.modulation("16qam")).isEqualTo("16-QAM");
    assertThat(Words.modulation("256-qam")).isEqualTo("256-QAM");
    assertThat(Words.channel("awgn")).isEqualTo("AWGN");
    assertThat(Words.channel("rayleigh")).isEqualTo("Rayleigh fading");
    assertThat(Words.channel("tdl-a")).isEqualTo("tdl-a");
  }
}
