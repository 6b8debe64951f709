package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.units.CodeRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Retransmissions of the NR code.
class NrHarqTest {
  private static NrLdpcTransport code(
      NrLdpcSettings settings, int numCodedBits, CodeRate rate, int bitsPerSymbol) {
    return NrLdpcTransport.of(settings, numCodedBits, rate, bitsPerSymbol);
  }

  /// BPSK LLRs in noise of a variance of its own for each frame and round.
  private static Transmission received(
      NrLdpcTransport code, byte[] payload, int version, double variance, long noise) {
    return new Transmission(
        RandomWords.llr(code.encode(payload, version), variance, noise), version);
  }

  private static Blocks blocks(NrLdpcTransport code, double variance, int trials, int... versions) {
    TransportDecoder decoder = code.newDecoder();
    int errors = 0;
    for (int block = 0; block < trials; block++) {
      byte[] payload = RandomWords.bits(code.payloadBits(), block);
      List<Transmission> transmissions = new ArrayList<>();
      for (int version : versions) {
        long noise = block * 8L + transmissions.size();
        transmissions.add(received(code, payload, version, variance, noise));
      }
      errors += Arrays.equals(decoder.decode(transmissions).payload(), payload) ? 0 : 1;
    }
    return new Blocks(errors, trials);
  }

  @ParameterizedTest
  @CsvSource({"1200, 1, 2, 2", "1200, 5, 6, 4", "9000, 8, 9, 6", "30000, 3, 4, 8", "900, 1, 5, 2"})
  void allVersionsTogetherComeBackWithoutNoise(int codedBits, int k, int n, int order) {
    NrLdpcTransport code = code(NrLdpcSettings.DEFAULT, codedBits, new CodeRate(k, n), order);
    assertThat(code.numRedundancyVersions()).isEqualTo(4);
    byte[] payload = RandomWords.bits(code.payloadBits(), 1);
    List<Transmission> transmissions = new ArrayList<>();
    for (int version : new int[] {0, 2, 3, 1}) {
      byte[] coded = code.encode(payload, version);
      assertThat(coded).hasSize(codedBits);
      transmissions.add(new Transmission(RandomWords.noiseFree(coded), version));
      var decoded = code.newDecoder().decode(transmissions);
      assertThat(decoded.accepted()).isTrue();
      assertThat(decoded.payload()).isEqualTo(payload);
    }
    assertThat(code.encode(payload, 0)).isEqualTo(code.encode(payload));
  }

  /// Two receptions of the same bits are one at twice the Es/N0, 3.01 dB more.
  @Test
  void chaseGainsThreeDecibels() {
    NrLdpcTransport code = code(NrLdpcSettings.DEFAULT, 600, new CodeRate(3, 4), 2);
    Blocks twice = blocks(code, 0.74, 1000, 0, 0);
    Blocks doubled = blocks(code, 0.37, 1000, 0);
    Blocks once = blocks(code, 0.74, 200, 0);
    assertThat(twice.errors()).isBetween(20, 900);
    assertThat(twice.agreesWith(doubled)).as("%s, %s", twice, doubled).isTrue();
    assertThat(once.lower()).isGreaterThan(twice.upper());
  }

  /// New parity is worth more than the same bits again where the first rate was high.
  @Test
  void incrementalRedundancyBeatsChaseAtHighRate() {
    NrLdpcTransport code = code(NrLdpcSettings.DEFAULT, 1200, new CodeRate(8, 9), 2);
    double variance = 0.47;
    Blocks once = blocks(code, variance, 200, 0);
    Blocks chase = blocks(code, variance, 400, 0, 0);
    Blocks incremental = blocks(code, variance, 400, 0, 2);
    assertThat(once.lower()).isGreaterThan(chase.upper());
    assertThat(chase.lower()).as("%s, %s", chase, incremental).isGreaterThan(incremental.upper());
  }

  @Test
  void limitedBufferNeverSendsBeyondItself() {
    NrLdpcSettings limited = NrLdpcSettings.DEFAULT.withBufferBits(1500);
    NrLdpcTransport code = code(limited, 1200, new CodeRate(2, 3), 2);
    NrLdpcTransport free = code(NrLdpcSettings.DEFAULT, 1200, new CodeRate(2, 3), 2);
    byte[] payload = RandomWords.bits(code.payloadBits(), 3);
    assertThat(code.encode(payload, 0)).isEqualTo(free.encode(payload, 0));
    assertThat(code.encode(payload, 2)).isNotEqualTo(free.encode(payload, 2));
    for (int version = 0; version < 4; version++) {
      byte[] coded = code.encode(payload, version);
      List<Transmission> both =
          List.of(
              new Transmission(RandomWords.noiseFree(code.encode(payload)), 0),
              new Transmission(RandomWords.noiseFree(coded), version));
      assertThat(code.newDecoder().decode(both).payload()).isEqualTo(payload);
    }
    assertThatThrownBy(
            () -> code(NrLdpcSettings.DEFAULT.withBufferBits(500), 1200, new CodeRate(2, 3), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("buffer bits are 500");
  }

  /// The CRC stop ends no later than the syndrome stop and loses no block.
  @Test
  void crcStopSavesIterations() {
    NrLdpcSettings syndrome = NrLdpcSettings.DEFAULT;
    DecoderSettings byCrc = DecoderSettings.layeredNormalised(10, 0.75, EarlyStop.CRC);
    NrLdpcSettings crc = new NrLdpcSettings(BaseGraphChoice.AUTO, byCrc);
    NrLdpcTransport first = code(syndrome, 3000, new CodeRate(1, 3), 2);
    NrLdpcTransport second = code(crc, 3000, new CodeRate(1, 3), 2);
    TransportDecoder bySyndrome = first.newDecoder();
    TransportDecoder stopping = second.newDecoder();
    int saved = 0;
    for (int block = 0; block < 100; block++) {
      byte[] payload = RandomWords.bits(first.payloadBits(), block);
      float[] llr = RandomWords.llr(first.encode(payload), 1.0, block);
      var whole = bySyndrome.decode(llr);
      var early = stopping.decode(llr);
      assertThat(early.iterations()).isLessThanOrEqualTo(whole.iterations());
      assertThat(early.accepted() || !whole.accepted()).isTrue();
      assertThat(Arrays.equals(early.payload(), payload)).isEqualTo(early.accepted());
      saved += whole.iterations() - early.iterations();
    }
    assertThat(saved).isPositive();
  }

  @Test
  void withoutCrcTheWholeBlockIsPayload() {
    NrLdpcSettings bare = NrLdpcSettings.DEFAULT.withoutCrc();
    NrLdpcTransport code = code(bare, 1000, new CodeRate(1, 2), 2);
    assertThat(code.payloadBits()).isEqualTo(500);
    assertThat(code.crcBits()).isZero();
    byte[] payload = RandomWords.bits(500, 4);
    var decoded = code.newDecoder().decode(RandomWords.noiseFree(code.encode(payload)));
    assertThat(decoded.accepted()).isTrue();
    assertThat(decoded.payload()).isEqualTo(payload);
    assertThat(code.newDecoder().decode(new float[1000]).accepted()).isFalse();
    assertThatThrownBy(() -> code(bare, 20000, new CodeRate(1, 2), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "information bits are 10000 but without CRC must be at most 8448, one code block");
  }

  @Test
  void wrongTransmissionsAreNamed() {
    NrLdpcTransport code = code(NrLdpcSettings.DEFAULT, 1000, new CodeRate(1, 2), 2);
    TransportDecoder decoder = code.newDecoder();
    float[] llr = new float[1000];
    assertThatThrownBy(() -> decoder.decode(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no transmission was received");
    for (int version : new int[] {-1, 4}) {
      assertThatThrownBy(() -> decoder.decode(List.of(new Transmission(llr, version))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("redundancy version is %d but must lie in 0..3", version);
      assertThatThrownBy(() -> code.encode(new byte[code.payloadBits()], version))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("redundancy version is %d but must lie in 0..3", version);
    }
  }
}
