package io.semlink.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

final class StreamKeyTest {

  /// Known answers of Philox4x64-10 from the authors' Random123 library (kat_vectors), for counter
  /// and key all zero. The generator advances the counter before the first block, so it starts at
  /// -1.
  @Test
  void generatorIsPhilox4x64() {
    UniformRandomProvider philox =
        RandomSource.PHILOX_4X64.create(new long[] {0, 0, -1, -1, -1, -1});
    assertThat(
            new long[] {philox.nextLong(), philox.nextLong(), philox.nextLong(), philox.nextLong()})
        .containsExactly(
            0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL);
  }

  @Test
  void numbersOfPurposesAreUnique() {
    Set<Integer> numbers = new HashSet<>();
    Arrays.stream(Purpose.values()).forEach(p -> assertThat(numbers.add(p.number())).isTrue());
  }

  /// Golden values: a change here changes every result ever made.
  @Test
  void firstValuesOfEachPurposeAreFrozen() {
    long[] first =
        Arrays.stream(Purpose.values())
            .mapToLong(p -> new StreamKey(42, p, 7, 256).generator().nextLong())
            .toArray();
    assertThat(first).containsExactly(GOLDEN);
  }

  private static final long[] GOLDEN = {
    -1524721399243216916L,
    -6024891340436937923L,
    -6716335346116834855L,
    -5834156105679568079L,
    -6247188622291810720L,
    8179754047253089219L,
    8024056413774345888L,
    6187266268352535880L,
    -4204396979420627275L,
    7120406719492184099L,
    -3601554176089037703L,
    -3905508449027646566L,
    -7870369485772988174L,
    9129169159238299532L,
    -8994947230455614147L
  };

  @Test
  void neighbouringStreamsShareNothing() {
    int length = 4096;
    Set<Long> seen = new HashSet<>();
    int streams = 0;
    for (Purpose purpose : new Purpose[] {Purpose.CHANNEL_NOISE, Purpose.CHANNEL_FADING}) {
      for (long frame = 0; frame < 4; frame++) {
        for (long realisation : new long[] {0, 1, 256}) {
          UniformRandomProvider generator =
              new StreamKey(1, purpose, frame, realisation).generator();
          generator.longs(length).forEach(seen::add);
          streams++;
        }
      }
    }
    assertThat(seen).hasSize(streams * length);
  }
}
