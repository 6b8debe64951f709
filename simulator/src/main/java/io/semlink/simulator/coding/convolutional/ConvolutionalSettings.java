package io.semlink.simulator.coding.convolutional;

import io.semlink.simulator.coding.crc.Crc;
import org.jspecify.annotations.Nullable;

/// Settings of a convolutional code that the size of a block does not determine.
///
/// @param code constraint length and generators
/// @param termination how the encoder ends
/// @param crc check of a block; absent without one, and then every block is taken as it comes
public record ConvolutionalSettings(
    ConvolutionalCode code, Termination termination, @Nullable Crc crc) {
  /// The terminated code of IEEE 802.11 with CRC16.
  public static final ConvolutionalSettings DEFAULT =
      new ConvolutionalSettings(ConvolutionalCode.IEEE_802_11, Termination.TERMINATED, Crc.CRC16);

  /// Parity bits of the check, 0 without one.
  int crcBits() {
    return crc == null ? 0 : crc.length();
  }

  /// Zeros after the message.
  int tailBits() {
    return termination == Termination.TERMINATED ? code.memory() : 0;
  }
}
