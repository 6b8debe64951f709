package io.semlink.simulator.coding;

import java.util.List;

/// No channel code and no CRC: the coded bits are the payload bits, and every block is taken as it
/// comes.
///
/// @param payloadBits bits of a block, at least 1
public record UncodedTransport(int payloadBits) implements TransportCode {
  /// @throws IllegalArgumentException if a block has no bit
  public UncodedTransport {
    if (payloadBits < 1) {
      throw new IllegalArgumentException(
          "payload is %s bits but must be at least 1".formatted(payloadBits));
    }
  }

  @Override
  public int crcBits() {
    return 0;
  }

  @Override
  public int codedBits() {
    return payloadBits;
  }

  @Override
  public int numCodeBlocks() {
    return 1;
  }

  @Override
  public byte[] encode(byte[] payload, int redundancyVersion) {
    return payload.clone();
  }

  @Override
  public TransportDecoder newDecoder() {
    return transmissions -> {
      float[] llr = ChaseCombining.combine(transmissions, payloadBits);
      return new DecodedTransportBlock(List.of(new Accepted(0, llr.clone(), 1)), true);
    };
  }
}
