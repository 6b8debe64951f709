package io.semlink.simulator.coding.ldpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A lifting size Z with its set index (3GPP TS 38.212, table 5.3.2-1): Z = a 2^j <= 384 with a one
/// of 2, 3, 5, 7, 9, 11, 13, 15; the set index is the place of a in this list.
///
/// @param z lifting size
/// @param setIndex 0..7, which column of shifts applies
record LiftingSize(int z, int setIndex) {
  /// The largest lifting size.
  static final int MAX_Z = 384;

  /// All 51 lifting sizes, ascending.
  static final List<LiftingSize> ALL = all();

  /// The lifting size of a value.
  ///
  /// @throws IllegalArgumentException if there is none
  static LiftingSize of(int z) {
    return ALL.stream()
        .filter(size -> size.z == z)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "lifting size is %s but must be one of the 51 of TS 38.212, 2..384".formatted(z)));
  }

  /// The smallest lifting size with numColumns Z at least numBits.
  ///
  /// @throws IllegalArgumentException if even the largest is too small
  static LiftingSize covering(int numBits, int numColumns) {
    return ALL.stream()
        .filter(size -> size.z * numColumns >= numBits)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "code block has %s bits but must have at most %s"
                    .formatted(numBits, MAX_Z * numColumns)));
  }

  private static List<LiftingSize> all() {
    int[] factors = {2, 3, 5, 7, 9, 11, 13, 15};
    List<LiftingSize> sizes = new ArrayList<>();
    for (int setIndex = 0; setIndex < factors.length; setIndex++) {
      for (int z = factors[setIndex]; z <= MAX_Z; z *= 2) {
        sizes.add(new LiftingSize(z, setIndex));
      }
    }
    sizes.sort(Comparator.comparingInt(LiftingSize::z));
    return List.copyOf(sizes);
  }
}
