package io.semlink.simulator.coding.ldpc;

import org.jspecify.annotations.Nullable;

/// The loop that all message-passing decoders share: when to stop, and what the ending says.
abstract class IterativeDecoder implements LdpcDecoder {
  private final DecoderSettings settings;

  IterativeDecoder(DecoderSettings settings) {
    this.settings = settings;
  }

  @Override
  public final Ending decode(float[] llr, @Nullable StopCheck crc) {
    load(llr);
    int iterations = 0;
    boolean satisfied = false;
    boolean stop = false;
    while (iterations < settings.maxIterations() && !stop) {
      iterate();
      iterations++;
      if (settings.earlyStop() == EarlyStop.CRC && crc != null) {
        store(llr);
        stop = crc.holds(llr);
      } else if (settings.earlyStop() != EarlyStop.NONE) {
        satisfied = satisfiesChecks();
        stop = satisfied;
      }
    }
    store(llr);
    return new Ending(iterations, satisfied || satisfiesChecks());
  }

  /// Takes the channel's LLRs and forgets all messages.
  abstract void load(float[] llr);

  /// Renews all messages once.
  abstract void iterate();

  /// Writes the a-posteriori LLRs.
  abstract void store(float[] llr);

  /// Whether every bit that a check in use contains is decided and every such check holds. A bit
  /// whose LLR is 0 satisfies nothing: else words that begin as all zeros would pass before they
  /// are decoded.
  abstract boolean satisfiesChecks();
}
