package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedPayloadTest {
  @Test
  void bitsAreDecidedIfEachIsSureOrLost() {
    assertThat(decided(-1, 0, 1, 1)).isTrue();
    assertThat(decided(-1, 0.25f, 1, 1)).isFalse();
    assertThat(decided(1, 1, 1, -3)).isFalse();
  }

  private static boolean decided(float... softBits) {
    return new ReceivedPayload(softBits).isDecided();
  }
}
