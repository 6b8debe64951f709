package io.semlink.simulator.coding.polar;

import io.semlink.simulator.coding.crc.Crc;
import java.util.Arrays;

/// Code blocks of one payload and their CRC (clauses 5.2.1, 6.3.1.2, 6.3.1.4 and 7.3.2).
///
/// @param control which control information
/// @param payloadBits A
/// @param codedBits E of the whole payload
record Segmentation(ControlInformation control, int payloadBits, int codedBits) {
  /// Downlink: ones before the payload while its CRC is computed (clause 7.3.2).
  private static final int NUM_LEADING_ONES = 24;

  private static final int MIN_BITS_WITH_CRC11 = 20;

  Segmentation {
    int least = control.minPayloadBits();
    int most = control.maxPayloadBits();
    if (payloadBits < least || payloadBits > most) {
      throw new IllegalArgumentException(
          "payload of a polar code is %s bits but must lie in %s..%s for %s control information"
              .formatted(payloadBits, least, most, control.keyword()));
    }
  }

  /// C: two where I_seg = 1 (clause 6.3.1.2.1), else one.
  int numBlocks() {
    boolean segmented = payloadBits >= 1013 || (payloadBits >= 360 && codedBits >= 1088);
    return control == ControlInformation.UPLINK && segmented ? 2 : 1;
  }

  Crc crc() {
    return switch (control) {
      case DOWNLINK -> Crc.CRC24C;
      case UPLINK -> payloadBits < MIN_BITS_WITH_CRC11 ? Crc.CRC6 : Crc.CRC11;
    };
  }

  /// CRC bits of all blocks.
  int crcBits() {
    return numBlocks() * crc().length();
  }

  /// Sizes of each block; all blocks have the same. A coded bit that two blocks cannot share is
  /// left over and sent as 0 (clause 6.3.1.5).
  BlockSize blockSize() {
    return BlockSize.of(control, messageBits() + crc().length(), codedBits / numBlocks());
  }

  /// A'/C: bits of a block without CRC.
  int messageBits() {
    return Math.ceilDiv(payloadBits, numBlocks());
  }

  /// Zero before the first block's payload where it does not split evenly.
  int padding(int block) {
    return block == 0 ? numBlocks() * messageBits() - payloadBits : 0;
  }

  /// Index in the payload of a block's first bit.
  int from(int block) {
    return block == 0 ? 0 : block * messageBits() - padding(0);
  }

  /// The bits of a block to encode, with CRC, before interleaving: length K, a new array.
  byte[] attach(byte[] payload, int block) {
    int ones = leadingOnes();
    byte[] bits = new byte[ones + messageBits()];
    Arrays.fill(bits, 0, ones, (byte) 1);
    int padding = padding(block);
    System.arraycopy(payload, from(block), bits, ones + padding, messageBits() - padding);
    byte[] attached = crc().attach(bits);
    return Arrays.copyOfRange(attached, ones, attached.length);
  }

  /// Whether the K bits of a block pass the CRC.
  boolean check(byte[] bits) {
    int ones = leadingOnes();
    byte[] wide = new byte[ones + bits.length];
    Arrays.fill(wide, 0, ones, (byte) 1);
    System.arraycopy(bits, 0, wide, ones, bits.length);
    return crc().check(wide, 0, wide.length);
  }

  private int leadingOnes() {
    return control == ControlInformation.DOWNLINK ? NUM_LEADING_ONES : 0;
  }
}
