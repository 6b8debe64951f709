package io.semlink.simulator.coding;

/// A channel code for transport blocks of one size: CRC, segmentation, code, rate matching and bit
/// interleaving, whatever of these it has. Immutable and safe for any number of threads.
public interface TransportCode {
  /// Payload bits of a transport block, A; padding of the caller included, CRC excluded.
  int payloadBits();

  /// Bits of the transport block's CRC, 0 where the code has none.
  int crcBits();

  /// Whether the decoder can tell a wrong block: by a CRC or, of an LDPC code without one, by its
  /// parity checks. A code that cannot accepts every block.
  default boolean checks() {
    return crcBits() > 0;
  }

  /// Information bits B = A + CRC, those that Eb/N0 counts.
  default int informationBits() {
    return payloadBits() + crcBits();
  }

  /// Coded bits of a transport block, E.
  int codedBits();

  /// Code blocks of a transport block, at least 1.
  int numCodeBlocks();

  /// Encodes one transport block. Pure.
  ///
  /// @param payload values 0 or 1, length {@link #payloadBits()}, not modified, not retained
  /// @return coded bits in the order of transmission, length {@link #codedBits()}, a new array
  /// @throws IllegalArgumentException if the length does not fit
  default byte[] encode(byte[] payload) {
    return encode(payload, 0);
  }

  /// Redundancy versions this code has, at least 1. A code with one only can repeat itself (chase
  /// combining); with more, versions send different coded bits (incremental redundancy).
  default int numRedundancyVersions() {
    return 1;
  }

  /// Encodes one transport block for a retransmission. Pure.
  ///
  /// @param payload values 0 or 1, length {@link #payloadBits()}, not modified, not retained
  /// @param redundancyVersion which coded bits to send, 0 for the first transmission, below {@link
  ///   #numRedundancyVersions()}
  /// @return coded bits in the order of transmission, length {@link #codedBits()}, a new array
  /// @throws IllegalArgumentException if the length does not fit or there is no such version
  byte[] encode(byte[] payload, int redundancyVersion);

  /// A new decoder with working memory of its own.
  TransportDecoder newDecoder();
}
