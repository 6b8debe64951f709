package io.semlink.reports.ablation;

import io.semlink.simulator.metrics.ConfusionMatrix;

/// One trained network under one condition.
///
/// @param variant name of the variant
/// @param seed seed of the training
/// @param condition what was between transmitter and receiver
/// @param all pixel counts over all frames
/// @param day over frames by day, maybe without a pixel
/// @param night over frames by night, maybe without a pixel
public record AblationPoint(
    String variant,
    long seed,
    Condition condition,
    ConfusionMatrix all,
    ConfusionMatrix day,
    ConfusionMatrix night) {

  /// What was between transmitter and receiver.
  ///
  /// @param planes bits a token, C
  /// @param bitsPerPixel payload bits over pixels
  /// @param bitErrorRate probability that a payload bit arrives wrong
  public record Condition(int planes, double bitsPerPixel, double bitErrorRate) {}

  /// Frames that a figure or a claim is about.
  public enum Hours {
    /// Day and night together.
    ALL,
    /// Frames by day.
    DAY,
    /// Frames by night.
    NIGHT
  }

  /// Pixel counts of some hours.
  public ConfusionMatrix counts(Hours hours) {
    return switch (hours) {
      case ALL -> all;
      case DAY -> day;
      case NIGHT -> night;
    };
  }

  /// Mean IoU, class 0 included; NaN where there is no frame of these hours.
  public double meanIou(Hours hours) {
    ConfusionMatrix counts = counts(hours);
    return counts.numPixels() == 0 ? Double.NaN : counts.meanIou();
  }
}
