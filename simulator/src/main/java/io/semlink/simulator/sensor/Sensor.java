package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;

/// A source of aligned frames. Pure: the same index always gives the same frame, on any thread.
public interface Sensor {
  /// Size of every frame.
  Resolution resolution();

  /// Number of frames, or {@link Long#MAX_VALUE} where frames are made as they are asked for.
  long numFrames();

  /// The frame at an index.
  ///
  /// @param index 0..numFrames()-1
  SensorFrame frame(long index);
}
