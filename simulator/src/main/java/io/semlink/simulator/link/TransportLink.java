package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.kernels.Kernels;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The way of one payload: padding, channel coding, modulation, channel, demodulation, decoding.
/// One payload is one transport block.
public final class TransportLink implements LinkFunction<Payload, Reception> {
  private final TransportCode code;
  private final Modem modem;
  private final Channel channel;
  private final ReceiveMode receiveMode;
  // Decoders own working memory, so each is lent to one call at a time.
  private final Queue<TransportDecoder> idleDecoders = new ConcurrentLinkedQueue<>();

  /// A link for blocks of one size.
  ///
  /// @param code channel code
  /// @param modem mapper and demapper
  /// @param channel channel at its operating point
  /// @param receiveMode what the receiver hands on
  public TransportLink(TransportCode code, Modem modem, Channel channel, ReceiveMode receiveMode) {
    this.code = code;
    this.modem = modem;
    this.channel = channel;
    this.receiveMode = receiveMode;
  }

  /// Sends one payload.
  ///
  /// @param payload at most as many bits as the code's payload; zeros are appended up to that
  /// @param key names the frame; each stage takes its own purpose from it
  @Override
  public Reception apply(Payload payload, StreamKey key) {
    byte[] sent = new byte[code.payloadBits()];
    byte[] bits = payload.bits().unpack();
    System.arraycopy(bits, 0, sent, 0, bits.length);
    byte[] coded = code.encode(sent);
    float[] llr = channel.send(coded, modem, key);
    DecodedTransportBlock decoded = decode(llr);
    long bitErrors = Kernels.countErrors(sent, decoded.llr());
    boolean wrong = bitErrors > 0 || !decoded.accepted();
    long erased = decoded.codeBlocks().stream().filter(CrcFailed.class::isInstance).count();
    return new Reception(
        new ReceivedPayload(receiveMode.softBits(decoded, bits.length)),
        new ErrorCounts(wrong ? 1 : 0, 1),
        new ErrorCounts(erased, decoded.codeBlocks().size()),
        new ErrorCounts(bitErrors, sent.length),
        new ErrorCounts(Kernels.countErrors(coded, llr), coded.length),
        decoded.iterations());
  }

  /// Frees the working memory of idle decoders; the link can be used again.
  public void release() {
    idleDecoders.clear();
  }

  private DecodedTransportBlock decode(float[] llr) {
    TransportDecoder lent = idleDecoders.poll();
    TransportDecoder decoder = lent == null ? code.newDecoder() : lent;
    DecodedTransportBlock decoded = decoder.decode(llr);
    idleDecoders.add(decoder);
    return decoded;
  }
}
