package io.semlink.models.training;

import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// The frames that a training learns from: one or more sensors, each with its share.
///
/// @param parts at least one, all of one resolution
public record TrainingFrames(List<Part> parts) {

  /// Frames of one kind.
  ///
  /// @param sensor the frames
  /// @param share how often one of them is drawn, in proportion to the other parts' shares, > 0
  public record Part(Sensor sensor, double share) {
    /// @throws IllegalArgumentException if the share is not positive
    public Part {
      if (!(share > 0)) {
        throw new IllegalArgumentException("a share is %s but must be > 0".formatted(share));
      }
    }
  }

  /// @throws IllegalArgumentException if there is no part or resolutions differ
  public TrainingFrames {
    parts = List.copyOf(parts);
    if (parts.stream().map(part -> part.sensor.resolution()).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "a training needs frames of one resolution, not %s"
              .formatted(parts.stream().map(part -> part.sensor.resolution()).toList()));
    }
  }

  /// Frames of one sensor.
  public static TrainingFrames of(Sensor sensor) {
    return new TrainingFrames(List.of(new Part(sensor, 1)));
  }

  Resolution resolution() {
    return parts.getFirst().sensor.resolution();
  }

  /// The frame of a sample. Frames that are made as they are asked for are used once, others are
  /// drawn with replacement.
  ///
  /// @param sample index of the sample in the training
  /// @param random the sample's own stream
  SensorFrame draw(long sample, UniformRandomProvider random) {
    Sensor sensor = parts.size() == 1 ? parts.getFirst().sensor : drawSensor(random);
    long count = sensor.numFrames();
    return sensor.frame(count == Long.MAX_VALUE ? sample : random.nextLong(count));
  }

  private Sensor drawSensor(UniformRandomProvider random) {
    double left = random.nextDouble() * parts.stream().mapToDouble(Part::share).sum();
    for (Part part : parts) {
      left -= part.share;
      if (left < 0) {
        return part.sensor;
      }
    }
    return parts.getLast().sensor;
  }
}
