package io.semlink.simulator.coding.crc;

import io.semlink.simulator.kernels.CrcTables;
import java.util.Arrays;

/// Cyclic redundancy checks (3GPP TS 38.212, clause 5.1): the remainder of the message times D^L
/// divided by the generator, register zero at the start, no inversion, most significant bit first.
///
/// Works on `byte[]` with one bit (0 or 1) a byte, 64 bits a step.
public enum Crc {
  /// Transport blocks of more than 3824 bits: D^24 + D^23 + D^18 + D^17 + D^14 + D^11 + D^10 + D^7
  /// + D^6 + D^5 + D^4 + D^3 + D + 1.
  CRC24A(24, 0x864CFB),
  /// Code blocks of a segmented transport block: D^24 + D^23 + D^6 + D^5 + D + 1.
  CRC24B(24, 0x800063),
  /// Downlink control information: D^24 + D^23 + D^21 + D^20 + D^17 + D^15 + D^13 + D^12 + D^8 +
  /// D^4 + D^2 + D + 1.
  CRC24C(24, 0xB2B117),
  /// Transport blocks of at most 3824 bits: D^16 + D^12 + D^5 + 1.
  CRC16(16, 0x1021),
  /// Uplink control information of at least 20 bits: D^11 + D^10 + D^9 + D^5 + 1.
  CRC11(11, 0x621),
  /// Uplink control information of 12 to 19 bits: D^6 + D^5 + 1.
  CRC6(6, 0x21);

  private final int length;

  // Immutable, though no annotation says so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final CrcTables tables;

  Crc(int length, int generator) {
    this.length = length;
    this.tables = new CrcTables(length, generator);
  }

  /// Parity bits, L.
  public int length() {
    return length;
  }

  /// The parity bits of a range as a number, the first parity bit most significant.
  ///
  /// @param bits values 0 or 1, not modified
  /// @param from index of the first bit
  /// @param to index after the last bit
  /// @throws IndexOutOfBoundsException if the range lies outside the array
  public int remainder(byte[] bits, int from, int to) {
    return tables.remainder(bits, from, to);
  }

  /// The message followed by its parity bits.
  ///
  /// @param message values 0 or 1, not modified
  /// @return a new array, length message.length + L
  public byte[] attach(byte[] message) {
    byte[] attached = Arrays.copyOf(message, message.length + length);
    write(attached, 0, message.length);
    return attached;
  }

  /// Writes the parity bits of a range behind it.
  ///
  /// @param bits values 0 or 1; the L places from `to` on are overwritten
  /// @param from index of the first bit of the message
  /// @param to index after the last bit of the message
  public void write(byte[] bits, int from, int to) {
    int parity = remainder(bits, from, to);
    for (int i = 0; i < length; i++) {
      bits[to + i] = (byte) (parity >>> (length - 1 - i) & 1);
    }
  }

  /// Whether a message followed by its parity bits divides by the generator.
  ///
  /// @param bits values 0 or 1, not modified
  /// @param from index of the first bit of the message
  /// @param to index after the last parity bit
  public boolean check(byte[] bits, int from, int to) {
    return remainder(bits, from, to) == 0;
  }
}
