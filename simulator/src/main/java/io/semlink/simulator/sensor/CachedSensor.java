package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Keeps the first frames of a sensor in memory: every point of a study looks at the same ones.
/// Later frames are made anew each time, so memory stays bounded.
public final class CachedSensor implements Sensor {
  private final Sensor sensor;
  private final long capacity;
  private final ConcurrentMap<Long, SensorFrame> frames = new ConcurrentHashMap<>();

  /// A cache for another sensor.
  ///
  /// @param sensor where frames come from
  /// @param maxBytes most memory that pixels may take
  public CachedSensor(Sensor sensor, long maxBytes) {
    this.sensor = sensor;
    int bytesPerPixel = 5;
    this.capacity = maxBytes / ((long) bytesPerPixel * sensor.resolution().numPixels());
  }

  @Override
  public Resolution resolution() {
    return sensor.resolution();
  }

  @Override
  public long numFrames() {
    return sensor.numFrames();
  }

  @Override
  public SensorFrame frame(long index) {
    SensorFrame kept = frames.get(index);
    if (kept != null) {
      return kept;
    }
    SensorFrame made = sensor.frame(index);
    if (index < capacity) {
      frames.put(index, made);
    }
    return made;
  }
}
