package io.semlink.simulator.sensor;

/// The nine classes of the MFNet data set (Ha et al., IROS 2017); the index is the ordinal. Names
/// in files are lower case. Colours are that data set's palette, 0xRRGGBB.
public enum SegmentationClass {
  UNLABELLED(0x000000),
  CAR(0x400080),
  PERSON(0x404000),
  BIKE(0x0080C0),
  CURVE(0x0000C0),
  CAR_STOP(0x808000),
  GUARDRAIL(0x404080),
  COLOR_CONE(0xC08080),
  BUMP(0xC04000);

  /// Number of classes, class 0 included.
  public static final int COUNT = values().length;

  private final int color;

  SegmentationClass(int color) {
    this.color = color;
  }

  /// Palette colour, 0xRRGGBB.
  public int color() {
    return color;
  }
}
