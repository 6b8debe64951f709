package io.semlink.simulator.coding.ldpc;

/// Min-sum: sign product and least magnitude of the others, less an offset but at least 0, times a
/// factor. A zero counts as positive.
///
/// @param factor normalisation, in (0, 1]
/// @param offset at least 0
record MinSumNode(float factor, float offset) implements CheckNode {
  @Override
  public void update(float[] extrinsic, int degree, float[] messages, int from) {
    // No message can exceed the bound then; without it they would grow for ever at factor 1.
    float first = LayeredMinSumDecoder.MAX_LLR;
    float second = LayeredMinSumDecoder.MAX_LLR;
    int weakest = 0;
    boolean odd = false;
    for (int edge = 0; edge < degree; edge++) {
      float value = extrinsic[edge];
      float magnitude = Math.abs(value);
      odd ^= value < 0;
      if (magnitude < first) {
        second = first;
        first = magnitude;
        weakest = edge;
      } else {
        second = Math.min(second, magnitude);
      }
    }
    float toOthers = factor * Math.max(0, first - offset);
    float toWeakest = factor * Math.max(0, second - offset);
    for (int edge = 0; edge < degree; edge++) {
      float magnitude = edge == weakest ? toWeakest : toOthers;
      messages[from + edge] = odd ^ extrinsic[edge] < 0 ? -magnitude : magnitude;
    }
  }
}
