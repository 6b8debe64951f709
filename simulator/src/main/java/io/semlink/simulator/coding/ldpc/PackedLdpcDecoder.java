package io.semlink.simulator.coding.ldpc;

/// The 8-bit decoder without the conversions around it: LLRs come as 8-bit integers, hard decisions
/// go as packed words. For programs that quantise on their own, and what a benchmark times.
///
/// Holds working memory: one thread at a time.
public final class PackedLdpcDecoder {
  private final Int8LayeredDecoder decoder;
  private final int numPunctured;
  private final int numBits;
  private final int numInformationBits;

  PackedLdpcDecoder(
      Int8LayeredDecoder decoder, int numPunctured, int numBits, int numInformationBits) {
    this.decoder = decoder;
    this.numPunctured = numPunctured;
    this.numBits = numBits;
    this.numInformationBits = numInformationBits;
  }

  /// Blocks that are decoded together, interleaved, so that short lifting sizes fill the vectors.
  public int groupSize() {
    return decoder.groupSize();
  }

  /// 64-bit words that hold the information bits of a block.
  public int numWords() {
    return Math.ceilDiv(numInformationBits, Long.SIZE);
  }

  /// The codeword's 8-bit LLRs, in quarters, from those of its coded bits.
  ///
  /// @param llr LLR of each coded bit, not modified
  /// @return a new array, bits that are never sent included
  public byte[] quantise(float[] llr) {
    float[] codeword = new float[numBits];
    System.arraycopy(llr, 0, codeword, numPunctured, llr.length);
    byte[] quantised = new byte[numBits];
    Int8LayeredDecoder.quantise(codeword, quantised);
    return quantised;
  }

  /// Decodes blocks.
  ///
  /// @param llr one array a block as {@link #quantise} makes it, not modified
  /// @param bits one array of {@link #numWords()} words a block, receives the information bits: bit
  ///   i is bit i mod 64 of word i / 64
  public void decode(byte[][] llr, long[][] bits) {
    decoder.decodePacked(llr, bits);
  }
}
