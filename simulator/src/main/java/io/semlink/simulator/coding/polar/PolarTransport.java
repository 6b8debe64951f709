package io.semlink.simulator.coding.polar;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.units.CodeRate;
import java.util.stream.IntStream;

/// Control information through the polar chain of 3GPP TS 38.212, clauses 6.3.1.2 to 6.3.1.5
/// (uplink) or 7.3.2 to 7.3.4 (downlink): segmentation, CRC, input interleaver, polar code, rate
/// matching, channel interleaver, concatenation. One redundancy version. Immutable.
public final class PolarTransport implements TransportCode {
  private final PolarSettings settings;
  private final Segmentation segmentation;
  private final PolarCode code;
  private final RateMatching rateMatching;
  // Bit k of the encoder's input is bit input[k] of the block with its CRC.
  private final int[] input;

  private PolarTransport(PolarSettings settings, Segmentation segmentation) {
    this.settings = settings;
    this.segmentation = segmentation;
    BlockSize size = segmentation.blockSize();
    this.code = new PolarCode(size);
    this.rateMatching = new RateMatching(size, settings.channelInterleaver());
    this.input =
        settings.control() == ControlInformation.DOWNLINK
            ? PolarTable.inputInterleaver(size.k())
            : IntStream.range(0, size.k()).toArray();
  }

  /// The code of A payload bits and E coded bits.
  ///
  /// @param settings link direction and decoder
  /// @param payloadBits A: 12..1706 in the uplink, 12..140 in the downlink
  /// @param codedBits E: for each code block from its bits with CRC (and parity-check bits) to 8192
  /// @throws IllegalArgumentException if a size lies outside its range
  public static PolarTransport of(PolarSettings settings, int payloadBits, int codedBits) {
    return new PolarTransport(
        settings, new Segmentation(settings.control(), payloadBits, codedBits));
  }

  /// The code of E coded bits at a rate: the largest payload that fits with its CRC in floor(E R)
  /// information bits.
  ///
  /// @param settings link direction and decoder
  /// @param codedBits E
  /// @param rate R, payload and CRC over coded bits
  /// @throws IllegalArgumentException if no payload of the standard's range has this size
  public static PolarTransport of(PolarSettings settings, int codedBits, CodeRate rate) {
    return of(settings, payloadBits(settings.control(), codedBits, rate), codedBits);
  }

  /// The smallest code of a rate that holds exactly a payload.
  ///
  /// @param settings link direction and decoder
  /// @param payloadBits A
  /// @param rate R, payload and CRC over coded bits; rounded down to whole symbols
  /// @param bitsPerSymbol Qm, of which E is a multiple
  /// @throws IllegalArgumentException if a size lies outside its range
  public static PolarTransport holding(
      PolarSettings settings, int payloadBits, CodeRate rate, int bitsPerSymbol) {
    int codedBits = Math.ceilDiv(payloadBits, bitsPerSymbol) * bitsPerSymbol;
    // The CRC depends on E by the number of blocks, so E is searched for.
    while (rate.informationBits(codedBits)
        < payloadBits + new Segmentation(settings.control(), payloadBits, codedBits).crcBits()) {
      codedBits += bitsPerSymbol;
    }
    return of(settings, payloadBits, codedBits);
  }

  private static int payloadBits(ControlInformation control, int codedBits, CodeRate rate) {
    int informationBits = rate.informationBits(codedBits);
    int bound = control.maxPayloadBits();
    if (informationBits > bound + new Segmentation(control, bound, codedBits).crcBits()) {
      throw new IllegalArgumentException(
          "coded bits are %s, which at rate %s hold %s bits with CRC, but a polar code of %s control"
                  .formatted(codedBits, rate, informationBits, control.keyword())
              + " information holds at most %s without".formatted(bound));
    }
    for (int payload = Math.min(informationBits, bound);
        payload >= control.minPayloadBits();
        payload--) {
      if (payload + new Segmentation(control, payload, codedBits).crcBits() <= informationBits) {
        return payload;
      }
    }
    throw new IllegalArgumentException(
        "coded bits are %s, which at rate %s hold %s bits with CRC, but a polar code of %s control"
                .formatted(codedBits, rate, informationBits, control.keyword())
            + " information holds at least %s without".formatted(control.minPayloadBits()));
  }

  @Override
  public int payloadBits() {
    return segmentation.payloadBits();
  }

  /// CRC bits of all code blocks: a payload as a whole has none.
  @Override
  public int crcBits() {
    return segmentation.crcBits();
  }

  @Override
  public int codedBits() {
    return segmentation.codedBits();
  }

  @Override
  public int numCodeBlocks() {
    return segmentation.numBlocks();
  }

  @Override
  public byte[] encode(byte[] payload, int redundancyVersion) {
    if (payload.length != payloadBits()) {
      throw new IllegalArgumentException(
          "payload has %s bits but must have %s".formatted(payload.length, payloadBits()));
    }
    if (redundancyVersion != 0) {
      throw new IllegalArgumentException(
          "redundancy version is %s but this code has version 0 only".formatted(redundancyVersion));
    }
    byte[] coded = new byte[codedBits()];
    for (int block = 0; block < numCodeBlocks(); block++) {
      byte[] attached = segmentation.attach(payload, block);
      byte[] bits = new byte[attached.length];
      for (int k = 0; k < bits.length; k++) {
        bits[k] = attached[input[k]];
      }
      rateMatching.match(code.encode(bits), coded, block * rateMatching.codedBits());
    }
    return coded;
  }

  @Override
  public TransportDecoder newDecoder() {
    ListDecoder decoder = new ListDecoder(code, settings.listSize(), settings.rule());
    return new PolarTransportDecoder(segmentation, rateMatching, input, decoder);
  }
}
