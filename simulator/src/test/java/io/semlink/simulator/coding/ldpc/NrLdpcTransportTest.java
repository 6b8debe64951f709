package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NrLdpcTransportTest {
  @ParameterizedTest(name = "E = {0}, R = {1}/{2}, Qm = {3}")
  @CsvSource({
    "120, 1, 3, 2", "200, 1, 5, 1", "3000, 1, 2, 6", "9216, 11, 12, 4", "25344, 1, 3, 2",
    "60000, 3, 4, 8", "100000, 1, 10, 2", "60000, 19, 20, 2", "400, 1, 20, 2", "50001, 5, 6, 1"
  })
  void noiseFreeBlocksComeBack(int numCodedBits, int k, int n, int bitsPerSymbol) {
    NrLdpcTransport code =
        NrLdpcTransport.of(NrLdpcSettings.DEFAULT, numCodedBits, new CodeRate(k, n), bitsPerSymbol);
    byte[] payload = randomBits(code.payloadBits(), numCodedBits);
    DecodedTransportBlock decoded = code.newDecoder().decode(noiseFree(code.encode(payload)));
    assertThat(decoded.accepted()).isTrue();
    assertThat(decoded.payload()).isEqualTo(payload);
  }

  static byte[] randomBits(int numBits, long index) {
    var generator = StreamKey.of(1, Purpose.RANDOM_BITS, index).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) generator.nextInt(2);
    }
    return bits;
  }

  static float[] noiseFree(byte[] coded) {
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = 4 - 8 * coded[i];
    }
    return llr;
  }
}
