package io.semlink.simulator.coding;

/// A channel code for transport blocks of one size: CRC, segmentation, code, rate matching and bit
/// interleaving, whatever of these it has. Immutable and safe for any number of threads.
public interface TransportCode {
  /// Payload bits of a transport block, A; padding of the caller included, CRC excluded.
  int payloadBits();

  /// Bits of the transport block's CRC, 0 where the code has none.
  int crcBits();

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
  byte[] encode(byte[] payload);

  /// A new decoder with working memory of its own.
  TransportDecoder newDecoder();
}
