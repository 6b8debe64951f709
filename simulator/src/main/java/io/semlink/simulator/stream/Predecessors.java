package io.semlink.simulator.stream;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Flow;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import java.util.Optional;
import java.util.function.Function;

/// The only memory of a receiver: the last intact payload that its decoder may conceal losses with.
/// It sees the frames in their order, so decoders need no memory and may work in any order. Every
/// materialisation begins without one.
public final class Predecessors {
  private Predecessors() {}

  /// Puts beside each value the predecessor of its payload. Holds one payload.
  ///
  /// @param scheme of all payloads
  /// @param payload what arrived; asked for only if the scheme conceals losses
  /// @param <T> type of the values
  public static <T> Flow<T, Pair<T, Optional<ReceivedPayload>>, NotUsed> of(
      Scheme scheme, Function<T, ReceivedPayload> payload) {
    boolean conceals = scheme.concealment().isPresent();
    return Flow.<T>create()
        .statefulMap(
            Optional::<ReceivedPayload>empty,
            (last, value) ->
                Pair.create(
                    conceals ? next(scheme, last, payload.apply(value)) : last,
                    Pair.create(value, last)),
            last -> Optional.empty());
  }

  private static Optional<ReceivedPayload> next(
      Scheme scheme, Optional<ReceivedPayload> last, ReceivedPayload payload) {
    return payload.intact() && scheme.concealsWith(payload) ? Optional.of(payload) : last;
  }
}
