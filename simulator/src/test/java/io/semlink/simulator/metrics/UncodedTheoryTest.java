package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.semlink.simulator.units.EbN0;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UncodedTheoryTest {

  @Test
  void equalsTheReferenceTable() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSize(21);
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      int bitsPerSymbol = Integer.parseInt(cells[0]);
      EbN0 ebN0 = new EbN0(Double.parseDouble(cells[2]));
      double actual =
          cells[1].equals("awgn")
              ? UncodedTheory.awgn(bitsPerSymbol, ebN0)
              : UncodedTheory.rayleigh(bitsPerSymbol, ebN0);
      assertThat(actual).as(row).isCloseTo(Double.parseDouble(cells[3]), withinPercentage(1e-4));
    }
  }

  /// Published simulations of the AFF3CT project, three digits, at least 100 frame errors each.
  @Test
  void agreesWithPublishedSimulations() {
    assertThat(UncodedTheory.awgn(4, new EbN0(8))).isCloseTo(9.15e-3, withinPercentage(2));
    assertThat(UncodedTheory.awgn(6, new EbN0(16))).isCloseTo(2.15e-4, withinPercentage(2));
    assertThat(UncodedTheory.rayleigh(1, new EbN0(16))).isCloseTo(6.13e-3, withinPercentage(2));
    assertThat(UncodedTheory.rayleigh(4, new EbN0(0))).isCloseTo(1.98e-1, withinPercentage(2));
  }

  @Test
  void bpskEqualsQpskAtTheSameEnergyPerBit() {
    assertThat(UncodedTheory.awgn(1, new EbN0(7)))
        .isCloseTo(UncodedTheory.awgn(2, new EbN0(7)), within(1e-18));
  }

  @Test
  void rayleighKeepsItsSlopeAtVeryHighEnergy() {
    double ratio =
        UncodedTheory.rayleigh(2, new EbN0(140)) / UncodedTheory.rayleigh(2, new EbN0(150));
    assertThat(ratio).isCloseTo(10, withinPercentage(1e-6));
  }

  @Test
  void oddConstellationsAreRefused() {
    assertThat(UncodedTheory.covers(3)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UncodedTheory.awgn(3, new EbN0(0)))
        .withMessageContaining("must be 1 or even");
  }

  private static List<String> rows() throws IOException {
    try (InputStream in = UncodedTheoryTest.class.getResourceAsStream("uncoded-ber.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
