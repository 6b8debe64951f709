package io.semlink.simulator.coding.ldpc;

import java.util.Arrays;

/// Rate matching and bit interleaving of one code block (3GPP TS 38.212, clause 5.4.2) with a
/// circular buffer of full length, Ncb = N.
///
/// Both are one permutation with repetition, so they are kept as the place in the codeword of each
/// sent bit. Immutable.
final class RateMatching {
  private final Sizes sizes;
  private final int fillerTo;
  private final int[] places;

  /// What determines a rate matching besides the code.
  ///
  /// @param codeBlockBits K', information bits without filler
  /// @param codedBits E_r, a multiple of Qm
  /// @param bitsPerSymbol Qm
  /// @param redundancyVersion 0..3, where in the circular buffer to start
  record Sizes(int codeBlockBits, int codedBits, int bitsPerSymbol, int redundancyVersion) {}

  /// @param graph the lifted graph
  /// @param sizes the block's sizes
  RateMatching(LiftedGraph graph, Sizes sizes) {
    this.sizes = sizes;
    this.fillerTo = graph.numInformationBits();
    int[] selected = select(graph, sizes);
    this.places = interleave(selected, sizes.bitsPerSymbol());
  }

  /// Bit selection, clause 5.4.2.1.
  private static int[] select(LiftedGraph graph, Sizes sizes) {
    BaseGraph baseGraph = graph.baseGraph();
    int punctured = BaseGraph.NUM_PUNCTURED_COLUMNS * graph.z();
    int bufferLength = baseGraph.numColumns() * graph.z() - punctured;
    int index = baseGraph.startColumn(sizes.redundancyVersion()) * graph.z();
    int[] selected = new int[sizes.codedBits()];
    int numSelected = 0;
    while (numSelected < selected.length) {
      int place = index + punctured;
      if (place < sizes.codeBlockBits() || place >= graph.numInformationBits()) {
        selected[numSelected++] = place;
      }
      index = index + 1 == bufferLength ? 0 : index + 1;
    }
    return selected;
  }

  /// Bit interleaving, clause 5.4.2.2: bit i of symbol j is bit i E / Qm + j of the selection, so
  /// that systematic bits take the symbol's first, more reliable places.
  private static int[] interleave(int[] selected, int bitsPerSymbol) {
    int numSymbols = selected.length / bitsPerSymbol;
    int[] interleaved = new int[selected.length];
    for (int symbol = 0; symbol < numSymbols; symbol++) {
      for (int i = 0; i < bitsPerSymbol; i++) {
        interleaved[symbol * bitsPerSymbol + i] = selected[i * numSymbols + symbol];
      }
    }
    return interleaved;
  }

  /// E_r.
  int codedBits() {
    return places.length;
  }

  /// K'.
  int codeBlockBits() {
    return sizes.codeBlockBits();
  }

  /// Index after the last place of the codeword that is sent.
  int lengthInUse() {
    return Arrays.stream(places).max().orElseThrow() + 1;
  }

  /// Writes the sent bits of a codeword.
  ///
  /// @param codeword at least {@link #lengthInUse()} bits, not modified
  /// @param coded receives E_r bits from `from` on
  /// @param from index of the first bit to write
  void match(byte[] codeword, byte[] coded, int from) {
    for (int i = 0; i < places.length; i++) {
      coded[from + i] = codeword[places[i]];
    }
  }

  /// The inverse on LLRs: repetitions add, bits not sent get 0, filler bits are known to be 0.
  ///
  /// @param received LLRs of the sent bits, not modified
  /// @param from index of the block's first LLR
  /// @param llr receives the LLRs of the whole codeword
  void recover(float[] received, int from, float[] llr) {
    Arrays.fill(llr, 0);
    for (int i = 0; i < places.length; i++) {
      llr[places[i]] += received[from + i];
    }
    Arrays.fill(llr, sizes.codeBlockBits(), fillerTo, LayeredMinSumDecoder.MAX_LLR);
  }

  /// Marks the columns of which a bit is sent.
  ///
  /// @param z lifting size
  /// @param sent one flag a column, only ever set
  void markColumns(int z, boolean[] sent) {
    for (int place : places) {
      sent[place / z] = true;
    }
  }
}
