package io.semlink.simulator.units;

import io.semlink.simulator.notation.PlainNumber;

/// Code rate as an exact fraction of information bits over coded bits, 0 < k/n <= 1.
///
/// @param k numerator, at least 1
/// @param n denominator, at least k
public record CodeRate(int k, int n) {
  /// No channel code.
  public static final CodeRate UNCODED = new CodeRate(1, 1);

  /// @throws IllegalArgumentException unless 1 <= k <= n
  public CodeRate {
    if (k < 1 || n < k) {
      throw new IllegalArgumentException(
          "code rate is %s/%s but must lie in (0, 1]".formatted(k, n));
    }
  }

  /// Reads "k/n", as in "1/2".
  ///
  /// @throws IllegalArgumentException if the text is not a fraction in (0, 1]
  public static CodeRate parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "code rate is \"%s\" but must look like 1/2".formatted(text));
    }
    try {
      return new CodeRate(PlainNumber.wholeInt(parts[0]), PlainNumber.wholeInt(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "code rate is \"%s\" but must look like 1/2".formatted(text), e);
    }
  }

  /// k/n as a number in (0, 1].
  public double value() {
    return (double) k / n;
  }

  /// Information bits for a number of coded bits, floor(codedBits k / n).
  public int informationBits(int codedBits) {
    return Math.toIntExact((long) codedBits * k / n);
  }

  @Override
  public String toString() {
    return k + "/" + n;
  }
}
