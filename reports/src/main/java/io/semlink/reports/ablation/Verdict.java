package io.semlink.reports.ablation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What became of a claim.
///
/// @param claim as it was written
/// @param outcome whether it holds
/// @param reason the numbers, as in "difference +2.1 points, 95 % interval +0.4..+3.8, 3 seeds"
/// @param bySeed the difference that decided, as a fraction, by seed
public record Verdict(
    String claim, Outcome outcome, String reason, SequencedMap<Long, Double> bySeed) {

  /// Whether a claim holds.
  public enum Outcome {
    /// The whole interval is on the claim's side.
    HELD("held"),
    /// The whole interval is on the other side.
    DID_NOT_HOLD("did not hold"),
    /// The interval is on both sides, or there is none.
    NOT_DECIDED("not decided");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /// How a sentence says it.
    public String words() {
      return words;
    }
  }

  /// Copies the differences.
  public Verdict {
    bySeed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(bySeed));
  }

  /// The verdict in words, as in "held (difference +2.1 points, 95 % interval +0.4..+3.8, 3
  /// seeds)".
  public String sentence() {
    return "%s (%s)".formatted(outcome.words(), reason);
  }
}
