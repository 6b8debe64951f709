package io.semlink.simulator.coding.convolutional;

import java.util.Arrays;

/// Soft-decision Viterbi decoder over a fixed number of steps: the input whose coded bits
/// contradict the LLRs least, where a contradicted bit costs |LLR|.
///
/// Holds working memory; for one thread at a time.
final class ViterbiDecoder {
  /// Steps between two subtractions of the least metric, which keep floats precise.
  private static final int STEPS_BETWEEN_NORMALISATIONS = 64;

  /// Larger magnitudes of LLRs count as this, so that no path costs more than one that cannot be.
  private static final float MOST_LLR = 1 << 20;

  /// Metric of a state that cannot be; larger than any real one between two normalisations.
  private static final float IMPOSSIBLE = 1e12f;

  private final ConvolutionalCode code;
  private final Termination termination;
  private final int numSteps;
  private final int numStates;
  private final int wordsPerStep;
  // Output of each register value, current bit most significant.
  private final int[] outputs;
  private final float[] branch;
  // One bit a state and step: whether the odd predecessor won.
  private final long[] survivors;
  private float[] metric;
  private float[] next;
  // What normalisation took from all metrics in this run.
  private float subtracted;

  ViterbiDecoder(ConvolutionalCode code, Termination termination, int numSteps) {
    this.code = code;
    this.termination = termination;
    this.numSteps = numSteps;
    this.numStates = code.numStates();
    this.wordsPerStep = Math.ceilDiv(numStates, Long.SIZE);
    this.outputs = new int[2 * numStates];
    for (int register = 0; register < outputs.length; register++) {
      outputs[register] = code.output(register);
    }
    this.branch = new float[1 << code.numOutputs()];
    this.survivors = new long[Math.multiplyExact(wordsPerStep, numSteps)];
    this.metric = new float[numStates];
    this.next = new float[numStates];
  }

  /// Decodes one block.
  ///
  /// @param llr finite LLRs of all n coded bits of each step, 0 where not sent, not modified
  /// @param input receives the bit of each step
  void decode(float[] llr, byte[] input) {
    if (termination == Termination.TAIL_BITING) {
      decodeCircular(llr, input);
      return;
    }
    runFrom(0, llr);
    trace(termination == Termination.TERMINATED ? 0 : best(), input);
  }

  /// Maximum likelihood: a pass from all states at once gives the cheapest path to each end, which
  /// no closed path through that state undercuts; ends are then tried in that order, each as start
  /// too, until the next cannot be cheaper than the best closed path known.
  private void decodeCircular(float[] llr, byte[] input) {
    Arrays.fill(metric, 0);
    run(llr);
    int best = best();
    if (trace(best, input) == best) {
      return;
    }
    float[] bounds = metric.clone();
    for (int state = 0; state < numStates; state++) {
      bounds[state] += subtracted;
    }
    float least = Float.POSITIVE_INFINITY;
    for (int end = best; bounds[end] < least; end = least(bounds)) {
      bounds[end] = Float.POSITIVE_INFINITY;
      runFrom(end, llr);
      float cost = metric[end] + subtracted;
      if (cost < least) {
        least = cost;
        trace(end, input);
      }
    }
  }

  private void runFrom(int state, float[] llr) {
    Arrays.fill(metric, IMPOSSIBLE);
    metric[state] = 0;
    run(llr);
  }

  private int best() {
    return least(metric);
  }

  private static int least(float[] values) {
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      least = values[i] < values[least] ? i : least;
    }
    return least;
  }

  private void run(float[] llr) {
    subtracted = 0;
    for (int t = 0; t < numSteps; t++) {
      weigh(llr, t * code.numOutputs());
      step(t * wordsPerStep);
      if (t % STEPS_BETWEEN_NORMALISATIONS == 0) {
        normalise();
      }
    }
    normalise();
  }

  private void normalise() {
    float least = metric[best()];
    subtracted += least;
    for (int state = 0; state < numStates; state++) {
      metric[state] -= least;
    }
  }

  /// Cost of each combination of a step's coded bits; each new bit doubles those known.
  private void weigh(float[] llr, int from) {
    branch[0] = 0;
    for (int i = 0; i < code.numOutputs(); i++) {
      float bit = Math.clamp(llr[from + i], -MOST_LLR, MOST_LLR);
      float one = Math.max(0, bit);
      float zero = Math.max(0, -bit);
      int known = 1 << i;
      for (int output = 0; output < known; output++) {
        branch[known + output] = branch[output] + one;
        branch[output] += zero;
      }
    }
  }

  /// Add, compare, select for all states; of equal metrics the even predecessor wins. The registers
  /// that lead to a state are twice it and one more, without their top bit the states before.
  private void step(int firstWord) {
    float[] before = metric;
    float[] after = next;
    int mask = numStates - 1;
    int statesPerWord = Math.min(numStates, Long.SIZE);
    for (int word = 0; word < wordsPerStep; word++) {
      long oddWins = 0;
      for (int i = 0; i < statesPerWord; i++) {
        int register = 2 * (word * Long.SIZE + i);
        float fromEven = before[register & mask] + branch[outputs[register]];
        float fromOdd = before[register + 1 & mask] + branch[outputs[register + 1]];
        oddWins |= (fromOdd < fromEven ? 1L : 0L) << i;
        after[word * Long.SIZE + i] = Math.min(fromEven, fromOdd);
      }
      survivors[firstWord + word] = oddWins;
    }
    metric = after;
    next = before;
  }

  /// Follows the survivors back.
  ///
  /// @return the state in which the path began
  private int trace(int end, byte[] input) {
    int state = end;
    int top = code.memory() - 1;
    for (int t = numSteps - 1; t >= 0; t--) {
      input[t] = (byte) (state >> top);
      long survivor = survivors[t * wordsPerStep + (state >> 6)] >>> (state & 63) & 1;
      state = (state << 1 & (numStates - 1)) | (int) survivor;
    }
    return state;
  }
}
