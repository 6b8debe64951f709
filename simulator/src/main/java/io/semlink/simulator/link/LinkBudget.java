package io.semlink.simulator.link;

import org.jspecify.annotations.Nullable;

/// Every definition of one operating point, so that no reader has to guess what "SNR" or "rate"
/// means.
///
/// @param esN0Db energy per complex symbol over N0, dB; absent on channels without Gaussian noise
/// @param ebN0Db energy per information bit over N0, dB, counting payload + padding + CRC bits
/// @param blocksPerFrame transport blocks a frame
/// @param payloadBits bits a block that carry meaning
/// @param paddingBits zeros added so that the code rate is exact
/// @param crcBits bits of the block's checksum
/// @param codedBits bits a block after channel coding, E
/// @param symbols complex symbols a block (channel uses), E / Qm
/// @param codeRate (payload + padding + CRC) / coded, as a fraction in (0, 1]
/// @param bitsPerPixel payload bits / (H W), before channel coding; absent without an image
/// @param channelUsesPerPixel symbols / (H W), after coding; absent without an image
/// @param bandwidthHz symbol rate of the link = its bandwidth, in Hz; absent where the study sets
///   none
/// @param linkSeconds simulated time on air of one block, symbols / symbol rate; absent likewise
public record LinkBudget(
    @Nullable Double esN0Db,
    @Nullable Double ebN0Db,
    int blocksPerFrame,
    int payloadBits,
    int paddingBits,
    int crcBits,
    int codedBits,
    int symbols,
    double codeRate,
    @Nullable Double bitsPerPixel,
    @Nullable Double channelUsesPerPixel,
    @Nullable Double bandwidthHz,
    @Nullable Double linkSeconds) {

  /// Bits that the channel code protects: payload, padding and CRC.
  public int informationBits() {
    return payloadBits + paddingBits + crcBits;
  }
}
