package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.coding.crc.Crc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The receiving end of {@link NrLdpcTransport}: a soft buffer of the whole codeword, in which bits
/// received again add up and other redundancy versions fill other places.
final class NrLdpcTransportDecoder implements TransportDecoder {
  private final Segmentation segmentation;
  private final @Nullable Crc crc;
  private final List<RateMatching> rateMatchings;
  private final IntFunction<LdpcDecoder> decoderFor;
  private final @Nullable LdpcDecoder[] decoders;
  private final int codedBits;
  private final float[] codeword;
  private final byte[] transportBlock;

  /// @param segmentation code blocks
  /// @param crc CRC of the transport block; null for a single code block without CRC
  /// @param rateMatchings rate matching of each code block
  /// @param decoderFor a new decoder for a set of redundancy versions, bit v for version v
  NrLdpcTransportDecoder(
      Segmentation segmentation,
      @Nullable Crc crc,
      List<RateMatching> rateMatchings,
      IntFunction<LdpcDecoder> decoderFor) {
    this.segmentation = segmentation;
    this.crc = crc;
    this.rateMatchings = rateMatchings;
    this.decoderFor = decoderFor;
    this.decoders = new LdpcDecoder[1 << RateMatching.NUM_VERSIONS];
    this.codedBits = rateMatchings.stream().mapToInt(RateMatching::codedBits).sum();
    this.codeword =
        new float[segmentation.baseGraph().numColumns() * segmentation.liftingSize().z()];
    // A code block's own CRC lies behind its bits, where the next block is not yet.
    this.transportBlock =
        new byte[segmentation.informationBits() + segmentation.codeBlockCrcBits()];
  }

  @Override
  public DecodedTransportBlock decode(List<Transmission> transmissions) {
    LdpcDecoder decoder = decoder(versions(transmissions));
    List<BlockOutcome> outcomes = new ArrayList<>(rateMatchings.size());
    int from = 0;
    for (int block = 0; block < rateMatchings.size(); block++) {
      RateMatching rateMatching = rateMatchings.get(block);
      rateMatching.clear(codeword);
      for (Transmission transmission : transmissions) {
        rateMatching.add(transmission.llr(), transmission.redundancyVersion(), from, codeword);
      }
      outcomes.add(decodeBlock(block, decoder));
      from += rateMatching.codedBits();
    }
    boolean accepted =
        outcomes.stream().allMatch(Accepted.class::isInstance)
            && (crc == null || crc.check(transportBlock, 0, segmentation.informationBits()));
    return new DecodedTransportBlock(outcomes, accepted);
  }

  /// The set of versions received, one bit each.
  private int versions(List<Transmission> transmissions) {
    int versions = 0;
    for (Transmission transmission : transmissions) {
      int version = transmission.redundancyVersion();
      if (version < 0 || version >= RateMatching.NUM_VERSIONS) {
        throw new IllegalArgumentException(
            "redundancy version is %s but must lie in 0..3".formatted(version));
      }
      if (transmission.llr().length != codedBits) {
        throw new IllegalArgumentException(
            "%s LLRs given but there must be %s".formatted(transmission.llr().length, codedBits));
      }
      versions |= 1 << version;
    }
    if (versions == 0) {
      throw new IllegalArgumentException("no transmission was received");
    }
    return versions;
  }

  private LdpcDecoder decoder(int versions) {
    LdpcDecoder kept = decoders[versions];
    if (kept != null) {
      return kept;
    }
    LdpcDecoder fresh = decoderFor.apply(versions);
    decoders[versions] = fresh;
    return fresh;
  }

  private BlockOutcome decodeBlock(int block, LdpcDecoder decoder) {
    Crc check = segmentation.numCodeBlocks() == 1 ? crc : Crc.CRC24B;
    StopCheck stop = check == null ? null : llr -> holds(check, llr, block);
    LdpcDecoder.Ending ending = decoder.decode(codeword, stop);
    boolean accepted = stop == null ? ending.satisfied() : stop.holds(codeword);
    int from = segmentation.from(block);
    int crcBits = crc == null ? 0 : crc.length();
    int payloadTo =
        Math.min(from + segmentation.size(block), segmentation.informationBits() - crcBits);
    float[] llr = Arrays.copyOf(codeword, payloadTo - from);
    return accepted
        ? new Accepted(from, llr, ending.iterations())
        : new CrcFailed(from, llr, ending.iterations());
  }

  /// Decides a block's bits in the transport block and checks them.
  private boolean holds(Crc check, float[] llr, int block) {
    int from = segmentation.from(block);
    int to = from + segmentation.codeBlockBits(block);
    return HardDecision.decide(llr, transportBlock, from, to)
        && check.check(transportBlock, from, to);
  }
}
