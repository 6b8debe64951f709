package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.link.LinkQueue.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkQueueTest {
  /// Fates of frames with the given times on air; -1 stands for a dropped one.
  private static List<Double> waits(LinkQueue queue, double... airSeconds) {
    List<Double> waits = new ArrayList<>();
    for (double air : airSeconds) {
      waits.add(
          switch (queue.arrive(air)) {
            case Fate.Sent sent -> sent.seconds();
            case Fate.Dropped _ -> -1.0;
          });
    }
    return waits;
  }

  /// A frame that takes its whole period never makes the next one wait, whatever the rounding of a
  /// thousand sums of 1/30 s.
  @ParameterizedTest
  @CsvSource({"10, 1600, 16000", "30, 533, 16000", "29.97, 533, 16000", "7, 9142, 64000"})
  void aFrameThatFitsItsPeriodIsNeverInTheWay(double rate, int symbols, double bandwidth) {
    LinkQueue queue = new LinkQueue(rate, 8);
    for (int i = 0; i < 10_000; i++) {
      assertThat(queue.arrive(symbols / bandwidth)).isEqualTo(new Fate.Sent(0));
    }
  }

  /// One frame a second, 2.5 s on air each, two may wait. By hand: frame 0 goes on air at 0 s, 1 at
  /// 2.5 s (waits 1.5 s), 2 at 5 s (waits 3 s); at 3 s only frame 2 waits, so that 3 goes on air at
  /// 7.5 s (waits 4.5 s); at 4 s frames 2 and 3 wait and 4 is dropped; at 5 s frame 2 goes on air
  /// and 5 waits for 10 s; 6 and 7 find two waiting; at 8 s frame 3 is on air and 8 waits for 12.5
  /// s.
  @Test
  void aHandWorkedExample() {
    LinkQueue queue = new LinkQueue(1, 2);
    assertThat(waits(queue, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5, 2.5))
        .containsExactly(0.0, 1.5, 3.0, 4.5, -1.0, 5.0, -1.0, -1.0, 4.5);
  }

  /// D/D/1/K under overload: the link is never idle after the first frame, so that it sends one
  /// frame every S seconds, and all others are lost: P(loss) = 1 - T / S.
  @ParameterizedTest
  @CsvSource({"1, 1.25, 0", "1, 1.25, 8", "10, 0.25, 3", "30, 0.1, 1", "1, 7, 8"})
  void lossUnderOverloadIsThatOfDD1K(double rate, double air, int capacity) {
    LinkQueue queue = new LinkQueue(rate, capacity);
    int frames = 100_000;
    double[] times = new double[frames];
    Arrays.fill(times, air);
    List<Double> waits = waits(queue, times);
    double lost = waits.stream().filter(w -> w < 0).count() / (double) frames;
    // With no place to wait a frame is sent every ceil(S / T) periods.
    double sent = capacity == 0 ? 1 / Math.ceil(air * rate) : 1 / (air * rate);
    assertThat(lost).isCloseTo(1 - sent, within(2.0 * (capacity + 1) / frames));
    double longest = waits.stream().mapToDouble(w -> w).max().orElseThrow();
    assertThat(longest).isLessThanOrEqualTo(air * capacity + 1e-9);
  }

  @Test
  void theBacklogOfABurstDrainsAsLindleySays() {
    LinkQueue queue = new LinkQueue(1, 8);
    assertThat(waits(queue, 3, 0.5, 0.5, 0.5, 0.5, 0.5))
        .containsExactly(0.0, 2.0, 1.5, 1.0, 0.5, 0.0);
  }

  @Test
  void impossibleQueuesAndTimesAreRefused() {
    assertThatThrownBy(() -> new LinkQueue(0, 8)).hasMessageContaining("positive rate");
    assertThatThrownBy(() -> new LinkQueue(10, -1)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new LinkQueue(10, 8).arrive(-1)).hasMessageContaining("-1.0 s");
  }
}
