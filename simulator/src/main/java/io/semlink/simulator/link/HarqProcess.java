package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.coding.BlockOutcome;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.kernels.Kernels;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One HARQ process: sends a transport block round after round and decodes everything received of
/// it. Holds the decoder, the soft values of each round and scratch space, so that blocks after the
/// first allocate little. One thread at a time; what it returns depends on its arguments alone.
final class HarqProcess {
  private final TransportCode code;
  private final Modem modem;
  private final Channel channel;
  private final HarqSettings settings;
  private final TransportDecoder decoder;
  private final Workspace workspace = new Workspace();
  private final List<Transmission> softBuffer = new ArrayList<>();
  private long[] iterations = new long[32];

  HarqProcess(TransportCode code, Modem modem, Channel channel, HarqSettings settings) {
    this.code = code;
    this.modem = modem;
    this.channel = channel;
    this.settings = settings;
    this.decoder = code.newDecoder();
  }

  /// What became of a transport block.
  ///
  /// @param decoded outcome of the last round
  /// @param rounds rounds used, at least 1
  /// @param demodBits coded bits of all rounds, with errors of the demapper's hard decisions
  /// @param iterations decoder iterations of the code blocks, all rounds counted
  record Result(
      DecodedTransportBlock decoded, int rounds, ErrorCounts demodBits, Histogram iterations) {}

  /// Sends a block. The code's own check alone decides whether another round follows.
  ///
  /// @param payload payload with padding, not modified
  /// @param key names the block in its first round
  Result send(byte[] payload, StreamKey key) {
    Arrays.fill(iterations, 0);
    ErrorCounts demodBits = ErrorCounts.NONE;
    int round = 0;
    DecodedTransportBlock decoded;
    do {
      demodBits = demodBits.plus(transmit(payload, round, key));
      decoded = decoder.decode(softBuffer.subList(0, round + 1));
      decoded.codeBlocks().forEach(this::count);
      round++;
    } while (!decoded.accepted() && round < settings.rounds());
    return new Result(decoded, round, demodBits, Histogram.ofCounts(iterations));
  }

  private ErrorCounts transmit(byte[] payload, int round, StreamKey key) {
    if (round == softBuffer.size()) {
      int version = settings.version(round, code.numRedundancyVersions());
      softBuffer.add(new Transmission(new float[code.codedBits()], version));
    }
    Transmission reception = softBuffer.get(round);
    byte[] coded = code.encode(payload, reception.redundancyVersion());
    StreamKey roundKey =
        new StreamKey(key.seed(), key.purpose(), key.frameIndex(), key.realisation() + round);
    channel.send(coded, modem, roundKey, workspace, reception.llr());
    return new ErrorCounts(Kernels.countErrors(coded, reception.llr()), coded.length);
  }

  private void count(BlockOutcome outcome) {
    int used = outcome.iterations();
    if (used >= iterations.length) {
      iterations = Arrays.copyOf(iterations, 2 * used);
    }
    iterations[used]++;
  }
}
