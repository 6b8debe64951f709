package io.semlink.simulator.coding.crc;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CrcTest {
  /// The check values that the public catalogue of parametrised CRCs lists for CRC-24/LTE-A,
  /// CRC-24/LTE-B and CRC-16/XMODEM, the same polynomials and start.
  @ParameterizedTest
  @CsvSource({"CRC24A, CDE703", "CRC24B, 23EF52", "CRC16, 31C3"})
  void checkValuesOfTheCatalogue(Crc crc, String expected) {
    byte[] message = bits("123456789");
    assertThat(crc.remainder(message, 0, message.length)).isEqualTo(Integer.parseInt(expected, 16));
  }

  /// The generators as clause 5.1 writes them, by exponents.
  @ParameterizedTest
  @CsvSource({
    "CRC24A, 24 23 18 17 14 11 10 7 6 5 4 3 1 0",
    "CRC24B, 24 23 6 5 1 0",
    "CRC24C, 24 23 21 20 17 15 13 12 8 4 2 1 0",
    "CRC16, 16 12 5 0",
    "CRC11, 11 10 9 5 0",
    "CRC6, 6 5 0"
  })
  void equalsPolynomialDivision(Crc crc, String exponents) {
    int[] powers = Arrays.stream(exponents.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    for (int numBits = 1; numBits <= 100; numBits++) {
      byte[] message = randomBits(numBits);
      byte[] attached = crc.attach(message);
      assertThat(attached).startsWith(message).hasSize(numBits + crc.length());
      assertThat(divide(attached, powers)).as("remainder of %d bits", numBits).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyBurstUpToItsLengthIsSeen(Crc crc) {
    byte[] attached = crc.attach(randomBits(50));
    assertThat(crc.check(attached, 0, attached.length)).isTrue();
    for (int length = 1; length <= crc.length(); length++) {
      for (int from = 0; from + length <= attached.length; from++) {
        byte[] damaged = attached.clone();
        damaged[from] ^= 1;
        if (length > 1) {
          damaged[from + length - 1] ^= 1;
        }
        assertThat(crc.check(damaged, 0, damaged.length)).as("%d at %d", length, from).isFalse();
      }
    }
  }

  @Test
  void worksInsideAnArray() {
    byte[] message = randomBits(37);
    byte[] wide = new byte[100];
    Arrays.fill(wide, (byte) 1);
    System.arraycopy(message, 0, wide, 5, message.length);
    Crc.CRC24B.write(wide, 5, 42);
    assertThat(Arrays.copyOfRange(wide, 5, 66)).isEqualTo(Crc.CRC24B.attach(message));
    assertThat(Arrays.copyOfRange(wide, 66, 100)).containsOnly(1);
    assertThat(Crc.CRC24B.check(wide, 5, 66)).isTrue();
  }

  private static byte[] divide(byte[] dividend, int[] powers) {
    byte[] remainder = dividend.clone();
    int degree = powers[0];
    for (int i = 0; i + degree < remainder.length; i++) {
      if (remainder[i] == 1) {
        for (int power : powers) {
          remainder[i + degree - power] ^= 1;
        }
      }
    }
    return remainder;
  }

  private static byte[] bits(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    byte[] bits = new byte[8 * octets.length];
    IntStream.range(0, bits.length)
        .forEach(i -> bits[i] = (byte) (octets[i / 8] >> (7 - i % 8) & 1));
    return bits;
  }

  private static byte[] randomBits(int numBits) {
    var generator = StreamKey.of(1, Purpose.RANDOM_BITS, numBits).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) generator.nextInt(2);
    }
    return bits;
  }
}
