package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A link that chooses the MCS of each block from what the receiver measured of the channel: the
/// payload stays the same, the symbols it takes vary. All rounds of a block use its MCS.
public final class AdaptiveLink implements PayloadLink {
  private final McsCodes codes;
  private final McsSelection selection;
  private final Function<Mcs, TransportLink> newLink;
  private final Channel channel;
  private final Measurement measurement;
  private final ConcurrentMap<Mcs, TransportLink> links = new ConcurrentHashMap<>();

  /// How old and how long the measurement is that an MCS is chosen by.
  ///
  /// @param delayBlocks 0: of the block itself; d: of the block d before it, while the first d
  ///   blocks take the most robust MCS
  /// @param symbols data symbols measured, from a block's first one on, at least 1
  public record Measurement(int delayBlocks, int symbols) {
    /// @throws IllegalArgumentException if a value lies outside its range
    public Measurement {
      if (delayBlocks < 0 || symbols < 1) {
        throw new IllegalArgumentException(
            "measurement of %s symbols with a delay of %s blocks but must have at least 1 and 0"
                .formatted(symbols, delayBlocks));
      }
    }
  }

  /// What all blocks share.
  ///
  /// @param channel channel at its operating point; must have Gaussian noise
  /// @param modem mapper and demapper of an MCS
  /// @param receiveMode what the receiver hands on
  /// @param protocol retransmissions and header
  public record Ends(
      Channel channel,
      Function<Mcs, Modem> modem,
      ReceiveMode receiveMode,
      LinkProtocol protocol) {}

  /// An adaptive link.
  ///
  /// @param codes codes of one payload size, by MCS
  /// @param selection which MCS to take at a measured Es/N0; made from these codes
  /// @param measurement what is measured
  /// @param ends channel, modem, receive mode and protocol
  /// @throws IllegalArgumentException if the channel has no Es/N0
  public AdaptiveLink(McsCodes codes, McsSelection selection, Measurement measurement, Ends ends) {
    this.codes = codes;
    this.selection = selection;
    this.measurement = measurement;
    this.channel = ends.channel();
    this.newLink =
        mcs ->
            new TransportLink(
                codes.code(mcs),
                ends.modem().apply(mcs),
                ends.channel(),
                ends.receiveMode(),
                ends.protocol());
    measured(StreamKey.of(0, Purpose.CHANNEL_NOISE, 0));
  }

  /// Sends one payload.
  ///
  /// @param payload at most as many bits as the smallest payload of the codes
  /// @param key names the block; its index says which blocks came before it
  @Override
  public Reception apply(Payload payload, StreamKey key) {
    Mcs mcs = choose(key);
    return links.computeIfAbsent(mcs, newLink).apply(payload, key).withMcs(mcs.index());
  }

  @Override
  public @Nullable Double measuredEsN0Db(StreamKey key) {
    return links.computeIfAbsent(choose(key), newLink).measuredEsN0Db(key);
  }

  /// The MCS that a block takes.
  ///
  /// @param key names the block
  public Mcs choose(StreamKey key) {
    long measuredIndex = key.frameIndex() - measurement.delayBlocks();
    return measuredIndex < 0
        ? selection.lowest()
        : selection.choose(
            measured(new StreamKey(key.seed(), key.purpose(), measuredIndex, key.realisation())));
  }

  private double measured(StreamKey key) {
    Double esN0Db = channel.measuredEsN0Db(measurement.symbols(), key);
    if (esN0Db == null) {
      throw new IllegalArgumentException(
          "this channel has no Es/N0 that an MCS could be chosen by");
    }
    return esN0Db;
  }

  /// The codes to choose from.
  public McsCodes codes() {
    return codes;
  }

  @Override
  public void release() {
    links.values().forEach(TransportLink::release);
  }
}
