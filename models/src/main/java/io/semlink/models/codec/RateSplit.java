package io.semlink.models.codec;

import io.semlink.simulator.notation.PlainNumber;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// How two streams, RGB and thermal, share the bytes of a frame. Shares come in steps of 0.0001, so
/// that a split's name tells it from every other split.
///
/// @param rgbShare RGB's part of the bytes, in (0, 1), rounded to four decimals; thermal gets the
///   rest
public record RateSplit(double rgbShare) {
  /// Three parts RGB, one part thermal: equal bits a sample.
  public static final RateSplit FIXED_3_TO_1 = new RateSplit(0.75);

  private static final double STEPS = 10_000;

  /// @throws IllegalArgumentException if the rounded share is not inside (0, 1)
  public RateSplit {
    double rounded = Math.rint(rgbShare * STEPS) / STEPS;
    if (!(rounded > 0 && rounded < 1)) {
      throw new IllegalArgumentException(
          "RGB's share is %s but must lie between 0 and 1, to four decimals".formatted(rgbShare));
    }
    rgbShare = rounded;
  }

  /// A split as people write it.
  ///
  /// @param text two parts above 0, as in "3:1", or RGB's share, as in "0.6"
  /// @throws IllegalArgumentException if it is neither
  public static RateSplit parse(String text) {
    int colon = text.indexOf(':');
    try {
      if (colon < 0) {
        return new RateSplit(PlainNumber.real(text));
      }
      double rgb = PlainNumber.real(text.substring(0, colon));
      double thermal = PlainNumber.real(text.substring(colon + 1));
      if (!(rgb > 0 && thermal > 0)) {
        throw new IllegalArgumentException(
            "split is \"%s\" but both parts must be above 0".formatted(text));
      }
      return new RateSplit(rgb / (rgb + thermal));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "split is \"%s\" but must be parts as in 3:1 or RGB's share as in 0.6".formatted(text),
          e);
    }
  }

  /// The same split, however it was written, as a word: "3:1", else RGB's share with at most four
  /// decimals.
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

  /// A share and how good it is.
  private record Tried(double rgbShare, double quality) {
    double distance() {
      return Math.abs(rgbShare - FIXED_3_TO_1.rgbShare);
    }
  }

  /// The best of some shares. Of equally good ones the nearest to 3:1 wins, of two as near the
  /// first; NaN, a share that cannot be coded, never wins.
  ///
  /// @param shares to try, at least one, each in (0, 1)
  /// @param quality of validation frames coded with a share of RGB, higher is better; called once a
  ///   share, in order
  /// @throws IllegalArgumentException if no share has a quality
  public static RateSplit best(List<Double> shares, DoubleUnaryOperator quality) {
    Comparator<Tried> order =
        Comparator.comparingDouble(Tried::quality).reversed().thenComparingDouble(Tried::distance);
    return shares.stream()
        .map(share -> new Tried(share, quality.applyAsDouble(share)))
        .filter(tried -> !Double.isNaN(tried.quality))
        .reduce((first, other) -> order.compare(first, other) <= 0 ? first : other)
        .map(tried -> new RateSplit(tried.rgbShare))
        .orElseThrow(
            () -> new IllegalArgumentException("none of the shares " + shares + " has a quality"));
  }
}
