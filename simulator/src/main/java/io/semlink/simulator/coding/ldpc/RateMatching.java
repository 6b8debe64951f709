package io.semlink.simulator.coding.ldpc;

import java.util.Arrays;

/// Rate matching and bit interleaving of one code block (3GPP TS 38.212, clause 5.4.2) for all
/// redundancy versions.
///
/// The circular buffer is kept as the place in the codeword of each bit that can be sent: without
/// the first 2Z columns, without filler, up to Ncb. A redundancy version is where in it to start.
/// Immutable.
final class RateMatching {
  /// Redundancy versions 0..3.
  static final int NUM_VERSIONS = 4;

  private final Sizes sizes;
  private final int fillerTo;
  private final int[] ring;
  private final int length;
  private final int[] starts;

  /// What determines a rate matching besides the code.
  ///
  /// @param codeBlockBits K', information bits without filler
  /// @param codedBits E_r, a multiple of Qm
  /// @param bitsPerSymbol Qm
  /// @param bufferBits N_ref; Ncb is the lesser of it and N
  record Sizes(int codeBlockBits, int codedBits, int bitsPerSymbol, int bufferBits) {}

  /// @param graph the lifted graph
  /// @param sizes the block's sizes
  /// @throws IllegalArgumentException if the buffer is below K, the information bits with filler,
  ///   so that not even K' bits of it can be sent
  RateMatching(LiftedGraph graph, Sizes sizes) {
    this.sizes = sizes;
    this.fillerTo = graph.numInformationBits();
    int punctured = BaseGraph.NUM_PUNCTURED_COLUMNS * graph.z();
    int fullLength = graph.baseGraph().numColumns() * graph.z() - punctured;
    int bufferLength = Math.min(fullLength, sizes.bufferBits());
    if (bufferLength < fillerTo) {
      throw new IllegalArgumentException(
          "buffer bits are %s but a code block with filler has %s"
              .formatted(bufferLength, fillerTo));
    }
    this.ring = new int[bufferLength];
    this.starts = new int[NUM_VERSIONS];
    int sendable = 0;
    int[] sendableBefore = new int[bufferLength];
    for (int index = 0; index < bufferLength; index++) {
      sendableBefore[index] = sendable;
      int place = index + punctured;
      if (place < sizes.codeBlockBits() || place >= fillerTo) {
        ring[sendable++] = place;
      }
    }
    for (int version = 0; version < NUM_VERSIONS; version++) {
      starts[version] = sendableBefore[start(graph, version, bufferLength, fullLength)] % sendable;
    }
    this.length = sendable;
  }

  /// k0 of table 5.4.2.1-2.
  private static int start(LiftedGraph graph, int version, int bufferLength, int fullLength) {
    long numerator = (long) graph.baseGraph().startColumn(version) * bufferLength;
    return Math.toIntExact(numerator / fullLength * graph.z());
  }

  /// E_r.
  int codedBits() {
    return sizes.codedBits();
  }

  /// K'.
  int codeBlockBits() {
    return sizes.codeBlockBits();
  }

  /// Index after the last place of the codeword that a version sends.
  int lengthInUse(int version) {
    int last = 0;
    int index = starts[version];
    for (int i = 0; i < Math.min(codedBits(), length); i++) {
      last = Math.max(last, ring[index]);
      index = index + 1 == length ? 0 : index + 1;
    }
    return last + 1;
  }

  /// Writes the sent bits of a codeword. The interleaver reads bit i of symbol j from bit i E / Qm
  /// + j of the selection, so that systematic bits take the symbol's first, more reliable places
  ///   (clause 5.4.2.2).
  ///
  /// @param codeword at least {@link #lengthInUse} bits, not modified
  /// @param version redundancy version
  /// @param coded receives E_r bits from `from` on
  /// @param from index of the first bit to write
  void match(byte[] codeword, int version, byte[] coded, int from) {
    int order = sizes.bitsPerSymbol();
    int index = starts[version];
    for (int i = 0; i < order; i++) {
      for (int to = from + i; to < from + codedBits(); to += order) {
        coded[to] = codeword[ring[index]];
        index = index + 1 == length ? 0 : index + 1;
      }
    }
  }

  /// An empty soft buffer: nothing known but the filler bits, which are 0.
  ///
  /// @param llr receives the LLRs of the whole codeword
  void clear(float[] llr) {
    Arrays.fill(llr, 0);
    Arrays.fill(llr, sizes.codeBlockBits(), fillerTo, LayeredMinSumDecoder.MAX_LLR);
  }

  /// The inverse of {@link #match} on LLRs, on top of what the soft buffer holds: repetitions add.
  /// Each LLR is bounded first, so that certainties that contradict each other leave nothing.
  ///
  /// @param received LLRs of the sent bits, not modified
  /// @param version redundancy version
  /// @param from index of the block's first LLR
  /// @param llr LLRs of the whole codeword, added to
  void add(float[] received, int version, int from, float[] llr) {
    float bound = LayeredMinSumDecoder.MAX_LLR;
    int order = sizes.bitsPerSymbol();
    int index = starts[version];
    for (int i = 0; i < order; i++) {
      for (int at = from + i; at < from + codedBits(); at += order) {
        llr[ring[index]] += Math.max(-bound, Math.min(bound, received[at]));
        index = index + 1 == length ? 0 : index + 1;
      }
    }
  }

  /// Marks the columns of which a version sends a bit.
  ///
  /// @param z lifting size
  /// @param version redundancy version
  /// @param sent one flag a column, only ever set
  void markColumns(int z, int version, boolean[] sent) {
    int index = starts[version];
    for (int i = 0; i < Math.min(codedBits(), length); i++) {
      sent[ring[index] / z] = true;
      index = index + 1 == length ? 0 : index + 1;
    }
  }
}
