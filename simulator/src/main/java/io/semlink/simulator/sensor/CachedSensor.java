package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Keeps the first frames of a sensor in memory, because every point of a study and every epoch of
/// a training look at the same ones. Later frames are made anew each time, so memory stays bounded.
public final class CachedSensor implements Sensor {
  private static final int BYTES_PER_PIXEL = 5;

  private final Sensor sensor;
  private final long numFrames;
  private final long numKept;
  private final ConcurrentMap<Long, SensorFrame> frames = new ConcurrentHashMap<>();

  private CachedSensor(Sensor sensor, long numFrames, long numKept) {
    this.sensor = sensor;
    this.numFrames = numFrames;
    this.numKept = numKept;
  }

  /// All frames of a sensor, as many of the first ones kept as fit.
  ///
  /// @param sensor where frames come from
  /// @param maxBytes most memory that their pixels may take
  public static CachedSensor within(Sensor sensor, long maxBytes) {
    return firstWithin(sensor, sensor.numFrames(), maxBytes);
  }

  /// The first frames of a sensor and no others, all kept. A frame of 96x128 pixels takes 61 kB.
  ///
  /// @param sensor where frames come from
  /// @param numFrames how many at most
  public static CachedSensor first(Sensor sensor, long numFrames) {
    return firstWithin(sensor, numFrames, Long.MAX_VALUE);
  }

  /// The first frames of a sensor and no others, as many of them kept as fit.
  ///
  /// @param sensor where frames come from
  /// @param numFrames how many at most
  /// @param maxBytes most memory that their pixels may take
  public static CachedSensor firstWithin(Sensor sensor, long numFrames, long maxBytes) {
    long existing = Math.min(numFrames, sensor.numFrames());
    return new CachedSensor(sensor, existing, Math.min(existing, maxBytes / bytesPerFrame(sensor)));
  }

  private static long bytesPerFrame(Sensor sensor) {
    return (long) BYTES_PER_PIXEL * sensor.resolution().numPixels();
  }

  @Override
  public Resolution resolution() {
    return sensor.resolution();
  }

  @Override
  public long numFrames() {
    return numFrames;
  }

  @Override
  public SensorFrame frame(long index) {
    Objects.checkIndex(index, numFrames);
    SensorFrame kept = frames.get(index);
    if (kept != null) {
      return kept;
    }
    // Two threads may both make it: it is the same frame.
    SensorFrame made = sensor.frame(index);
    if (index < numKept) {
      frames.put(index, made);
    }
    return made;
  }
}
