package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.units.CodeRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutLdpcTransportTest {
  @ParameterizedTest
  @CsvSource({
    "8448, 25344, BG1, 384",
    "8448, 16896, BG1, 384",
    "8448, 9216, BG1, 384",
    "3840, 7680, BG2, 384",
    "960, 1920, BG2, 96",
    "520, 1040, BG2, 52",
    "220, 440, BG2, 22",
    "220, 264, BG2, 22",
    "44, 88, BG1, 2"
  })
  void sizeAndRateNameTheCode(int payloadBits, int codedBits, BaseGraph baseGraph, int z) {
    CutLdpcTransport code =
        CutLdpcTransport.of(
            NrLdpcSettings.DEFAULT, codedBits, new CodeRate(payloadBits, codedBits));
    assertThat(code.baseGraph()).isEqualTo(baseGraph);
    assertThat(code.liftingSize()).isEqualTo(z);
    assertThat(code.payloadBits()).isEqualTo(payloadBits);
    assertThat(code.codedBits()).isEqualTo(codedBits);
    assertThat(code.crcBits()).isZero();
    byte[] payload = RandomWords.bits(payloadBits, codedBits);
    byte[] coded = code.encode(payload);
    assertThat(coded).hasSize(code.codedBits());
    DecodedTransportBlock decoded = code.newDecoder().decode(RandomWords.noiseFree(coded));
    assertThat(decoded.accepted()).isTrue();
    assertThat(decoded.codeBlocks()).singleElement().isInstanceOf(Accepted.class);
    assertThat(decoded.payload()).isEqualTo(payload);
  }

  @Test
  void wordsWithoutInformationAreNotAccepted() {
    CutLdpcTransport code = CutLdpcTransport.of(DecoderSettings.DEFAULT, BaseGraph.BG2, 96, 1920);
    DecodedTransportBlock decoded = code.newDecoder().decode(new float[1920]);
    assertThat(decoded.accepted()).isFalse();
    assertThat(decoded.codeBlocks()).singleElement().isInstanceOf(CrcFailed.class);
    assertThat(decoded.llr()).hasSize(960).containsOnly(0);
  }

  @Test
  void sizesThatAreNoCutCodeAreRefused() {
    assertThatThrownBy(() -> CutLdpcTransport.of(NrLdpcSettings.DEFAULT, 2000, new CodeRate(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2000")
        .hasMessageContaining("22 Z or 10 Z");
    assertThatThrownBy(() -> CutLdpcTransport.of(DecoderSettings.DEFAULT, BaseGraph.BG1, 384, 8832))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("coded bits are 8832 but must be a multiple of Z = 384 in 9216..25344");
    assertThatThrownBy(() -> CutLdpcTransport.of(DecoderSettings.DEFAULT, BaseGraph.BG1, 385, 9216))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("385");
  }
}
