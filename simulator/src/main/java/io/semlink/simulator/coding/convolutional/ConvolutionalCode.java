package io.semlink.simulator.coding.convolutional;

import java.util.List;
import java.util.stream.Stream;

/// A convolutional code of rate 1/n without feedback.
///
/// The register holds the current input bit as its most significant of K bits and older ones below
/// it; a generator has a one for each of them that it adds up. A state is the register without the
/// current bit.
///
/// @param constraintLength K, 3..9
/// @param generators n generators, 2..6, each of at most K bits
public record ConvolutionalCode(int constraintLength, List<Integer> generators) {
  /// K = 7, generators 133 and 171 octal (IEEE 802.11-2020, clause 17.3.5.6).
  public static final ConvolutionalCode IEEE_802_11 = ofOctal(7, "133", "171");

  /// K = 8, generators 345 and 237 octal, free distance 10.
  public static final ConvolutionalCode K8 = ofOctal(8, "345", "237");

  /// @throws IllegalArgumentException if a value lies outside its range, or if no generator adds
  ///   the current bit or none the oldest, so that the constraint length would be less
  public ConvolutionalCode {
    generators = List.copyOf(generators);
    if (constraintLength < 3 || constraintLength > 9) {
      throw new IllegalArgumentException(
          "constraint length is %s but must lie in 3..9".formatted(constraintLength));
    }
    if (generators.size() < 2 || generators.size() > 6) {
      throw new IllegalArgumentException(
          "generators are %s but must be 2..6".formatted(generators.size()));
    }
    requireFull(constraintLength, generators);
  }

  private static void requireFull(int constraintLength, List<Integer> generators) {
    int all = 0;
    for (int generator : generators) {
      if (generator < 1 || generator >= 1 << constraintLength) {
        throw new IllegalArgumentException(
            "generator is %s octal but must lie in 1..%s"
                .formatted(
                    Integer.toOctalString(generator),
                    Integer.toOctalString((1 << constraintLength) - 1)));
      }
      all |= generator;
    }
    if ((all & 1) == 0 || all >> (constraintLength - 1) == 0) {
      throw new IllegalArgumentException(
          "generators together are %s octal but must have a one in the first and last of %s places"
              .formatted(Integer.toOctalString(all), constraintLength));
    }
  }

  /// A code by its generators in octal digits, as tables list them.
  ///
  /// @throws IllegalArgumentException if a value is not octal or lies outside its range
  public static ConvolutionalCode ofOctal(int constraintLength, String... generators) {
    return new ConvolutionalCode(
        constraintLength, Stream.of(generators).map(text -> Integer.parseInt(text, 8)).toList());
  }

  /// Coded bits a step, n.
  int numOutputs() {
    return generators.size();
  }

  /// K - 1.
  int memory() {
    return constraintLength - 1;
  }

  int numStates() {
    return 1 << memory();
  }

  /// Coded bits of one step.
  ///
  /// @param register current bit and state, K bits
  /// @return n bits, that of the first generator least significant
  int output(int register) {
    int output = 0;
    for (int i = 0; i < generators.size(); i++) {
      output |= (Integer.bitCount(register & generators.get(i)) & 1) << i;
    }
    return output;
  }

  /// Encodes from a state on, without puncturing.
  ///
  /// @param input values 0 or 1, not modified
  /// @param state state at the start
  /// @return n coded bits for each input bit, a new array
  byte[] encode(byte[] input, int state) {
    int n = numOutputs();
    byte[] coded = new byte[n * input.length];
    int current = state;
    for (int t = 0; t < input.length; t++) {
      int register = input[t] << memory() | current;
      int output = output(register);
      for (int i = 0; i < n; i++) {
        coded[n * t + i] = (byte) (output >> i & 1);
      }
      current = register >> 1;
    }
    return coded;
  }
}
