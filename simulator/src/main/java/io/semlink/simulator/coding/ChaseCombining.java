package io.semlink.simulator.coding;

import java.util.List;

/// Soft combining of repeated transmissions of the same coded bits: their LLRs add up, because the
/// receptions are independent (Chase, IEEE Trans. Commun. 33(5), 1985).
public final class ChaseCombining {
  private ChaseCombining() {}

  /// The sum of the LLRs of all transmissions.
  ///
  /// @param transmissions at least one, all of redundancy version 0
  /// @param codedBits coded bits each must have
  /// @return a new array, or the LLRs themselves of a single transmission
  /// @throws IllegalArgumentException if a length or a version does not fit
  public static float[] combine(List<Transmission> transmissions, int codedBits) {
    if (transmissions.isEmpty()) {
      throw new IllegalArgumentException("no transmission was received");
    }
    for (Transmission transmission : transmissions) {
      require(transmission, codedBits);
    }
    if (transmissions.size() == 1) {
      return transmissions.getFirst().llr();
    }
    float[] sum = transmissions.getFirst().llr().clone();
    for (Transmission transmission : transmissions.subList(1, transmissions.size())) {
      for (int i = 0; i < codedBits; i++) {
        sum[i] += transmission.llr()[i];
      }
    }
    return sum;
  }

  private static void require(Transmission transmission, int codedBits) {
    if (transmission.llr().length != codedBits) {
      throw new IllegalArgumentException(
          "%s LLRs given but there must be %s".formatted(transmission.llr().length, codedBits));
    }
    if (transmission.redundancyVersion() != 0) {
      throw new IllegalArgumentException(
          "redundancy version is %s but this code has version 0 only"
              .formatted(transmission.redundancyVersion()));
    }
  }
}
