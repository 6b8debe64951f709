package io.semlink.models.training;

import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The first frames of a sensor, kept in memory once they were made: rendering costs as much as a
/// step of training does. A frame of 96x128 pixels takes 61 kB.
public final class FramePool implements Sensor {
  private final Sensor source;
  private final AtomicReferenceArray<SensorFrame> frames;

  /// @param source where frames come from
  /// @param numFrames how many of its first frames are used
  public FramePool(Sensor source, int numFrames) {
    this.source = source;
    frames = new AtomicReferenceArray<>((int) Math.min(numFrames, source.numFrames()));
  }

  @Override
  public Resolution resolution() {
    return source.resolution();
  }

  @Override
  public long numFrames() {
    return frames.length();
  }

  @Override
  public SensorFrame frame(long index) {
    int i = Math.toIntExact(index);
    SensorFrame kept = frames.get(i);
    if (kept == null) {
      // Two threads may both make it: it is the same frame.
      kept = source.frame(index);
      frames.set(i, kept);
    }
    return kept;
  }
}
