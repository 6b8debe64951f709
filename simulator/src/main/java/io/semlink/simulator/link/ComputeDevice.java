package io.semlink.simulator.link;

/// Where networks run.
///
/// @param kind CPU or GPU
/// @param index which one of its kind, from 0
public record ComputeDevice(Kind kind, int index) {
  /// Kinds of device.
  public enum Kind {
    CPU,
    GPU
  }

  /// The processor itself.
  public static final ComputeDevice CPU = new ComputeDevice(Kind.CPU, 0);

  @Override
  public String toString() {
    return kind == Kind.CPU ? "cpu" : "gpu" + index;
  }
}
