package io.semlink.models.separate;

import io.semlink.models.separate.FrameStream.Images;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Optional;

/// Frames as a receiver sees them whose link made no error: coded in one of some numbers of bytes
/// and decoded again, labels as they were. Networks of separate schemes learn from such frames.
///
/// @param sensor the frames before coding
/// @param stream codes them
/// @param numBytes bytes a frame, of which each frame draws one, at least one
/// @param seed seed of the draw
public record CodedSensor(Sensor sensor, FrameStream stream, List<Integer> numBytes, long seed)
    implements Sensor {
  /// @throws IllegalArgumentException if there is no number of bytes or the frames have another
  ///   size
  public CodedSensor {
    numBytes = List.copyOf(numBytes);
    if (numBytes.isEmpty()) {
      throw new IllegalArgumentException("no number of bytes is given to code frames in");
    }
    if (!sensor.resolution().equals(stream.resolution())) {
      throw new IllegalArgumentException(
          "frames are %s but are to be coded as %s"
              .formatted(sensor.resolution(), stream.resolution()));
    }
  }

  @Override
  public Resolution resolution() {
    return sensor.resolution();
  }

  @Override
  public long numFrames() {
    return sensor.numFrames();
  }

  /// @throws IllegalArgumentException if the codec needs more bytes than were drawn
  @Override
  public SensorFrame frame(long index) {
    SensorFrame frame = sensor.frame(index);
    int bytes =
        numBytes.get(
            StreamKey.of(seed, Purpose.TRAINING, index).generator().nextInt(numBytes.size()));
    Optional<byte[]> coded = stream.encode(frame, bytes);
    if (coded.isEmpty()) {
      throw new IllegalArgumentException(
          "%s cannot code frame %s in %s bytes"
              .formatted(stream.codec().name(), frame.name(), bytes));
    }
    Images images = stream.decode(coded.get(), bytes);
    return new SensorFrame(
        frame.index(),
        frame.name(),
        frame.timeOfDay(),
        images.rgb().image(),
        images.thermal().image(),
        frame.label());
  }
}
