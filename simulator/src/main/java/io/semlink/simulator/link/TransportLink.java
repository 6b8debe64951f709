package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.kernels.Kernels;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The way of one payload: padding, channel coding, modulation, channel, demodulation, decoding,
/// and where the block was not accepted, all but the padding again. One payload is one transport
/// block.
public final class TransportLink implements PayloadLink {
  private final TransportCode code;
  private final Modem modem;
  private final Channel channel;
  private final ReceiveMode receiveMode;
  private final LinkProtocol protocol;
  private final int symbols;
  private final int usesPerRound;
  // Processes own working memory, so each is lent to one call at a time.
  private final Queue<HarqProcess> idle = new ConcurrentLinkedQueue<>();

  /// A link for blocks of one size, without retransmission and header.
  ///
  /// @param code channel code
  /// @param modem mapper and demapper
  /// @param channel channel at its operating point
  /// @param receiveMode what the receiver hands on
  public TransportLink(TransportCode code, Modem modem, Channel channel, ReceiveMode receiveMode) {
    this(code, modem, channel, receiveMode, LinkProtocol.NONE);
  }

  /// A link for blocks of one size.
  ///
  /// @param code channel code
  /// @param modem mapper and demapper
  /// @param channel channel at its operating point
  /// @param receiveMode what the receiver hands on
  /// @param protocol retransmissions and header
  /// @throws IllegalArgumentException if the receive mode has no bits
  public TransportLink(
      TransportCode code,
      Modem modem,
      Channel channel,
      ReceiveMode receiveMode,
      LinkProtocol protocol) {
    this.code = code;
    this.modem = modem;
    this.channel = channel;
    this.receiveMode = receiveMode;
    this.protocol = protocol;
    if (receiveMode.payloadKind() != PayloadKind.BITS) {
      throw new IllegalArgumentException(
          "receive mode is %s but must be one of bits".formatted(receiveMode.keyword()));
    }
    // Bit-error models take any number of bits; the other channels refuse a broken symbol.
    this.symbols = Math.ceilDiv(code.codedBits(), modem.modulation().order());
    this.usesPerRound = protocol.headerSymbols() + channel.channelUses(symbols);
  }

  /// Sends one payload.
  ///
  /// @param payload {@link Payload.Bits}, at most as many as the code's payload; zeros are appended
  ///   up to that
  /// @param key names the frame in its first HARQ round; each stage takes its own purpose from it,
  ///   round r adds r to its realisation
  /// @throws ClassCastException if the payload is of another kind
  @Override
  public Reception apply(Payload payload, StreamKey key) {
    byte[] sent = new byte[code.payloadBits()];
    byte[] bits = ((Payload.Bits) payload).bits().unpack();
    System.arraycopy(bits, 0, sent, 0, bits.length);
    HarqProcess lent = idle.poll();
    HarqProcess process =
        lent == null ? new HarqProcess(code, modem, channel, protocol.harq()) : lent;
    HarqProcess.Result result = process.send(sent, key);
    idle.add(process);
    return reception(sent, bits.length, result);
  }

  private Reception reception(byte[] sent, int payloadBits, HarqProcess.Result result) {
    DecodedTransportBlock decoded = result.decoded();
    long bitErrors = Kernels.countErrors(sent, decoded.llr());
    // Without a CRC nobody but the count of wrong bits can say; literature counts blocks that way.
    boolean wrong = bitErrors > 0 || (code.crcBits() > 0 && !decoded.accepted());
    long erased = decoded.codeBlocks().stream().filter(receiveMode::erases).count();
    return new Reception(
        new ReceivedPayload(
            receiveMode.softBits(decoded, payloadBits),
            receiveMode.coded() && code.checks() && decoded.accepted(),
            null),
        new ErrorCounts(wrong ? 1 : 0, 1),
        new ErrorCounts(erased, decoded.codeBlocks().size()),
        new ErrorCounts(bitErrors, sent.length),
        result.demodBits(),
        result.iterations().sum(),
        new LinkUse(
            wrong ? 0 : payloadBits,
            (long) result.rounds() * usesPerRound,
            Histogram.of(result.rounds()),
            result.iterations(),
            Histogram.NONE));
  }

  @Override
  public @Nullable Double measuredEsN0Db(StreamKey key) {
    return channel.measuredEsN0Db(symbols, key);
  }

  @Override
  public void release() {
    idle.clear();
  }
}
