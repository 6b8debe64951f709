package io.semlink.simulator.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BitBlockTest {

  private static byte[] bits(int length) {
    var random = StreamKey.of(1, Purpose.RANDOM_BITS, length).generator();
    byte[] bits = new byte[length];
    for (int i = 0; i < length; i++) {
      bits[i] = (byte) random.nextInt(2);
    }
    return bits;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 63, 64, 65, 127, 128, 1584})
  void packingRoundTrips(int length) {
    byte[] bits = bits(length);
    BitBlock block = BitBlock.pack(bits);
    assertThat(block.size()).isEqualTo(length);
    assertThat(block.unpack()).containsExactly(bits);
    assertThat(BitBlock.pack(bits)).isEqualTo(block).hasSameHashCodeAs(block);
    for (int i = 0; i < length; i++) {
      assertThat(block.bit(i)).isEqualTo(bits[i]);
    }
  }
}
