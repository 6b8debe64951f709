package io.semlink.reports.stat;

/// How an MCS is chosen frame by frame.
enum FrameRule {
  /// Knows what will arrive.
  ORACLE,
  /// Knows the Es/N0 of the frame itself.
  PROMPT,
  /// Knows the Es/N0 of a frame before.
  DELAYED
}
