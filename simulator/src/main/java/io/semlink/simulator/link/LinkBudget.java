package io.semlink.simulator.link;

import io.semlink.simulator.channel.Validity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every definition of one operating point, so that no reader has to guess what "SNR" or "rate"
/// means. A budget of analog features has neither bits nor a code: their counts are 0, the rate 1.
///
/// @param esN0Db energy per complex symbol over N0, dB; absent on channels without Gaussian noise
/// @param ebN0Db energy per information bit over N0, dB, counting payload + padding + CRC bits;
///   absent likewise and where no bits are sent
/// @param blocksPerFrame transport blocks a frame
/// @param payloadBits bits a block that carry meaning
/// @param paddingBits zeros added so that the code rate is exact
/// @param crcBits bits of the block's checksum
/// @param codedBits bits a block after channel coding, E
/// @param symbols complex symbols a block (channel uses), E / Qm; of analog features those that a
///   frame may use, idle ones included
/// @param codeRate (payload + padding + CRC) / coded, as a fraction in (0, 1]
/// @param bitsPerPixel payload bits / (H W), before channel coding; absent without an image or bits
/// @param channelUsesPerPixel symbols / (H W), after coding; absent without an image
/// @param bandwidthHz symbol rate of the link = its bandwidth, in Hz; absent where the study sets
///   none
/// @param linkSeconds simulated time on air of one transmission of a block, channel uses / symbol
///   rate; absent likewise
/// @param headerSymbols channel uses of a transmission that carry no coded bits but control
/// @param channelUses channel uses of one transmission of a block in all: data symbols, what the
///   waveform adds to them (pilots, cyclic prefixes, unused carriers), header
/// @param netBitsPerChannelUse payload bits / channel uses: what a link without errors and
///   retransmissions carries
/// @param coherenceBlocks how many coherence times a block's channel uses last; below 1 the gain
///   hardly changes within a block; absent without fading
/// @param paprDb peak-to-average power of the transmitted signal, dB; absent where unknown
/// @param protocol retransmissions, header and delay
/// @param features analog values a frame, two of which make a symbol; absent where bits are sent
/// @param sourceCoding how the payload is made of files of images; absent where it is not
/// @param validity whether the models of the link hold here; absent in older files
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
    @Nullable Double linkSeconds,
    int headerSymbols,
    int channelUses,
    double netBitsPerChannelUse,
    @Nullable Double coherenceBlocks,
    @Nullable Double paprDb,
    LinkProtocol protocol,
    @Nullable Integer features,
    @Nullable SourceCoding sourceCoding,
    @Nullable Validity validity) {

  /// A budget of an older file, without a protocol, had none.
  public LinkBudget {
    protocol = Objects.requireNonNullElse(protocol, LinkProtocol.NONE);
  }

  /// A budget without overheads, fading and retransmissions: the channel uses are the symbols.
  public LinkBudget(
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
    this(
        esN0Db,
        ebN0Db,
        blocksPerFrame,
        payloadBits,
        paddingBits,
        crcBits,
        codedBits,
        symbols,
        codeRate,
        bitsPerPixel,
        channelUsesPerPixel,
        bandwidthHz,
        linkSeconds,
        0,
        symbols,
        (double) payloadBits / symbols,
        null,
        null,
        LinkProtocol.NONE,
        null,
        null,
        null);
  }

  /// The same with how the payload is made of files of images.
  ///
  /// @param coding null where it is not
  public LinkBudget with(@Nullable SourceCoding coding) {
    return with(coding, validity);
  }

  /// The same with whether its models hold.
  public LinkBudget with(Validity judged) {
    return with(sourceCoding, judged);
  }

  private LinkBudget with(@Nullable SourceCoding coding, @Nullable Validity judged) {
    return new LinkBudget(
        esN0Db,
        ebN0Db,
        blocksPerFrame,
        payloadBits,
        paddingBits,
        crcBits,
        codedBits,
        symbols,
        codeRate,
        bitsPerPixel,
        channelUsesPerPixel,
        bandwidthHz,
        linkSeconds,
        headerSymbols,
        channelUses,
        netBitsPerChannelUse,
        coherenceBlocks,
        paprDb,
        protocol,
        features,
        coding,
        judged);
  }

  /// Payload bits per pixel if every header were sent that sender and receiver agree on once.
  ///
  /// @return null where the payload is not made of files of images
  public @Nullable Double bitsPerPixelWithHeaders() {
    return sourceCoding == null || bitsPerPixel == null
        ? null
        : (Double) sourceCoding.bitsPerPixelWithHeaders(bitsPerPixel, payloadBits);
  }

  /// Whether analog features are sent, no bits.
  public boolean isAnalog() {
    return features != null;
  }

  /// What a frame encoder has to make of a frame.
  public PayloadSize payloadSize() {
    return features == null
        ? new PayloadSize(PayloadKind.BITS, payloadBits)
        : new PayloadSize(PayloadKind.FEATURES, features);
  }

  /// Symbols sent as 0 because no feature is left for them; 0 where bits are sent, which padding
  /// fills.
  public int idleSymbols() {
    return features == null ? 0 : symbols - Math.ceilDiv(features, 2);
  }

  /// Bits that the channel code protects: payload, padding and CRC.
  public int informationBits() {
    return payloadBits + paddingBits + crcBits;
  }

  /// Simulated time of a frame, see {@link LinkProtocol#linkSeconds}.
  ///
  /// @param use what the frame took
  /// @return s; null without a bandwidth
  public @Nullable Double linkSeconds(LinkUse use) {
    return bandwidthHz == null ? null : (Double) protocol.linkSeconds(use, bandwidthHz);
  }
}
