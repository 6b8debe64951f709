package io.semlink.simulator.link;

import java.util.List;

/// Hybrid ARQ of one process, stop and wait: a transport block is sent again until its check passes
/// or its rounds are used up, and the receiver decodes all its transmissions together. Feedback is
/// free of errors.
///
/// @param rounds transmissions of a block at most, 1..256; 1 = no retransmission
/// @param redundancyVersions redundancy version of each round, repeated from the start when there
///   are more rounds; 3GPP TS 38.214, clause 5.1.2.1, sends 0, 2, 3, 1 (incremental redundancy);
///   all 0 is chase combining
/// @param feedbackSeconds simulated time from the end of a reception to the start of the next
///   transmission, without propagation, s
public record HarqSettings(int rounds, List<Integer> redundancyVersions, double feedbackSeconds) {
  /// No retransmission.
  public static final HarqSettings NONE = new HarqSettings(1, List.of(0), 0);

  /// The order in which NR sends the redundancy versions.
  public static final List<Integer> INCREMENTAL_REDUNDANCY = List.of(0, 2, 3, 1);

  /// The same coded bits again and again.
  public static final List<Integer> CHASE_COMBINING = List.of(0);

  /// @throws IllegalArgumentException if a value lies outside its range
  public HarqSettings {
    redundancyVersions = List.copyOf(redundancyVersions);
    // A stream key has 8 bits for the round.
    if (rounds < 1 || rounds > 256) {
      throw new IllegalArgumentException(
          "HARQ rounds are %s but must lie in 1..256".formatted(rounds));
    }
    if (redundancyVersions.isEmpty()
        || redundancyVersions.getFirst() != 0
        || redundancyVersions.stream().anyMatch(version -> version < 0 || version > 3)) {
      throw new IllegalArgumentException(
          "redundancy versions are %s but must begin with 0 and lie in 0..3"
              .formatted(redundancyVersions));
    }
    if (!(feedbackSeconds >= 0 && Double.isFinite(feedbackSeconds))) {
      throw new IllegalArgumentException(
          "feedback takes %s s but must be a finite time of at least 0".formatted(feedbackSeconds));
    }
  }

  /// Redundancy version of a round.
  ///
  /// @param round 0 for the first transmission
  /// @param numVersions versions that the code has; a code with one repeats itself
  /// @throws IllegalArgumentException if the code has several versions, but not this one
  public int version(int round, int numVersions) {
    int version = redundancyVersions.get(round % redundancyVersions.size());
    if (numVersions == 1) {
      return 0;
    }
    if (version >= numVersions) {
      throw new IllegalArgumentException(
          "redundancy version is %s but this code has %s".formatted(version, numVersions));
    }
    return version;
  }
}
