package io.semlink.simulator.coding.ldpc;

/// What one check node computes. Holds working memory: one thread at a time.
interface CheckNode {
  /// Makes the check's messages.
  ///
  /// @param extrinsic LLRs of the check's bits without what this check said before, not modified
  /// @param degree how many of them count, at least 1
  /// @param messages receives one message a bit, each from all the others, finite
  /// @param from index of the first message to write
  void update(float[] extrinsic, int degree, float[] messages, int from);

  /// The check node of a rule.
  ///
  /// @param rule what to compute
  /// @param maxDegree bits of the largest check
  static CheckNode of(CheckRule rule, int maxDegree) {
    return switch (rule) {
      case CheckRule.SumProduct exact -> new SumProductNode(maxDegree);
      case CheckRule.NormalisedMinSum scaled -> new MinSumNode((float) scaled.factor(), 0);
      case CheckRule.OffsetMinSum lessened -> new MinSumNode(1, (float) lessened.offset());
    };
  }
}
