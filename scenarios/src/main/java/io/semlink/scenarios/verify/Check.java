package io.semlink.scenarios.verify;

import java.util.List;

/// One check of the conformance pack.
public interface Check {
  /// How hard to look.
  ///
  /// @param full whether all points are simulated, not only the quick ones
  /// @param threads threads that simulate
  record Effort(boolean full, int threads) {}

  /// Its id and subject, for a progress line.
  String title();

  /// Runs the check.
  ///
  /// @return at least one result
  List<CheckResult> run(Effort effort);
}
