package io.semlink.reports.ablation;

import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.AblationPoint.Hours;
import org.jspecify.annotations.Nullable;

/// What somebody says of the variants of a training study. It is about mIoU, class 0 included.
public sealed interface Claim {
  /// The claim as it was written.
  String text();

  /// Where it is said to hold.
  Where where();

  /// One variant understands more than another one.
  ///
  /// @param text as written
  /// @param better name of the variant that is said to be better
  /// @param worse name of the other one
  /// @param where under which conditions; their mean counts
  record Greater(String text, String better, String worse, Where where) implements Claim {}

  /// More planes never cost understanding.
  ///
  /// @param text as written
  /// @param variant its name
  /// @param tolerance a step may fall by as much, as a fraction, at least 0
  /// @param where under which conditions, all planes among them
  record NonDecreasing(String text, String variant, double tolerance, Where where)
      implements Claim {}

  /// Conditions of a claim.
  ///
  /// @param planes absent for all
  /// @param bitErrorRate absent for all
  /// @param hours frames that count
  record Where(@Nullable Integer planes, @Nullable Double bitErrorRate, Hours hours) {
    boolean holds(Condition condition) {
      return (planes == null || planes == condition.planes())
          && (bitErrorRate == null || bitErrorRate == condition.bitErrorRate());
    }
  }
}
