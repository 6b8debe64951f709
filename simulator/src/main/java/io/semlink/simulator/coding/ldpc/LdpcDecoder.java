package io.semlink.simulator.coding.ldpc;

/// Decodes code blocks of one lifted graph. Holds working memory: one thread at a time; what it
/// returns depends on the LLRs alone.
interface LdpcDecoder {
  /// How a decoding ended.
  ///
  /// @param iterations iterations used
  /// @param satisfied whether every bit is decided and every check in use holds
  record Ending(int iterations, boolean satisfied) {}

  /// Decodes one code block.
  ///
  /// @param llr channel LLRs of all columns of the base graph, numColumns Z values, 0 where not
  ///   transmitted; overwritten by the a-posteriori LLRs
  Ending decode(float[] llr);

  /// Decodes several code blocks, each as {@link #decode} would.
  ///
  /// @param llr one array a block, each overwritten by its a-posteriori LLRs
  /// @return how each ended
  default Ending[] decodeAll(float[][] llr) {
    Ending[] endings = new Ending[llr.length];
    for (int block = 0; block < llr.length; block++) {
      endings[block] = decode(llr[block]);
    }
    return endings;
  }

  /// The decoder of some settings.
  ///
  /// @param graph the lifted graph
  /// @param rows base rows to use, in natural order
  /// @param settings how to decode
  static LdpcDecoder of(LiftedGraph graph, int[] rows, DecoderSettings settings) {
    boolean int8 =
        settings.precision() == Precision.INT8
            && settings.schedule() == Schedule.LAYERED
            && settings.rule() instanceof CheckRule.OffsetMinSum;
    return int8
        ? new Int8LayeredDecoder(graph, rows, settings)
        : new LayeredMinSumDecoder(graph, rows, settings);
  }
}
