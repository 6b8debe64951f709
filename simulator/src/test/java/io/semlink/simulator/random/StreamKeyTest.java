package io.semlink.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class StreamKeyTest {

  @Test
  void printFirst() {
    UniformRandomProvider g = new StreamKey(0, Purpose.RANDOM_BITS, 0, 0).generator();
    System.out.println(
        Long.toHexString(
            org.apache.commons.rng.simple.RandomSource.PHILOX_4X64.create(new long[6]).nextLong()));
    System.out.println(Long.toHexString(g.nextLong()));
  }

  @Test
  void numbersOfPurposesAreUnique() {
    Set<Integer> numbers = new HashSet<>();
    Arrays.stream(Purpose.values()).forEach(p -> assertThat(numbers.add(p.number())).isTrue());
  }
}
