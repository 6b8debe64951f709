package io.semlink.models.codec;

import io.semlink.simulator.metrics.ImageQuality;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Images to code.
final class Frames {
  private Frames() {}

  static SensorFrame road(int height, int width, int index) {
    return new SyntheticRoad(
            new SyntheticRoad.Settings(
                new Resolution(height, width), 7, Purpose.SCENE_TEST, SyntheticRoad.DayNight.BOTH))
        .frame(index);
  }

  static RasterImage image(Decoded decoded) {
    return ((Decoded.Image) decoded).image();
  }

  static double psnrDb(ImageCodec codec, RasterImage image, byte[] stream) {
    return ImageQuality.psnrDb(image, image(codec.decode(stream, ImageFormat.of(image))));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
