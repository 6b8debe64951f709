package io.semlink.simulator.coding.convolutional;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.ChaseCombining;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.units.CodeRate;
import java.util.Arrays;
import java.util.List;

/// A block through CRC (if any), tail (if any), convolutional code and puncturing. One redundancy
/// version. Immutable.
///
/// The asked rate is that of code and puncturing: input bits over coded bits, where payload, CRC
/// and tail are all input. Coded bits that do not fill a further step repeat the first ones.
///
/// The Viterbi decoder chooses a sequence and rates no bit: the LLRs of a decoded block are +1 and
/// -1, their sign is all they say. Without CRC every block is {@link Accepted}, right or wrong.
public final class ConvolutionalTransport implements TransportCode {
  /// Most input bits of a block; the decoder keeps a bit for each of them and each state.
  public static final int MAX_STEPS = 1 << 22;

  private static final float CERTAIN = 1e6f;

  private final ConvolutionalSettings settings;
  private final int numSteps;
  private final int codedBits;
  // Among all coded bits of the steps, those sent, in order.
  private final int[] selected;

  private ConvolutionalTransport(
      ConvolutionalSettings settings, Puncturing puncturing, int numSteps, int codedBits) {
    this.settings = settings;
    this.numSteps = numSteps;
    this.codedBits = codedBits;
    if (payloadBits() < 1 || numSteps > MAX_STEPS) {
      throw new IllegalArgumentException(
          "input bits of the convolutional code are %s but must lie in %s..%s"
              .formatted(numSteps, numSteps - payloadBits() + 1, MAX_STEPS));
    }
    int memory = settings.code().memory();
    if (settings.termination() == Termination.TAIL_BITING && numSteps < memory) {
      throw new IllegalArgumentException(
          "input bits are %s but must be at least %s for tail-biting".formatted(numSteps, memory));
    }
    this.selected = puncturing.selected(numSteps);
  }

  /// The code of E coded bits.
  ///
  /// @param settings code, end and CRC
  /// @param codedBits E
  /// @param rate 1/n, or 2/3, 3/4 or 5/6 for n = 2
  /// @throws IllegalArgumentException if there is no such rate or no room for a payload bit
  public static ConvolutionalTransport of(
      ConvolutionalSettings settings, int codedBits, CodeRate rate) {
    Puncturing puncturing = Puncturing.of(rate, settings.code().numOutputs());
    return new ConvolutionalTransport(settings, puncturing, puncturing.steps(codedBits), codedBits);
  }

  @Override
  public int payloadBits() {
    return numSteps - settings.crcBits() - settings.tailBits();
  }

  @Override
  public int crcBits() {
    return settings.crcBits();
  }

  @Override
  public int codedBits() {
    return codedBits;
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
    byte[] input = Arrays.copyOf(payload, numSteps);
    Crc crc = settings.crc();
    if (crc != null) {
      crc.write(input, 0, payload.length);
    }
    byte[] all = settings.code().encode(input, startState(input));
    byte[] coded = new byte[codedBits];
    for (int i = 0; i < codedBits; i++) {
      coded[i] = all[selected[i % selected.length]];
    }
    return coded;
  }

  /// The last K - 1 bits, the newest most significant, or 0.
  private int startState(byte[] input) {
    if (settings.termination() != Termination.TAIL_BITING) {
      return 0;
    }
    int state = 0;
    for (int age = 0; age < settings.code().memory(); age++) {
      state = state << 1 | input[input.length - 1 - age];
    }
    return state;
  }

  @Override
  public TransportDecoder newDecoder() {
    return new Decoder();
  }

  private final class Decoder implements TransportDecoder {
    private final ViterbiDecoder viterbi =
        new ViterbiDecoder(settings.code(), settings.termination(), numSteps);
    private final float[] all = new float[numSteps * settings.code().numOutputs()];
    private final byte[] input = new byte[numSteps];

    @Override
    public DecodedTransportBlock decode(List<Transmission> transmissions) {
      float[] llr = ChaseCombining.combine(transmissions, codedBits);
      Arrays.fill(all, 0);
      for (int i = 0; i < codedBits; i++) {
        all[selected[i % selected.length]] += Math.clamp(llr[i], -CERTAIN, CERTAIN);
      }
      viterbi.decode(all, input);
      return outcome();
    }

    private DecodedTransportBlock outcome() {
      float[] decided = new float[payloadBits()];
      for (int i = 0; i < decided.length; i++) {
        decided[i] = 1 - 2 * input[i];
      }
      Crc crc = settings.crc();
      boolean passed = crc == null || crc.check(input, 0, decided.length + crc.length());
      BlockOutcome outcome = passed ? new Accepted(0, decided, 1) : new CrcFailed(0, decided, 1);
      return new DecodedTransportBlock(List.of(outcome), passed);
    }
  }
}
