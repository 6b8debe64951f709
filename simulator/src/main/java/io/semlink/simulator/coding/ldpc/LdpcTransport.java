package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.ChaseCombining;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import java.util.List;

/// Any binary LDPC code, given by its parity-check matrix: k payload bits, n coded bits, no CRC; a
/// block is accepted if its checks hold. Immutable.
public final class LdpcTransport implements TransportCode {
  private final ParityCheckMatrix matrix;
  private final DecoderSettings settings;

  /// @param matrix the code
  /// @param settings how to decode; without CRC, {@link EarlyStop#CRC} stops on the syndrome
  /// @throws IllegalArgumentException if the precision is not that of floating point
  public LdpcTransport(ParityCheckMatrix matrix, DecoderSettings settings) {
    if (settings.precision() != Precision.FLOAT) {
      throw new IllegalArgumentException(
          "precision is int8 but must be float with a code from a file");
    }
    this.matrix = matrix;
    this.settings = settings;
  }

  /// The code.
  public ParityCheckMatrix matrix() {
    return matrix;
  }

  /// Places of the payload bits among the coded bits, see {@link
  /// ParityCheckMatrix#systematicPositions()}.
  public int[] systematicPositions() {
    return matrix.systematicPositions();
  }

  @Override
  public int payloadBits() {
    return matrix.informationBits();
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
    return matrix.codedBits();
  }

  @Override
  public int numCodeBlocks() {
    return 1;
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
    return matrix.systematic().encode(payload);
  }

  @Override
  public TransportDecoder newDecoder() {
    LdpcDecoder decoder = LdpcDecoder.of(matrix.graph(), settings);
    float[] codeword = new float[codedBits()];
    return transmissions ->
        decode(ChaseCombining.combine(transmissions, codedBits()), decoder, codeword);
  }

  private DecodedTransportBlock decode(float[] llr, LdpcDecoder decoder, float[] codeword) {
    System.arraycopy(llr, 0, codeword, 0, llr.length);
    LdpcDecoder.Ending ending = decoder.decode(codeword);
    int[] places = matrix.systematic().information();
    float[] soft = new float[places.length];
    for (int i = 0; i < places.length; i++) {
      soft[i] = codeword[places[i]];
    }
    BlockOutcome outcome =
        ending.satisfied()
            ? new Accepted(0, soft, ending.iterations())
            : new CrcFailed(0, soft, ending.iterations());
    return new DecodedTransportBlock(List.of(outcome), ending.satisfied());
  }
}
