package io.semlink.models.evaluation;

import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;

/// Frames one of whose images is black, as from a camera that is off. A network that looks at both
/// was not trained for this; one that looks at a single image does not notice.
///
/// @param sensor where frames come from
/// @param modality the image that is left
public record OneSensor(Sensor sensor, Modality modality) implements Sensor {
  /// The frames with the images of a modality.
  ///
  /// @return the sensor itself for both
  public static Sensor of(Sensor sensor, Modality modality) {
    return modality == Modality.BOTH ? sensor : new OneSensor(sensor, modality);
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
    SensorFrame frame = sensor.frame(index);
    return new SensorFrame(
        frame.index(),
        frame.name(),
        frame.timeOfDay(),
        modality.usesRgb() ? frame.rgb() : black(frame.rgb()),
        modality.usesThermal() ? frame.thermal() : black(frame.thermal()),
        frame.label());
  }

  private static RasterImage black(RasterImage image) {
    return new RasterImage(
        image.resolution(), image.numChannels(), new byte[image.samples().length]);
  }
}
