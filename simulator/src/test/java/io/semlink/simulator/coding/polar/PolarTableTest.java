package io.semlink.simulator.coding.polar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PolarTableTest {
  private static final Path SHARED = Path.of("../../shared/data/nr-polar");

  @Test
  void equalTheTablesOfTheStandard() throws IOException {
    Assumptions.assumeTrue(Files.exists(SHARED), "the tables of the standard are not here");
    assertThat(PolarTable.reliability(1024)).isEqualTo(column("reliability_sequence.csv"));
    assertThat(PolarTable.inputInterleaver(164)).isEqualTo(column("input_interleaver.csv"));
  }

  private static int[] column(String file) throws IOException {
    return Files.readAllLines(SHARED.resolve(file)).stream()
        .skip(1)
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(',') + 1)))
        .toArray();
  }

  /// Frozen after the comparison above.
  @Test
  void haveTheirChecksums() {
    assertThat(checksum(PolarTable.reliability(1024))).isEqualTo(0xAB31F1E8L);
    assertThat(checksum(PolarTable.inputInterleaver(164))).isEqualTo(0xDAAF0AB0L);
  }

  private static long checksum(int[] values) {
    CRC32 crc = new CRC32();
    crc.update(Arrays.toString(values).getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  @Test
  void arePermutationsAtEachSize() {
    for (int length = 32; length <= 1024; length *= 2) {
      assertThat(PolarTable.reliability(length)).hasSize(length).doesNotHaveDuplicates();
    }
    for (int numBits = 36; numBits <= 164; numBits++) {
      assertThat(Arrays.stream(PolarTable.inputInterleaver(numBits)).sorted().toArray())
          .isEqualTo(IntStream.range(0, numBits).toArray());
    }
  }

  /// A channel whose index has further ones is better on any channel (Mori and Tanaka 2009). The
  /// order that also compares indices of equally many ones is not kept by the standard's sequence.
  @Test
  void furtherOnesMakeAChannelBetter() {
    int[] sequence = PolarTable.reliability(1024);
    int[] rank = new int[1024];
    IntStream.range(0, 1024).forEach(i -> rank[sequence[i]] = i);
    for (int i = 0; i < 1024; i++) {
      for (int bit = 0; bit < 10; bit++) {
        if ((i >> bit & 1) == 0) {
          assertThat(rank[i]).isLessThan(rank[i | 1 << bit]);
        }
      }
    }
  }
}
