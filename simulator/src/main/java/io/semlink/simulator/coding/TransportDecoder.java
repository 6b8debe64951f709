package io.semlink.simulator.coding;

import java.util.List;

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
  default DecodedTransportBlock decode(float[] llr) {
    return decode(List.of(new Transmission(llr, 0)));
  }

  /// Decodes one transport block from everything received of it: the soft values of coded bits that
  /// were received more than once add up (HARQ soft combining).
  ///
  /// @param transmissions at least one
  /// @return the outcome, in memory of its own
  /// @throws IllegalArgumentException if a length does not fit or there is no such version
  DecodedTransportBlock decode(List<Transmission> transmissions);
}
