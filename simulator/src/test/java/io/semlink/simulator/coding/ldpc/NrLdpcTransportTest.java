package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.units.CodeRate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NrLdpcTransportTest {
  private static final CodeRate HALF = new CodeRate(1, 2);

  private static NrLdpcTransport code(int numCodedBits, CodeRate rate, int bitsPerSymbol) {
    return NrLdpcTransport.of(NrLdpcSettings.DEFAULT, numCodedBits, rate, bitsPerSymbol);
  }

  /// Coded bits x rate x bits per symbol, tiny to segmented, repetition to the largest rate.
  @Test
  void noiseFreeBlocksComeBack() {
    int checked = 0;
    List<CodeRate> rates =
        List.of(
            new CodeRate(1, 20),
            new CodeRate(1, 5),
            new CodeRate(1, 3),
            HALF,
            new CodeRate(2, 3),
            new CodeRate(5, 6),
            new CodeRate(9, 10),
            new CodeRate(19, 20));
    for (int numCodedBits : new int[] {120, 240, 720, 1200, 5040, 9600, 20400, 60000}) {
      for (CodeRate rate : rates) {
        if (rate.informationBits(numCodedBits) <= 16) {
          continue;
        }
        for (int bitsPerSymbol : new int[] {1, 2, 4, 6, 8, 10}) {
          if (rate.value() <= 0.9 || rate.informationBits(numCodedBits) > 308) {
            comesBack(code(numCodedBits, rate, bitsPerSymbol));
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(300);
  }

  private static void comesBack(NrLdpcTransport code) {
    comesBack(code, RandomWords.bits(code.payloadBits(), code.codedBits()));
    // All zeros satisfies every check from the start, but the bits not sent are not yet decided.
    comesBack(code, new byte[code.payloadBits()]);
  }

  private static void comesBack(NrLdpcTransport code, byte[] payload) {
    float[] llr = RandomWords.noiseFree(code.encode(payload));
    assertThat(llr).hasSize(code.codedBits());
    DecodedTransportBlock decoded = code.newDecoder().decode(llr);
    String description =
        "%s, Z = %d, A = %d, E = %d"
            .formatted(code.baseGraph(), code.liftingSize(), code.payloadBits(), code.codedBits());
    assertThat(decoded.accepted()).as(description).isTrue();
    assertThat(decoded.payload()).as(description).isEqualTo(payload);
  }

  @ParameterizedTest
  @CsvSource({"24", "25", "40", "100", "176", "177", "292", "293"})
  void tinyPayloadsComeBackAtAllRates(int payloadBits) {
    int informationBits = payloadBits + 16;
    for (int n : new int[] {10, 6, 4, 3, 2}) {
      NrLdpcTransport code = code(informationBits * n, new CodeRate(1, n), 2 - n % 2);
      assertThat(code.payloadBits()).isEqualTo(payloadBits);
      comesBack(code);
    }
  }

  /// E, R, Qm to A, CRC, C, base graph, Z: worked by hand from clauses 6.2 and 5.2.2.
  @ParameterizedTest
  @CsvSource({
    "3200, 1, 2, 2, 1584, 16, 1, BG2, 160",
    "7680, 1, 2, 2, 3824, 16, 1, BG2, 384",
    "7682, 1, 2, 2, 3817, 24, 1, BG1, 176",
    "7700, 1, 2, 2, 3826, 24, 1, BG1, 176",
    "25344, 1, 3, 2, 8424, 24, 1, BG1, 384",
    "25350, 1, 3, 2, 8426, 24, 2, BG1, 208",
    "40000, 1, 5, 4, 7976, 24, 3, BG2, 288"
  })
  void sizesFollowTheStandard(
      int numCodedBits,
      int k,
      int n,
      int bitsPerSymbol,
      int payloadBits,
      int crcBits,
      int numCodeBlocks,
      BaseGraph baseGraph,
      int z) {
    NrLdpcTransport code = code(numCodedBits, new CodeRate(k, n), bitsPerSymbol);
    assertThat(code.payloadBits()).isEqualTo(payloadBits);
    assertThat(code.crcBits()).isEqualTo(crcBits);
    assertThat(code.informationBits()).isEqualTo(numCodedBits * k / n);
    assertThat(code.numCodeBlocks()).isEqualTo(numCodeBlocks);
    assertThat(code.baseGraph()).isEqualTo(baseGraph);
    assertThat(code.liftingSize()).isEqualTo(z);
  }

  @Test
  void onlyTheDamagedCodeBlockFails() {
    NrLdpcTransport code = code(60002, HALF, 2);
    assertThat(code.numCodeBlocks()).isEqualTo(4);
    byte[] payload = RandomWords.bits(code.payloadBits(), 1);
    float[] llr = RandomWords.noiseFree(code.encode(payload));
    // Blocks have 15000, 15000, 15000 and 15002 bits; all of the second one is noise.
    float[] noise = RandomWords.llr(new byte[15000], 100, 1);
    System.arraycopy(noise, 0, llr, 15000, 15000);
    DecodedTransportBlock decoded = code.newDecoder().decode(llr);
    assertThat(decoded.accepted()).isFalse();
    List<BlockOutcome> blocks = decoded.codeBlocks();
    assertThat(IntStream.range(0, 4).mapToObj(i -> blocks.get(i).getClass().getSimpleName()))
        .containsExactly("Accepted", "CrcFailed", "Accepted", "Accepted");
    int next = 0;
    for (BlockOutcome block : blocks) {
      assertThat(block.from()).isEqualTo(next);
      next = block.to();
      if (block instanceof Accepted) {
        assertThat(Arrays.copyOfRange(decoded.payload(), block.from(), block.to()))
            .isEqualTo(Arrays.copyOfRange(payload, block.from(), block.to()));
      }
    }
    assertThat(next).isEqualTo(code.payloadBits());
    assertThat(blocks.get(1).iterations()).isEqualTo(10);
    assertThat(blocks.get(1).llr()).hasSize(blocks.get(1).to() - blocks.get(1).from());
    assertThat(decoded.iterations())
        .isEqualTo(blocks.stream().mapToInt(BlockOutcome::iterations).sum());
  }

  @ParameterizedTest
  @CsvSource({"400", "60000"})
  void blocksWithoutInformationAreNotAccepted(int numCodedBits) {
    NrLdpcTransport code = code(numCodedBits, HALF, 2);
    DecodedTransportBlock decoded = code.newDecoder().decode(new float[numCodedBits]);
    assertThat(decoded.accepted()).isFalse();
    assertThat(decoded.codeBlocks()).hasOnlyElementsOfType(CrcFailed.class);
    assertThat(decoded.llr()).hasSize(code.payloadBits()).containsOnly(0);
  }

  /// A transport block whose code blocks pass one by one but whose own CRC is wrong.
  @Test
  void transportBlockCrcIsCheckedToo() {
    NrLdpcTransport code = code(40000, HALF, 4);
    byte[] first = RandomWords.bits(code.payloadBits(), 1);
    byte[] second = RandomWords.bits(code.payloadBits(), 2);
    float[] llr = RandomWords.noiseFree(code.encode(first));
    float[] other = RandomWords.noiseFree(code.encode(second));
    int half = 40000 / code.numCodeBlocks() / 4 * 4;
    System.arraycopy(other, 0, llr, 0, half);
    DecodedTransportBlock decoded = code.newDecoder().decode(llr);
    assertThat(decoded.codeBlocks()).hasOnlyElementsOfType(Accepted.class).hasSizeGreaterThan(1);
    assertThat(decoded.accepted()).isFalse();
  }

  @Test
  void outputDependsOnTheInputAlone() {
    NrLdpcTransport code = code(20000, HALF, 2);
    byte[] coded = code.encode(RandomWords.bits(code.payloadBits(), 1));
    float[] noisy = RandomWords.llr(coded, 0.75, 1);
    TransportDecoder used = code.newDecoder();
    used.decode(RandomWords.llr(coded, 5, 2));
    float[] before = noisy.clone();
    DecodedTransportBlock again = used.decode(noisy);
    assertThat(noisy).isEqualTo(before);
    DecodedTransportBlock fresh = code.newDecoder().decode(noisy);
    assertThat(again.llr()).isEqualTo(fresh.llr());
    assertThat(again.iterations()).isEqualTo(fresh.iterations());
    float[] kept = fresh.llr();
    used.decode(RandomWords.llr(coded, 5, 3));
    assertThat(again.llr()).isEqualTo(kept);
  }

  @Test
  void forcedBaseGraphIsUsed() {
    for (BaseGraphChoice choice : List.of(BaseGraphChoice.BG1, BaseGraphChoice.BG2)) {
      NrLdpcTransport code =
          NrLdpcTransport.of(
              new NrLdpcSettings(choice, DecoderSettings.DEFAULT), 30000, new CodeRate(1, 3), 2);
      assertThat(code.baseGraph().name()).isEqualTo(choice.name());
      comesBack(code);
    }
  }

  @Test
  void sizesOutOfRangeAreNamed() {
    assertRefused(32, HALF, 2, "coded bits are 32", "at least 17");
    assertRefused(1001, HALF, 2, "coded bits are 1001", "multiple of 2");
    assertRefused(0, HALF, 2, "coded bits are 0", "positive");
    assertRefused(1000, HALF, 3, "bits per symbol are 3", "1, 2, 4, 6, 8 or 10");
    assertRefused(1000, HALF, 12, "bits per symbol are 12", "1, 2, 4, 6, 8 or 10");
    assertRefused(1000, new CodeRate(96, 100), 2, "code rate is 96/100", "at most 19/20");
    assertRefused(300, new CodeRate(91, 100), 2, "code rate is 91/100", "at most 9/10");
    assertThat(code(34, HALF, 2).payloadBits()).isEqualTo(1);
  }

  private static void assertRefused(
      int numCodedBits, CodeRate rate, int bitsPerSymbol, String value, String bound) {
    assertThatThrownBy(() -> code(numCodedBits, rate, bitsPerSymbol))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(value)
        .hasMessageContaining(bound);
  }

  @Test
  void wrongLengthsAreRefused() {
    NrLdpcTransport code = code(1000, HALF, 2);
    assertThatThrownBy(() -> code.encode(new byte[485]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("payload has 485 bits but must have 484");
    assertThatThrownBy(() -> code.newDecoder().decode(new float[999]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("999 LLRs given but there must be 1000");
  }
}
