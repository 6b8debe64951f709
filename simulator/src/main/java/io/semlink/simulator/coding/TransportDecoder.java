package io.semlink.simulator.coding;

/// Decodes transport blocks of one {@link TransportCode}. Holds working memory and is therefore
/// confined to one thread at a time; what it returns depends on the LLRs alone, never on what it
/// decoded before.
public interface TransportDecoder {
  /// Decodes one transport block.
  ///
  /// @param llr LLR of each coded bit, ln P(b = 0) / P(b = 1), in the order of transmission, length
  ///   {@link TransportCode#codedBits()}; 0 where nothing is known, infinite values are allowed;
  ///   not modified, not retained
  /// @return the outcome, in memory of its own
  /// @throws IllegalArgumentException if the length does not fit
  DecodedTransportBlock decode(float[] llr);
}
