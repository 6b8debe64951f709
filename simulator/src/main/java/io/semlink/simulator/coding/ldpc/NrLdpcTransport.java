package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.units.CodeRate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A transport block through the whole chain of 3GPP TS 38.212, clauses 6.2 and 7.2: CRC, base
/// graph, segmentation, LDPC code, rate matching, bit interleaving, concatenation. One layer,
/// redundancy versions 0..3, limited-buffer rate matching where asked for. Immutable.
public final class NrLdpcTransport implements TransportCode {
  /// Largest information block that has a CRC of 16 bits: 3824 payload bits and the CRC.
  private static final int MAX_BITS_WITH_CRC16 = 3824 + 16;

  private final NrLdpcSettings settings;
  private final int numCodedBits;
  private final @Nullable Crc crc;
  private final Segmentation segmentation;
  private final LiftedGraph graph;
  private final List<RateMatching> rateMatchings;
  private final List<NrLdpcEncoder> encoders;

  private NrLdpcTransport(
      NrLdpcSettings settings, Segmentation segmentation, int numCodedBits, int bitsPerSymbol) {
    this.settings = settings;
    this.numCodedBits = numCodedBits;
    this.crc = crcFor(settings, segmentation.informationBits());
    this.segmentation = segmentation;
    this.graph = new LiftedGraph(segmentation.baseGraph(), segmentation.liftingSize());
    this.rateMatchings = rateMatchings(bitsPerSymbol);
    this.encoders = IntStream.range(0, RateMatching.NUM_VERSIONS).mapToObj(this::encoder).toList();
  }

  /// Encodes as many rows as a redundancy version sends.
  private NrLdpcEncoder encoder(int version) {
    int length =
        rateMatchings.stream()
            .distinct()
            .mapToInt(matching -> matching.lengthInUse(version))
            .max()
            .orElseThrow();
    int numRows = Math.ceilDiv(length, graph.z()) - graph.baseGraph().numInformationColumns();
    return new NrLdpcEncoder(graph, Math.max(BaseGraph.NUM_CORE_ROWS, numRows));
  }

  /// The transport code of E coded bits at a rate: B = floor(E R) information bits, of which 16 (B
  /// <= 3840) or 24 are CRC, or none where the settings say so.
  ///
  /// Differs from the standard in that B is not one of its transport block sizes; B of 3841 to
  /// 3848, which those sizes never give, count as more than 3824 payload bits: the CRC has 24 bits.
  ///
  /// @param settings base graph, decoder, buffer, CRC
  /// @param numCodedBits E, a multiple of Qm
  /// @param rate R, at most {@link BaseGraph#maxRate()} of the base graph in use
  /// @param bitsPerSymbol Qm: 1, 2, 4, 6, 8 or 10
  /// @throws IllegalArgumentException if a value lies outside its range or no payload bit is left
  public static NrLdpcTransport of(
      NrLdpcSettings settings, int numCodedBits, CodeRate rate, int bitsPerSymbol) {
    requireWholeSymbols(numCodedBits, bitsPerSymbol);
    int informationBits = rate.informationBits(numCodedBits);
    int leastCrcBits = settings.crc() ? Crc.CRC16.length() : 0;
    if (informationBits <= leastCrcBits) {
      throw new IllegalArgumentException(
          "coded bits are %s, which at rate %s hold %s bits with CRC, but must hold at least %s"
              .formatted(numCodedBits, rate, informationBits, leastCrcBits + 1));
    }
    // Equals A up to 3824 payload bits, and is above that where A would be.
    int selectingBits = informationBits - leastCrcBits;
    BaseGraph baseGraph = settings.baseGraph().resolve(selectingBits, rate);
    requireAtMostMaxRate(rate, baseGraph);
    Segmentation segmentation = Segmentation.of(baseGraph, informationBits);
    if (!settings.crc() && segmentation.numCodeBlocks() > 1) {
      throw new IllegalArgumentException(
          "information bits are %s but without CRC must be at most %s, one code block"
              .formatted(informationBits, baseGraph.maxCodeBlockBits()));
    }
    return new NrLdpcTransport(settings, segmentation, numCodedBits, bitsPerSymbol);
  }

  private static void requireWholeSymbols(int numCodedBits, int bitsPerSymbol) {
    boolean modulated = bitsPerSymbol == 1 || (bitsPerSymbol % 2 == 0 && bitsPerSymbol > 0);
    if (!modulated || bitsPerSymbol > 10) {
      throw new IllegalArgumentException(
          "bits per symbol are %s but must be 1, 2, 4, 6, 8 or 10".formatted(bitsPerSymbol));
    }
    if (numCodedBits < 1 || numCodedBits % bitsPerSymbol != 0) {
      throw new IllegalArgumentException(
          "coded bits are %s but must be a positive multiple of %s, the bits per symbol"
              .formatted(numCodedBits, bitsPerSymbol));
    }
  }

  private static void requireAtMostMaxRate(CodeRate rate, BaseGraph baseGraph) {
    CodeRate maxRate = baseGraph.maxRate();
    if ((long) rate.k() * maxRate.n() > (long) maxRate.k() * rate.n()) {
      throw new IllegalArgumentException(
          "code rate is %s but must be at most %s with base graph %s"
              .formatted(rate, maxRate, baseGraph));
    }
  }

  private static @Nullable Crc crcFor(NrLdpcSettings settings, int informationBits) {
    if (!settings.crc()) {
      return null;
    }
    return informationBits <= MAX_BITS_WITH_CRC16 ? Crc.CRC16 : Crc.CRC24A;
  }

  /// One rate matching a code block; blocks of equal sizes share theirs. E_r by clause 5.4.2.1:
  /// whole symbols, the last blocks one more where they do not split evenly.
  private List<RateMatching> rateMatchings(int bitsPerSymbol) {
    int numSymbols = numCodedBits / bitsPerSymbol;
    int numBlocks = segmentation.numCodeBlocks();
    int numShort = numBlocks - numSymbols % numBlocks;
    Map<RateMatching.Sizes, RateMatching> known = new HashMap<>();
    return IntStream.range(0, numBlocks)
        .mapToObj(block -> {
          int blockSymbols = numSymbols / numBlocks + (block < numShort ? 0 : 1);
          int bits = segmentation.codeBlockBits(block);
          return new RateMatching.Sizes(
              bits, blockSymbols * bitsPerSymbol, bitsPerSymbol, settings.bufferBits());
        })
        .map(sizes -> known.computeIfAbsent(sizes, s -> new RateMatching(graph, s)))
        .toList();
  }

  /// The base graph in use.
  public BaseGraph baseGraph() {
    return segmentation.baseGraph();
  }

  /// The lifting size Z in use.
  public int liftingSize() {
    return segmentation.liftingSize().z();
  }

  @Override
  public int payloadBits() {
    return segmentation.informationBits() - crcBits();
  }

  @Override
  public int crcBits() {
    return crc == null ? 0 : crc.length();
  }

  @Override
  public boolean checks() {
    return true;
  }

  @Override
  public int codedBits() {
    return numCodedBits;
  }

  @Override
  public int numCodeBlocks() {
    return segmentation.numCodeBlocks();
  }

  @Override
  public int numRedundancyVersions() {
    return RateMatching.NUM_VERSIONS;
  }

  @Override
  public byte[] encode(byte[] payload, int redundancyVersion) {
    if (payload.length != payloadBits()) {
      throw new IllegalArgumentException(
          "payload has %s bits but must have %s".formatted(payload.length, payloadBits()));
    }
    if (redundancyVersion < 0 || redundancyVersion >= RateMatching.NUM_VERSIONS) {
      throw new IllegalArgumentException(
          "redundancy version is %s but must lie in 0..3".formatted(redundancyVersion));
    }
    byte[] transportBlock = crc == null ? payload : crc.attach(payload);
    NrLdpcEncoder encoder = encoders.get(redundancyVersion);
    byte[] coded = new byte[numCodedBits];
    int from = 0;
    for (int block = 0; block < numCodeBlocks(); block++) {
      byte[] codeword = encoder.encode(codeBlock(transportBlock, block));
      RateMatching rateMatching = rateMatchings.get(block);
      rateMatching.match(codeword, redundancyVersion, coded, from);
      from += rateMatching.codedBits();
    }
    return coded;
  }

  /// K bits: part of the transport block, CRC24B where segmented, zeros as filler.
  private byte[] codeBlock(byte[] transportBlock, int block) {
    byte[] bits = new byte[graph.numInformationBits()];
    int size = segmentation.size(block);
    System.arraycopy(transportBlock, segmentation.from(block), bits, 0, size);
    if (segmentation.codeBlockCrcBits() > 0) {
      Crc.CRC24B.write(bits, 0, size);
    }
    return bits;
  }

  @Override
  public TransportDecoder newDecoder() {
    return new NrLdpcTransportDecoder(segmentation, crc, rateMatchings, this::blockDecoder);
  }

  /// The decoder of a code block for the versions received: the core rows and each extension row
  /// whose parity was sent; the others know nothing of the channel and would only pass zeros.
  ///
  /// @param versions bit v is set if version v was received
  private LdpcDecoder blockDecoder(int versions) {
    BaseGraph baseGraph = graph.baseGraph();
    boolean[] sent = new boolean[baseGraph.numColumns()];
    for (int version = 0; version < RateMatching.NUM_VERSIONS; version++) {
      if ((versions >> version & 1) == 1) {
        for (RateMatching matching : Set.copyOf(rateMatchings)) {
          matching.markColumns(graph.z(), version, sent);
        }
      }
    }
    int[] rows =
        IntStream.range(0, baseGraph.numRows())
            .filter(row ->
                row < BaseGraph.NUM_CORE_ROWS || sent[baseGraph.numInformationColumns() + row])
            .toArray();
    return LdpcDecoder.of(graph, rows, settings.decoder());
  }
}
