package io.semlink.simulator.coding.ldpc;

import java.util.Arrays;

/// Message passing over any Tanner graph in single precision, layered or flooding, with any check
/// rule: the reference of the faster decoders, and the decoder of codes that are no lifted base
/// graph.
///
/// A check's extrinsic LLRs are the a-posteriori LLRs less its own messages. Layered, its new
/// messages count at once; flooding, they are gathered on top of the channel's LLRs and count from
/// the next iteration on.
///
/// Holds working memory: one thread at a time.
final class MessagePassingDecoder extends IterativeDecoder {
  private final TannerGraph graph;
  private final CheckNode node;
  private final boolean layered;

  private final float[] channel;
  private final float[] messages;
  private final float[] extrinsic;
  private float[] posterior;
  private float[] next;

  /// @param graph the checks
  /// @param settings schedule, rule, iterations, early stop
  MessagePassingDecoder(TannerGraph graph, DecoderSettings settings) {
    super(settings);
    this.graph = graph;
    this.node = CheckNode.of(settings.rule(), graph.maxDegree());
    this.layered = settings.schedule() == Schedule.LAYERED;
    this.channel = new float[graph.numBits()];
    this.messages = new float[graph.numEdges()];
    this.extrinsic = new float[graph.maxDegree()];
    this.posterior = new float[graph.numBits()];
    this.next = new float[layered ? 0 : graph.numBits()];
  }

  @Override
  void load(float[] llr) {
    float bound = LayeredMinSumDecoder.MAX_LLR;
    for (int bit = 0; bit < channel.length; bit++) {
      channel[bit] = Math.max(-bound, Math.min(bound, llr[bit]));
    }
    System.arraycopy(channel, 0, posterior, 0, channel.length);
    Arrays.fill(messages, 0);
  }

  @Override
  void store(float[] llr) {
    System.arraycopy(posterior, 0, llr, 0, posterior.length);
  }

  @Override
  void iterate() {
    if (layered) {
      updateAll(posterior);
      return;
    }
    System.arraycopy(channel, 0, next, 0, channel.length);
    updateAll(next);
    float[] spare = posterior;
    posterior = next;
    next = spare;
  }

  /// Renews the messages of all checks.
  ///
  /// @param target the a-posteriori LLRs that new messages enter; those in use where layered, which
  ///   then must lose the old messages first
  private void updateAll(float[] target) {
    int[] starts = graph.starts();
    int[] bits = graph.bits();
    for (int check = 0; check < graph.numChecks(); check++) {
      int from = starts[check];
      int degree = starts[check + 1] - from;
      for (int edge = 0; edge < degree; edge++) {
        extrinsic[edge] = posterior[bits[from + edge]] - messages[from + edge];
      }
      node.update(extrinsic, degree, messages, from);
      for (int edge = 0; edge < degree; edge++) {
        int bit = bits[from + edge];
        float base = layered ? extrinsic[edge] : target[bit];
        target[bit] = base + messages[from + edge];
      }
    }
  }

  @Override
  boolean satisfiesChecks() {
    int[] starts = graph.starts();
    int[] bits = graph.bits();
    for (int check = 0; check < graph.numChecks(); check++) {
      boolean odd = false;
      for (int edge = starts[check]; edge < starts[check + 1]; edge++) {
        float value = posterior[bits[edge]];
        if (value == 0) {
          return false;
        }
        odd ^= value < 0;
      }
      if (odd) {
        return false;
      }
    }
    return true;
  }
}
