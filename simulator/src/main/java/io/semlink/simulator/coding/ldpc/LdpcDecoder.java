package io.semlink.simulator.coding.ldpc;

import org.jspecify.annotations.Nullable;

/// Decodes code blocks of one code. Holds working memory: one thread at a time; what it returns
/// depends on the LLRs alone.
interface LdpcDecoder {
  /// How a decoding ended.
  ///
  /// @param iterations iterations used
  /// @param satisfied whether every bit is decided and every check in use holds
  record Ending(int iterations, boolean satisfied) {}

  /// Decodes one code block.
  ///
  /// @param llr channel LLRs of all bits of the codeword, 0 where not transmitted (a lifted code
  ///   has numColumns Z bits); overwritten by the a-posteriori LLRs
  /// @param crc the code block's CRC, asked where the settings stop on it; null where the code has
  ///   none, which then stops on the syndrome
  Ending decode(float[] llr, @Nullable StopCheck crc);

  /// Decodes one code block without CRC.
  ///
  /// @param llr as in {@link #decode(float[], StopCheck)}
  default Ending decode(float[] llr) {
    return decode(llr, null);
  }

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

  /// The decoder of a lifted code.
  ///
  /// @param graph the lifted graph
  /// @param rows base rows to use, in natural order
  /// @param settings how to decode
  /// @throws IllegalArgumentException if no decoder has these settings
  static LdpcDecoder of(LiftedGraph graph, int[] rows, DecoderSettings settings) {
    boolean layered = settings.schedule() == Schedule.LAYERED;
    return switch (settings.precision()) {
      case INT8 -> int8(graph, rows, settings);
      case FLOAT ->
          layered && !(settings.rule() instanceof CheckRule.SumProduct)
              ? new LayeredMinSumDecoder(graph, rows, settings)
              : of(TannerGraph.of(graph, rows), settings);
    };
  }

  /// The decoder of any binary code.
  ///
  /// @param graph the checks
  /// @param settings how to decode
  /// @throws IllegalArgumentException if the precision is not that of floating point
  static LdpcDecoder of(TannerGraph graph, DecoderSettings settings) {
    if (settings.precision() != Precision.FLOAT) {
      throw new IllegalArgumentException(
          "precision is int8 but must be float: this decoder is for any code and check rule");
    }
    return new MessagePassingDecoder(graph, settings);
  }

  private static LdpcDecoder int8(LiftedGraph graph, int[] rows, DecoderSettings settings) {
    boolean fits =
        settings.schedule() == Schedule.LAYERED
            && settings.rule() instanceof CheckRule.OffsetMinSum;
    if (!fits) {
      throw new IllegalArgumentException(
          "precision is int8 but must be float unless the decoder is layered offset min-sum");
    }
    return new Int8LayeredDecoder(graph, rows, settings);
  }
}
