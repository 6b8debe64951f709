package io.semlink.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ActorSystem;
import akka.japi.Pair;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PredecessorsTest {
  private static ActorSystem system;

  @BeforeAll
  static void start() {
    system = ActorSystem.create("predecessors");
  }

  @AfterAll
  static void stop() {
    system.terminate();
  }

  /// Conceals with payloads whose first soft bit is positive.
  ///
  /// @param concealment empty of a scheme that sends no images
  private record PositiveScheme(Optional<Concealment> concealment) implements Scheme {
    @Override
    public boolean concealsWith(ReceivedPayload intact) {
      return intact.softBits()[0] > 0;
    }

    @Override
    public String name() {
      return "positive";
    }

    @Override
    public Resolution resolution() {
      return new Resolution(1, 1);
    }

    @Override
    public int largestPayload(int maxBits) {
      return maxBits;
    }

    @Override
    public String weightsHash() {
      return "";
    }

    @Override
    public FrameEncoder newEncoder(ComputeDevice device) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FrameDecoder newDecoder(ComputeDevice device) {
      throw new UnsupportedOperationException();
    }
  }

  /// First soft bits of the predecessors, 0 for none.
  private static List<Integer> predecessors(Scheme scheme, ReceivedPayload... payloads) {
    List<Pair<ReceivedPayload, Optional<ReceivedPayload>>> out =
        Source.from(List.of(payloads))
            .via(Predecessors.<ReceivedPayload>of(scheme, payload -> payload))
            .runWith(Sink.seq(), system)
            .toCompletableFuture()
            .join();
    assertThat(out.stream().map(Pair::first)).containsExactly(payloads);
    return out.stream()
        .map(pair -> pair.second().map(p -> (int) p.softBits()[0]).orElse(0))
        .toList();
  }

  private static ReceivedPayload payload(int first, boolean intact) {
    return new ReceivedPayload(new float[] {first}, intact, null);
  }

  @Test
  void eachPayloadGetsTheLastIntactOneBeforeIt() {
    ReceivedPayload[] payloads = {
      payload(1, false),
      payload(2, true),
      payload(3, false),
      payload(4, false),
      payload(5, true),
      payload(-6, true),
      payload(7, true),
      payload(8, true),
    };
    PositiveScheme conceals = new PositiveScheme(Optional.of(Concealment.LAST_FRAME));
    assertThat(predecessors(conceals, payloads)).containsExactly(0, 0, 2, 2, 2, 5, 5, 7);
    // Again: nothing is left over of the run before.
    assertThat(predecessors(conceals, payloads)).containsExactly(0, 0, 2, 2, 2, 5, 5, 7);
    assertThat(predecessors(new PositiveScheme(Optional.empty()), payloads))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /// A chain of predecessors would keep every payload of a point in memory.
  @Test
  void predecessorsMakeNoChain() {
    ReceivedPayload second = payload(2, true).after(payload(1, true));
    ReceivedPayload third = payload(3, false).after(second);
    ReceivedPayload predecessor = java.util.Objects.requireNonNull(third.predecessor());
    assertThat(predecessor.softBits()).containsExactly(2);
    assertThat(predecessor.predecessor()).isNull();
    assertThatThrownBy(() -> new ReceivedPayload(new float[1], true, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> payload(3, false).after(payload(2, false)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
