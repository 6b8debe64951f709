package io.semlink.simulator.link;

import io.semlink.simulator.coding.RepetitionTransport;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.UncodedTransport;
import io.semlink.simulator.coding.convolutional.ConvolutionalSettings;
import io.semlink.simulator.coding.convolutional.ConvolutionalTransport;
import io.semlink.simulator.coding.ldpc.BaseGraph;
import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.CutLdpcTransport;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.LdpcTransport;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.coding.ldpc.NrLdpcTransport;
import io.semlink.simulator.coding.ldpc.ParityCheckMatrix;
import io.semlink.simulator.coding.polar.PolarSettings;
import io.semlink.simulator.coding.polar.PolarTransport;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;

/// Which channel code a link uses; makes the code of a block's size.
public sealed interface CodeSettings {
  /// Asked code rate.
  CodeRate rate();

  /// Whether a block that fails its check leaves an a-posteriori LLR of each bit. LDPC decoders do,
  /// as far as their check rule is exact (min-sum is overconfident). Decoders that choose a path
  /// rate paths, not bits; a code without a check fails no block.
  default boolean ratesBits() {
    return false;
  }

  /// The code that fills a number of coded bits.
  ///
  /// @param codedBits E, a multiple of Qm
  /// @throws IllegalArgumentException if no such code has this size
  TransportCode filling(int codedBits, Modulation modulation);

  /// The smallest code with room for a payload.
  ///
  /// @param payloadBits bits without CRC, at least 1
  /// @throws IllegalArgumentException if no such code has this size
  default TransportCode holding(int payloadBits, Modulation modulation) {
    int order = modulation.order();
    long codedBits =
        Math.ceilDiv(Math.ceilDiv((long) payloadBits * rate().n(), rate().k()), order)
            * (long) order;
    // Room for the largest CRC and the rounding to whole symbols.
    long most = codedBits + 32L * rate().n() / rate().k() + 2L * order;
    while (codedBits < most && roomIn(Math.toIntExact(codedBits), modulation) < payloadBits) {
      codedBits += order;
    }
    return filling(Math.toIntExact(codedBits), modulation);
  }

  /// Payload bits of the code that fills a number of coded bits; 0 if there is none.
  private int roomIn(int codedBits, Modulation modulation) {
    try {
      return filling(codedBits, modulation).payloadBits();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  /// No code: R = 1, no CRC.
  record None() implements CodeSettings {
    @Override
    public CodeRate rate() {
      return CodeRate.UNCODED;
    }

    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      return new UncodedTransport(codedBits);
    }
  }

  /// NR LDPC with CRC, segmentation and rate matching (3GPP TS 38.212).
  ///
  /// @param ldpc base graph and decoder
  /// @param rate asked code rate
  record NrLdpc(NrLdpcSettings ldpc, CodeRate rate) implements CodeSettings {
    @Override
    public boolean ratesBits() {
      return true;
    }

    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      return NrLdpcTransport.of(ldpc, codedBits, rate, modulation.order());
    }
  }

  /// A bare NR LDPC code, without CRC and rate matching: its size is that of the lifted base graph.
  ///
  /// @param ldpc base graph (1 or 2, the standard's choice needs a block) and decoder
  /// @param liftingSize Z
  /// @param rate code rate
  record CutLdpc(NrLdpcSettings ldpc, int liftingSize, CodeRate rate) implements CodeSettings {
    /// @throws IllegalArgumentException if the base graph is left open
    public CutLdpc {
      if (ldpc.baseGraph() == BaseGraphChoice.AUTO) {
        throw new IllegalArgumentException(
            "base-graph is auto but must be 1 or 2 with rate-matching = none");
      }
    }

    @Override
    public boolean ratesBits() {
      return true;
    }

    /// The one code of this lifting size and rate.
    public TransportCode code() {
      BaseGraph graph = ldpc.baseGraph() == BaseGraphChoice.BG1 ? BaseGraph.BG1 : BaseGraph.BG2;
      long payloadBits = (long) graph.numInformationColumns() * liftingSize;
      if (payloadBits * rate.n() % rate.k() != 0) {
        throw new IllegalArgumentException(
            "code-rate is %s, which %s bits of lifting size %s do not reach exactly"
                .formatted(rate, payloadBits, liftingSize));
      }
      return CutLdpcTransport.of(
          ldpc.decoder(), graph, liftingSize, Math.toIntExact(payloadBits * rate.n() / rate.k()));
    }

    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      TransportCode code = code();
      if (code.codedBits() != codedBits) {
        throw new IllegalArgumentException(
            "the frame has %s coded bits but this code, which has no rate matching, %s"
                .formatted(codedBits, code.codedBits()));
      }
      return code;
    }

    @Override
    public TransportCode holding(int payloadBits, Modulation modulation) {
      return code();
    }
  }

  /// Any binary LDPC code of one size, as read from a file.
  ///
  /// @param matrix the code; its rate is k/n
  /// @param decoder how to decode
  record Ldpc(ParityCheckMatrix matrix, DecoderSettings decoder) implements CodeSettings {
    @Override
    public boolean ratesBits() {
      return true;
    }

    @Override
    public CodeRate rate() {
      return new CodeRate(matrix.informationBits(), matrix.codedBits());
    }

    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      if (codedBits != matrix.codedBits()) {
        throw new IllegalArgumentException(
            "the frame has %s coded bits but this code %s"
                .formatted(codedBits, matrix.codedBits()));
      }
      if (codedBits % modulation.order() != 0) {
        throw new IllegalArgumentException(
            "this code has %s bits, which are no whole symbols of %s bits"
                .formatted(codedBits, modulation.order()));
      }
      return new LdpcTransport(matrix, decoder);
    }

    @Override
    public TransportCode holding(int payloadBits, Modulation modulation) {
      if (payloadBits > matrix.informationBits()) {
        throw new IllegalArgumentException(
            "the payload has %s bits but this code holds %s"
                .formatted(payloadBits, matrix.informationBits()));
      }
      return filling(matrix.codedBits(), modulation);
    }
  }

  /// NR polar code for control information (3GPP TS 38.212, clauses 6.3.1 and 7.3).
  ///
  /// @param polar link direction and decoder
  /// @param rate asked code rate, payload and CRC over coded bits
  record Polar(PolarSettings polar, CodeRate rate) implements CodeSettings {
    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      return PolarTransport.of(polar, codedBits, rate);
    }

    /// The smallest code of exactly this payload; the standard has none of fewer than 12 bits, so
    /// smaller payloads are padded up to that.
    @Override
    public TransportCode holding(int payloadBits, Modulation modulation) {
      int padded = Math.max(payloadBits, polar.control().minPayloadBits());
      return PolarTransport.holding(polar, padded, rate, modulation.order());
    }
  }

  /// Convolutional code with Viterbi decoding.
  ///
  /// @param convolutional code, end and CRC
  /// @param rate rate of the code as punctured; a tail comes out of the payload
  record Convolutional(ConvolutionalSettings convolutional, CodeRate rate) implements CodeSettings {
    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      return ConvolutionalTransport.of(convolutional, codedBits, rate);
    }
  }

  /// Each bit sent several times, without CRC.
  ///
  /// @param factor how often a bit is sent at least, at least 1
  record Repetition(int factor) implements CodeSettings {
    /// @throws IllegalArgumentException if a bit is never sent
    public Repetition {
      if (factor < 1) {
        throw new IllegalArgumentException(
            "repetition is %s but must be at least 1".formatted(factor));
      }
    }

    @Override
    public CodeRate rate() {
      return new CodeRate(1, factor);
    }

    @Override
    public TransportCode filling(int codedBits, Modulation modulation) {
      return new RepetitionTransport(codedBits / factor, codedBits);
    }
  }
}
