package io.semlink.models;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/// Frames for tests of the machinery: rectangles of every class, each class with its own grey in
/// each channel. Says nothing about how well a network does on a street.
public record RectangleSensor(Resolution resolution, long seed, long numFrames) implements Sensor {

  @Override
  public SensorFrame frame(long index) {
    UniformRandomProvider random = StreamKey.of(seed, Purpose.SCENE_TRAIN, index).generator();
    int pixels = resolution.numPixels();
    byte[] rgb = new byte[3 * pixels];
    byte[] thermal = new byte[pixels];
    byte[] classes = new byte[pixels];
    Arrays.fill(rgb, (byte) 100);
    Arrays.fill(thermal, (byte) 90);
    for (int c = 1; c < SegmentationClass.COUNT; c++) {
      int height = 8 + random.nextInt(24);
      int width = 8 + random.nextInt(24);
      int top = random.nextInt(resolution.height() - height);
      int left = random.nextInt(resolution.width() - width);
      for (int k = 0; k < height * width; k++) {
        int i = (top + k / width) * resolution.width() + left + k % width;
        classes[i] = (byte) c;
        rgb[i] = (byte) (28 * c);
        rgb[pixels + i] = (byte) (255 - 28 * c);
        rgb[2 * pixels + i] = (byte) (c % 2 * 200);
        thermal[i] = (byte) (c % 3 * 100);
      }
    }
    return new SensorFrame(
        index,
        "rectangles-" + index,
        index % 2 == 0 ? TimeOfDay.DAY : TimeOfDay.NIGHT,
        new RasterImage(resolution, 3, rgb),
        new RasterImage(resolution, 1, thermal),
        new LabelMap(resolution, classes));
  }
}
