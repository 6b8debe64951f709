package io.semlink.models.training;

import io.semlink.simulator.results.Sha256;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;

/// The frames that a training learns from: one or more sensors, each with its share.
///
/// @param parts at least one, all of one resolution
public record TrainingFrames(List<Part> parts) {
  private static final int PROBES = 8;
  private static final int DIGITS = 12;

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

  /// What tells these frames from others: of each part its share, how many frames there are, and a
  /// hash of the pixels and labels of some of them.
  String identity() {
    return parts.stream()
        .map(part -> "%s of %s".formatted(part.share, fingerprint(part.sensor)))
        .collect(Collectors.joining(", "));
  }

  private static String fingerprint(Sensor sensor) {
    long count = sensor.numFrames();
    long distance = count == Long.MAX_VALUE ? 1 : Math.max(1, count / PROBES);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LongStream.range(0, Math.min(PROBES, count))
        .mapToObj(i -> sensor.frame(i * distance))
        .forEach(frame -> {
          bytes.writeBytes(frame.rgb().samples());
          bytes.writeBytes(frame.thermal().samples());
          LabelMap label = frame.label();
          bytes.writeBytes(label == null ? new byte[0] : label.classes());
        });
    return "%s frames (%s)"
        .formatted(
            count == Long.MAX_VALUE ? "endless" : Long.toString(count),
            Sha256.hex(bytes.toByteArray()).substring(0, DIGITS));
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
