package io.semlink.simulator.coding.polar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/// The two large tables of clause 5.3.1, read from resources: numbers apart by blanks, lines that
/// begin with # are remarks.
final class PolarTable {
  private static final int[] RELIABILITY = read("reliability-sequence.txt");
  private static final int[] INPUT_INTERLEAVER = read("input-interleaver.txt");

  private PolarTable() {}

  /// Table 5.3.1.2-1 for a mother code: the indices below its length in ascending reliability, a
  /// new array.
  static int[] reliability(int length) {
    return Arrays.stream(RELIABILITY).filter(index -> index < length).toArray();
  }

  /// Clause 5.3.1.1 with I_IL = 1: output bit k is the input bit that entry k names, a new array.
  ///
  /// @param numBits K, at most 164
  static int[] inputInterleaver(int numBits) {
    int skipped = INPUT_INTERLEAVER.length - numBits;
    return Arrays.stream(INPUT_INTERLEAVER)
        .filter(index -> index >= skipped)
        .map(index -> index - skipped)
        .toArray();
  }

  private static int[] read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(PolarTable.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" ", -1)))
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
