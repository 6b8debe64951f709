package io.semlink.simulator.coding.ldpc;

/// In which order messages are renewed.
public enum Schedule {
  /// Check after check (row of blocks after row of blocks in a lifted code), each on the newest
  /// LLRs (Hocevar, SiPS 2004).
  LAYERED,
  /// All checks on the LLRs of the last iteration, then all bits.
  FLOODING
}
