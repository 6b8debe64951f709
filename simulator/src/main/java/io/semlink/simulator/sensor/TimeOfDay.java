package io.semlink.simulator.sensor;

/// When a frame was taken, as far as its source knows.
public enum TimeOfDay {
  DAY,
  NIGHT,
  UNKNOWN
}
