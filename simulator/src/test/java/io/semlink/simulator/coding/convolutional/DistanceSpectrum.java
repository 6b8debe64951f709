package io.semlink.simulator.coding.convolutional;

/// Information weights of a code's error events, by a search of its trellis.
final class DistanceSpectrum {
  private DistanceSpectrum() {}

  /// Weights B_d: ones at the input of all paths of weight d that leave state 0 once and come back.
  ///
  /// @return B_0..B_max
  static long[] of(ConvolutionalCode code, int max) {
    long[] events = new long[max + 1];
    // Paths and their input ones, by weight so far and state.
    long[][] paths = new long[max + 1][code.numStates()];
    long[][] ones = new long[max + 1][code.numStates()];
    int first = code.numStates();
    paths[Integer.bitCount(code.output(first))][first >> 1] = 1;
    ones[Integer.bitCount(code.output(first))][first >> 1] = 1;
    boolean some = true;
    while (some) {
      some = false;
      long[][] nextPaths = new long[max + 1][code.numStates()];
      long[][] nextOnes = new long[max + 1][code.numStates()];
      for (int weight = 0; weight <= max; weight++) {
        for (int state = 1; state < code.numStates(); state++) {
          for (int bit = 0; bit < 2 && paths[weight][state] > 0; bit++) {
            int register = bit * code.numStates() | state;
            int to = weight + Integer.bitCount(code.output(register));
            if (to <= max) {
              nextPaths[to][register >> 1] += paths[weight][state];
              nextOnes[to][register >> 1] += ones[weight][state] + bit * paths[weight][state];
              some = true;
            }
          }
        }
      }
      for (int weight = 0; weight <= max; weight++) {
        events[weight] += nextOnes[weight][0];
      }
      paths = nextPaths;
      ones = nextOnes;
    }
    return events;
  }
}
