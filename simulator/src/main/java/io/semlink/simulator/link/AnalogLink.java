package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The way of analog features: no bits, no code, no modulation (joint source and channel coding, as
/// in DeepJSCC, Bourtsoulatze et al., IEEE Trans. Cogn. Commun. Netw. 5(3), 2019).
///
/// The convention, which networks are trained with:
/// 1. The n features z of a frame are divided by their root mean square: x = z / rms(z), unit mean
///    square.
/// 2. Values 2k and 2k+1 are the I and Q part of symbol k: s = (x[2k] + j x[2k+1]) / sqrt(2), so
///    that a frame's symbols have mean energy Es = 1 and each real dimension 1/2. Where n is odd
///    the last Q part is 0. Symbols of the budget beyond those are sent as 0: idle, like padding.
/// 3. The channel makes y = h s + n of it, with n of power N0 per complex symbol.
/// 4. The receiver gives the linear minimum mean square error estimate back at the scale of x: u =
///    sqrt(2) Re or Im of conj(h) y / (|h|^2 + N0); without fading u = sqrt(2) y / (1 + N0) per
///    dimension. A lost symbol gives u = 0.
///
/// The scale rms(z) is not sent: the decoder works on x. Estimates of h and N0 are the receiver's,
/// so wrong beliefs count. There is no check of a block, hence no second HARQ round.
public final class AnalogLink implements PayloadLink {
  private static final float SCALE = (float) Math.sqrt(2);

  private final Channel channel;
  private final int symbols;
  private final int channelUses;
  // Scratch space is lent to one call at a time.
  private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /// A link for frames of one size.
  ///
  /// @param channel channel at its operating point
  /// @param symbols complex symbols a frame may use, S
  /// @param headerSymbols channel uses of the header
  /// @throws IllegalArgumentException if the channel knows bits only
  public AnalogLink(Channel channel, int symbols, int headerSymbols) {
    if (!channel.carriesSymbols()) {
      throw new IllegalArgumentException("this channel carries bits, no symbols");
    }
    this.channel = channel;
    this.symbols = symbols;
    this.channelUses = headerSymbols + channel.channelUses(symbols);
  }

  /// Sends one frame.
  ///
  /// @param payload {@link Payload.Features}, at most two values a symbol
  /// @param key names the frame
  /// @return the estimates; bits and blocks are not counted, for there are none
  /// @throws ClassCastException if the payload is of another kind
  /// @throws IllegalArgumentException if it has too many values
  @Override
  public Reception apply(Payload payload, StreamKey key) {
    Payload.Features features = (Payload.Features) payload;
    if (features.values().length > 2L * symbols) {
      throw new IllegalArgumentException(
          "%s features do not fit %s symbols".formatted(features.values().length, symbols));
    }
    Workspace lent = idle.poll();
    Workspace workspace = lent == null ? new Workspace() : lent;
    float[] estimates = send(features.unitPower(), key, workspace);
    idle.add(workspace);
    return new Reception(
        new ReceivedPayload(estimates),
        ErrorCounts.NONE,
        ErrorCounts.NONE,
        ErrorCounts.NONE,
        ErrorCounts.NONE,
        0,
        new LinkUse(0, channelUses, Histogram.NONE, Histogram.NONE, Histogram.NONE));
  }

  /// Replaces values of unit mean square by their estimates.
  private float[] send(float[] values, StreamKey key, Workspace workspace) {
    float[] sent = workspace.floats(Workspace.Use.SYMBOLS, 2 * symbols);
    Arrays.fill(sent, values.length, sent.length, 0);
    for (int i = 0; i < values.length; i++) {
      sent[i] = values[i] / SCALE;
    }
    float[] noisePower = channel.carry(sent, key, workspace);
    for (int i = 0; i < values.length; i++) {
      // The gain is divided out: conj(h) y / (|h|^2 + N0) = (y / h) / (1 + N0 / |h|^2).
      float noise = noisePower[noisePower.length == 1 ? 0 : i / 2];
      values[i] = SCALE * sent[i] / (1 + noise);
    }
    return values;
  }

  @Override
  public @Nullable Double measuredEsN0Db(StreamKey key) {
    return channel.measuredEsN0Db(symbols, key);
  }

  @Override
  public void release() {
    idle.clear();
  }
}
