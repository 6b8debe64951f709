package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;

/// Which sensors work, or which of them a network looks at.
public enum Modality {
  /// Camera and thermal imager.
  BOTH("both"),
  /// The camera alone.
  RGB("rgb"),
  /// The thermal imager alone.
  THERMAL("thermal");

  private final String keyword;

  Modality(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// Whether there is a visible image.
  public boolean usesRgb() {
    return this != THERMAL;
  }

  /// Whether there is a thermal image.
  public boolean usesThermal() {
    return this != RGB;
  }

  /// What is left of a frame: the image of a sensor that does not work is all zeros.
  ///
  /// @param frame not modified
  /// @return a frame of the same index, name, time and label
  public SensorFrame of(SensorFrame frame) {
    return switch (this) {
      case BOTH -> frame;
      case RGB -> with(frame, frame.rgb(), black(frame.thermal()));
      case THERMAL -> with(frame, black(frame.rgb()), frame.thermal());
    };
  }

  private static SensorFrame with(SensorFrame frame, RasterImage rgb, RasterImage thermal) {
    return new SensorFrame(
        frame.index(), frame.name(), frame.timeOfDay(), rgb, thermal, frame.label());
  }

  private static RasterImage black(RasterImage image) {
    Resolution size = image.resolution();
    return new RasterImage(size, image.numChannels(), new byte[image.samples().length]);
  }
}
