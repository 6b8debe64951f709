package io.semlink.simulator.sensor;

/// Which of the two images of a frame a transmitter looks at.
public enum Modality {
  /// RGB and thermal.
  BOTH("both"),
  /// The visible image only.
  RGB("rgb"),
  /// The thermal image only.
  THERMAL("thermal");

  private final String keyword;

  Modality(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// Whether the visible image is looked at.
  public boolean usesRgb() {
    return this != THERMAL;
  }

  /// Whether the thermal image is looked at.
  public boolean usesThermal() {
    return this != RGB;
  }
}
