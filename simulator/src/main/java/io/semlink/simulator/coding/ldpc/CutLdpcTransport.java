package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.ChaseCombining;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.units.CodeRate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A bare NR LDPC code, `rate-matching = none`: K = Kb Z payload bits without CRC or filler, the
/// first 2Z bits never sent, the base graph cut to as many rows as the coded bits fill. The codes
/// that decoders are compared by. Immutable.
public final class CutLdpcTransport implements TransportCode {
  private final LiftedGraph graph;
  private final int numRows;
  private final DecoderSettings settings;
  private final NrLdpcEncoder encoder;

  private CutLdpcTransport(LiftedGraph graph, int numRows, DecoderSettings settings) {
    this.graph = graph;
    this.numRows = numRows;
    this.settings = settings;
    this.encoder = new NrLdpcEncoder(graph, numRows);
  }

  /// The code of a base graph, a lifting size and a length.
  ///
  /// @param settings how to decode
  /// @param baseGraph base graph
  /// @param liftingSize Z, one of the 51
  /// @param numCodedBits n = (Kb + rows - 2) Z for 4 rows up to all of the base graph
  /// @throws IllegalArgumentException if a value lies outside its range
  public static CutLdpcTransport of(
      DecoderSettings settings, BaseGraph baseGraph, int liftingSize, int numCodedBits) {
    LiftingSize size = LiftingSize.of(liftingSize);
    int fixedColumns = baseGraph.numInformationColumns() - BaseGraph.NUM_PUNCTURED_COLUMNS;
    int numRows = numCodedBits / liftingSize - fixedColumns;
    boolean fits =
        numCodedBits % liftingSize == 0
            && numRows >= BaseGraph.NUM_CORE_ROWS
            && numRows <= baseGraph.numRows();
    if (!fits) {
      throw new IllegalArgumentException(
          "coded bits are %s but must be a multiple of Z = %s in %s..%s"
              .formatted(
                  numCodedBits,
                  liftingSize,
                  (fixedColumns + BaseGraph.NUM_CORE_ROWS) * liftingSize,
                  (fixedColumns + baseGraph.numRows()) * liftingSize));
    }
    return new CutLdpcTransport(new LiftedGraph(baseGraph, size), numRows, settings);
  }

  /// The code of E coded bits at a rate, if there is one: E R must be Kb Z.
  ///
  /// @param settings base graph and decoder; {@link BaseGraphChoice#AUTO} takes the graph that
  ///   fits, and the standard's choice where both do
  /// @param numCodedBits E
  /// @param rate R
  /// @throws IllegalArgumentException if no cut code has this size and rate
  public static CutLdpcTransport of(NrLdpcSettings settings, int numCodedBits, CodeRate rate) {
    int payloadBits = rate.informationBits(numCodedBits);
    BaseGraph preferred = settings.baseGraph().resolve(payloadBits, rate);
    BaseGraph other = preferred == BaseGraph.BG1 ? BaseGraph.BG2 : BaseGraph.BG1;
    boolean free = settings.baseGraph() == BaseGraphChoice.AUTO;
    BaseGraph baseGraph = !fits(preferred, payloadBits) && free ? other : preferred;
    if (!fits(baseGraph, payloadBits)) {
      throw new IllegalArgumentException(
          ("coded bits are %s, which at rate %s hold %s bits, but without rate matching they must"
                  + " hold 22 Z or 10 Z for one of the 51 lifting sizes Z")
              .formatted(numCodedBits, rate, payloadBits));
    }
    int liftingSize = payloadBits / baseGraph.numInformationColumns();
    return of(settings.decoder(), baseGraph, liftingSize, numCodedBits);
  }

  private static boolean fits(BaseGraph baseGraph, int payloadBits) {
    int numColumns = baseGraph.numInformationColumns();
    return LiftingSize.ALL.stream().anyMatch(size -> size.z() * numColumns == payloadBits);
  }

  /// The base graph in use.
  public BaseGraph baseGraph() {
    return graph.baseGraph();
  }

  /// The lifting size Z in use.
  public int liftingSize() {
    return graph.z();
  }

  @Override
  public int payloadBits() {
    return graph.numInformationBits();
  }

  @Override
  public int crcBits() {
    return 0;
  }

  @Override
  public boolean checks() {
    return true;
  }

  @Override
  public int codedBits() {
    return payloadBits() + numRows * graph.z() - numPunctured();
  }

  @Override
  public int numCodeBlocks() {
    return 1;
  }

  private int numPunctured() {
    return BaseGraph.NUM_PUNCTURED_COLUMNS * graph.z();
  }

  @Override
  public byte[] encode(byte[] payload, int redundancyVersion) {
    if (payload.length != payloadBits()) {
      throw new IllegalArgumentException(
          "payload has %s bits but must have %s".formatted(payload.length, payloadBits()));
    }
    byte[] codeword = encoder.encode(payload);
    return Arrays.copyOfRange(codeword, numPunctured(), codeword.length);
  }

  @Override
  public TransportDecoder newDecoder() {
    LdpcDecoder decoder = LdpcDecoder.of(graph, rows(), settings);
    float[] codeword = new float[graph.baseGraph().numColumns() * graph.z()];
    return transmissions ->
        decode(ChaseCombining.combine(transmissions, codedBits()), decoder, codeword);
  }

  /// A new decoder on 8-bit LLRs and packed bits.
  ///
  /// @throws IllegalArgumentException unless the settings are those of the 8-bit decoder
  public PackedLdpcDecoder newPackedDecoder() {
    if (LdpcDecoder.of(graph, rows(), settings) instanceof Int8LayeredDecoder int8) {
      return new PackedLdpcDecoder(
          int8, numPunctured(), graph.baseGraph().numColumns() * graph.z(), payloadBits());
    }
    throw new IllegalArgumentException("packed decoding needs precision int8");
  }

  private int[] rows() {
    return IntStream.range(0, numRows).toArray();
  }

  private DecodedTransportBlock decode(float[] llr, LdpcDecoder decoder, float[] codeword) {
    Arrays.fill(codeword, 0);
    System.arraycopy(llr, 0, codeword, numPunctured(), llr.length);
    LdpcDecoder.Ending ending = decoder.decode(codeword);
    float[] soft = Arrays.copyOf(codeword, payloadBits());
    BlockOutcome outcome =
        ending.satisfied()
            ? new Accepted(0, soft, ending.iterations())
            : new CrcFailed(0, soft, ending.iterations());
    return new DecodedTransportBlock(List.of(outcome), ending.satisfied());
  }
}
