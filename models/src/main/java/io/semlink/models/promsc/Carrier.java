package io.semlink.models.promsc;

/// What the transmitter's planes are.
public enum Carrier {
  /// Bits; the features behind them serve analog transmission as well.
  BITS,
  /// Unbounded floats: the same network without the bottleneck, to see what the bits cost.
  FLOATS
}
