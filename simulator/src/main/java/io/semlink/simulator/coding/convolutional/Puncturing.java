package io.semlink.simulator.coding.convolutional;

import io.semlink.simulator.units.CodeRate;
import java.util.stream.IntStream;

/// Which coded bits of a period of steps are sent.
///
/// @param numOutputs n
/// @param pattern by coded bit of a period, in order, '1' where it is sent; at least one a step
record Puncturing(int numOutputs, String pattern) {
  /// The rate of the code itself, 1/n, or for n = 2 the punctured rates 2/3 and 3/4 of IEEE
  /// 802.11-2020, clause 17.3.5.6, and 5/6 of its clause 19.3.11.6.
  ///
  /// @throws IllegalArgumentException if the rate is none of these
  static Puncturing of(CodeRate rate, int numOutputs) {
    if ((long) rate.k() * numOutputs == rate.n()) {
      return new Puncturing(numOutputs, "1".repeat(numOutputs));
    }
    if (numOutputs == 2 && equal(rate, 2, 3)) {
      return new Puncturing(2, "1110");
    }
    if (numOutputs == 2 && equal(rate, 3, 4)) {
      return new Puncturing(2, "111001");
    }
    if (numOutputs == 2 && equal(rate, 5, 6)) {
      return new Puncturing(2, "1110011001");
    }
    throw new IllegalArgumentException(
        "code rate is %s but must be %s with this convolutional code"
            .formatted(rate, numOutputs == 2 ? "1/2, 2/3, 3/4 or 5/6" : "1/" + numOutputs));
  }

  private static boolean equal(CodeRate rate, int k, int n) {
    return (long) rate.k() * n == (long) rate.n() * k;
  }

  private boolean sent(int codedBit) {
    return pattern.charAt(codedBit % pattern.length()) == '1';
  }

  /// Bits sent of the first steps.
  int codedBits(int numSteps) {
    int perPeriod = (int) pattern.chars().filter(bit -> bit == '1').count();
    int period = pattern.length() / numOutputs;
    int rest = numSteps % period * numOutputs;
    return numSteps / period * perPeriod
        + (int) pattern.substring(0, rest).chars().filter(bit -> bit == '1').count();
  }

  /// Most steps whose bits sent number no more than this.
  int steps(int codedBits) {
    int low = 0;
    // Each step sends a bit or more.
    int high = codedBits;
    while (low < high) {
      int middle = low + (high - low + 1) / 2;
      if (codedBits(middle) <= codedBits) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Index of each bit sent among all coded bits of the first steps, ascending, a new array.
  int[] selected(int numSteps) {
    return IntStream.range(0, numSteps * numOutputs).filter(this::sent).toArray();
  }
}
