package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import io.semlink.simulator.units.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameBudgetTest {
  private static final CodeSettings HALF_RATE =
      new CodeSettings.NrLdpc(NrLdpcSettings.DEFAULT, new CodeRate(1, 2));

  /// 96x128 at 10 frames a second, QPSK: rate 1/2 leaves 1584 and 6376 payload bits, no code all of
  /// them.
  @ParameterizedTest
  @CsvSource({"16000,1584,16,3200", "64000,6376,24,12800"})
  void bandwidthAndFrameRateSetTheBits(
      double bandwidthHz, int payloadBits, int crcBits, int codedBits) {
    int symbols = FrameBudget.symbols(bandwidthHz, 10);
    TransportCode coded = FrameBudget.codeForSymbols(symbols, HALF_RATE, Modulation.QPSK);
    TransportCode uncoded =
        FrameBudget.codeForSymbols(symbols, new CodeSettings.None(), Modulation.QPSK);
    assertThat(coded.payloadBits()).isEqualTo(payloadBits);
    assertThat(coded.crcBits()).isEqualTo(crcBits);
    assertThat(coded.codedBits()).isEqualTo(codedBits);
    assertThat(uncoded.payloadBits()).isEqualTo(codedBits);
  }

  @Test
  void budgetSaysWhatEachFigureMeans() {
    TransportCode code = FrameBudget.codeForSymbols(6400, HALF_RATE, Modulation.QPSK);
    LinkBudget budget =
        FrameBudget.of(
            new FrameBudget.Terms(
                code, 6144, 1, Modulation.QPSK, new EsN0(3), new Resolution(96, 128), 64_000.0));
    assertThat(budget.paddingBits()).isEqualTo(6376 - 6144);
    assertThat(budget.informationBits()).isEqualTo(6400);
    assertThat(budget.codeRate()).isEqualTo(0.5);
    assertThat(budget.ebN0Db()).isCloseTo(3, within(1e-12));
    assertThat(budget.bitsPerPixel()).isEqualTo(0.5);
    assertThat(budget.channelUsesPerPixel()).isEqualTo(6400.0 / 12288);
    assertThat(budget.linkSeconds()).isCloseTo(0.1, within(1e-15));
    assertThat(budget.bitsPerPixelWithHeaders()).isNull();
    LinkBudget ofImages = budget.with(new SourceCoding(1536, 0.6));
    assertThat(ofImages.bitsPerPixelWithHeaders()).isCloseTo(0.625, within(1e-12));
    assertThat(ofImages.with((SourceCoding) null)).isEqualTo(budget);
  }

  /// Es/N0 = Eb/N0 + 10 log10(R Qm): (648,540) on BPSK costs 0.79 dB.
  @Test
  void energyPerBitAndPerSymbolAreOneArithmetic() {
    EsN0 esN0 = new EbN0(4).toEsN0(new CodeRate(540, 648), 1);
    assertThat(esN0.db()).isCloseTo(4 + 10 * Math.log10(540.0 / 648), within(1e-12));
    assertThat(esN0.toEbN0(new CodeRate(540, 648), 1).db()).isCloseTo(4, within(1e-12));
    assertThat(new EsN0(10).noisePower()).isCloseTo(0.1, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"24,QPSK", "1000,QPSK", "1000,QAM64", "3824,QAM16", "3825,QAM16", "20000,QAM256"})
  void smallestCodeHoldsThePayload(int payloadBits, Modulation modulation) {
    TransportCode code = HALF_RATE.holding(payloadBits, modulation);
    assertThat(code.payloadBits()).isGreaterThanOrEqualTo(payloadBits);
    assertThat(code.codedBits() % modulation.order()).isZero();
    TransportCode smaller = HALF_RATE.filling(code.codedBits() - modulation.order(), modulation);
    assertThat(smaller.payloadBits()).isLessThan(payloadBits);
  }
}
