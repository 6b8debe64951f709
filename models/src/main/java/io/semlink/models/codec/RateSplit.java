package io.semlink.models.codec;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// How two streams, RGB and thermal, share the bytes of a frame.
///
/// @param rgbShare RGB's part of the bytes, in (0, 1); thermal gets the rest
public record RateSplit(double rgbShare) {
  /// Three parts RGB, one part thermal: equal bits a sample.
  public static final RateSplit FIXED_3_TO_1 = new RateSplit(0.75);

  /// @throws IllegalArgumentException if the share is not inside (0, 1)
  public RateSplit {
    if (!(rgbShare > 0 && rgbShare < 1)) {
      throw new IllegalArgumentException(
          "RGB's share is %s but must lie between 0 and 1".formatted(rgbShare));
    }
  }

  /// A split as people write it.
  ///
  /// @param text two parts, as in "3:1", or RGB's share, as in "0.6"
  /// @throws IllegalArgumentException if it is neither
  public static RateSplit parse(String text) {
    int colon = text.indexOf(':');
    try {
      if (colon < 0) {
        return new RateSplit(Double.parseDouble(text));
      }
      double rgb = Double.parseDouble(text.substring(0, colon));
      return new RateSplit(rgb / (rgb + Double.parseDouble(text.substring(colon + 1))));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "split is \"%s\" but must be parts as in 3:1 or RGB's share as in 0.6".formatted(text),
          e);
    }
  }

  /// The same split, however it was written, as a word: "3:1", else RGB's share.
  public String word() {
    return equals(FIXED_3_TO_1) ? "3:1" : Double.toString(rgbShare);
  }

  /// RGB's bytes, rounded down.
  ///
  /// @param frameBytes bytes of both streams, at least 0
  public int rgbBytes(int frameBytes) {
    return (int) Math.floor(rgbShare * frameBytes);
  }

  /// Thermal's bytes: all that RGB leaves.
  ///
  /// @param frameBytes bytes of both streams, at least 0
  public int thermalBytes(int frameBytes) {
    return frameBytes - rgbBytes(frameBytes);
  }

  /// The best of some shares. Of equally good ones the first wins; NaN, a share that cannot be
  /// coded, never wins.
  ///
  /// @param shares to try, at least one, each in (0, 1)
  /// @param quality of validation frames coded with a share of RGB, higher is better; called once a
  ///   share, in order
  /// @throws IllegalArgumentException if no share has a quality
  public static RateSplit best(List<Double> shares, DoubleUnaryOperator quality) {
    double best = Double.NaN;
    double bestQuality = Double.NaN;
    for (double share : shares) {
      double value = quality.applyAsDouble(share);
      if (value > bestQuality || (Double.isNaN(bestQuality) && !Double.isNaN(value))) {
        best = share;
        bestQuality = value;
      }
    }
    if (Double.isNaN(bestQuality)) {
      throw new IllegalArgumentException("none of the shares " + shares + " has a quality");
    }
    return new RateSplit(best);
  }
}
