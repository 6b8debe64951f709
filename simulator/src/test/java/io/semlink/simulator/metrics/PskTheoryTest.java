package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.semlink.simulator.units.EbN0;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PskTheoryTest {
  /// Two and four phases are BPSK and QPSK, whose closed forms are elementary.
  @ParameterizedTest
  @CsvSource({"1,-2", "1,4", "1,12", "2,-2", "2,4", "2,12"})
  void twoAndFourPhasesAreBpskAndQpsk(int bitsPerSymbol, double db) {
    EbN0 ebN0 = new EbN0(db);
    assertThat(PskTheory.awgn(bitsPerSymbol, ebN0))
        .isCloseTo(UncodedTheory.awgn(bitsPerSymbol, ebN0), withinPercentage(1e-6));
    assertThat(PskTheory.rayleigh(bitsPerSymbol, ebN0))
        .isCloseTo(UncodedTheory.rayleigh(bitsPerSymbol, ebN0), withinPercentage(1e-6));
  }

  /// Published simulations of the AFF3CT project over noise, three digits, 500 frame errors each.
  @ParameterizedTest
  @CsvSource({
    "3,0,1.23e-1",
    "3,8,6.09e-3",
    "4,0,1.74e-1",
    "4,12,6.99e-3",
    "5,10,6.60e-2",
    "6,18,2.95e-2"
  })
  void agreesWithPublishedSimulations(int bitsPerSymbol, double db, double published) {
    assertThat(PskTheory.awgn(bitsPerSymbol, new EbN0(db)))
        .isCloseTo(published, withinPercentage(2));
  }

  /// Over fading a tenfold energy divides the rate by ten; over noise it is Craig's bound, twice
  /// the tail of half a sector over the bits.
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 8})
  void asymptotes(int bitsPerSymbol) {
    double faded = PskTheory.rayleigh(bitsPerSymbol, new EbN0(90));
    assertThat(faded / PskTheory.rayleigh(bitsPerSymbol, new EbN0(100)))
        .isCloseTo(10, withinPercentage(1e-3));
    double sine = Math.sin(Math.PI / (1 << bitsPerSymbol));
    double esN0 = 36 / (2 * sine * sine);
    EbN0 ebN0 = new EbN0(10 * Math.log10(esN0 / bitsPerSymbol));
    double qOfSix = 9.865876450e-10;
    assertThat(PskTheory.awgn(bitsPerSymbol, ebN0))
        .isCloseTo(2 * qOfSix / bitsPerSymbol, withinPercentage(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void otherOrdersAreRefused(int bitsPerSymbol) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PskTheory.awgn(bitsPerSymbol, new EbN0(0)))
        .withMessageContaining("[1, 8]");
  }
}
