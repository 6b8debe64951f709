package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.coding.crc.Crc;

/// Code block segmentation (3GPP TS 38.212, clause 5.2.2).
///
/// Differs from the standard, whose transport block sizes always split evenly: where they do not,
/// the first blocks carry one bit more than the others, which take one more filler bit.
///
/// @param baseGraph the base graph
/// @param informationBits B, CRC of the transport block included
/// @param numCodeBlocks C
/// @param liftingSize Z with its set
record Segmentation(
    BaseGraph baseGraph, int informationBits, int numCodeBlocks, LiftingSize liftingSize) {

  static Segmentation of(BaseGraph baseGraph, int informationBits) {
    int maxBits = baseGraph.maxCodeBlockBits();
    int crcBits = informationBits <= maxBits ? 0 : Crc.CRC24B.length();
    int numCodeBlocks = Math.ceilDiv(informationBits, maxBits - crcBits);
    int largest = Math.ceilDiv(informationBits, numCodeBlocks) + crcBits;
    int numColumns = baseGraph.effectiveInformationColumns(informationBits);
    LiftingSize liftingSize = LiftingSize.covering(largest, numColumns);
    return new Segmentation(baseGraph, informationBits, numCodeBlocks, liftingSize);
  }

  /// CRC bits of a code block: 24, or 0 where there is only one block.
  int codeBlockCrcBits() {
    return numCodeBlocks == 1 ? 0 : Crc.CRC24B.length();
  }

  /// Index of a block's first bit among the B.
  int from(int block) {
    return block * (informationBits / numCodeBlocks)
        + Math.min(block, informationBits % numCodeBlocks);
  }

  /// How many of the B bits a block carries.
  int size(int block) {
    return from(block + 1) - from(block);
  }

  /// K' of a block: its bits with its CRC, without filler.
  int codeBlockBits(int block) {
    return size(block) + codeBlockCrcBits();
  }
}
