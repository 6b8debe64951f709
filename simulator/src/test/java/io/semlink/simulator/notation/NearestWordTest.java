package io.semlink.simulator.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestWordTest {
  @Test
  void theWordWithTheFewestSlipsIsMeant() {
    assertThat(NearestWord.of("bandwith", Stream.of("waveform", "bandwidth", "base")))
        .contains("bandwidth");
    assertThat(NearestWord.of("temperature", Stream.of("waveform", "bandwidth"))).isEmpty();
    assertThat(NearestWord.of("anything", Stream.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "spilt, split, true",
    "splitt, split, true",
    "Split, split, true",
    "time-of-day, time_of_day, true",
    "timeofday, time_of_day, true",
    "framme, frame, true",
    "set, split, false",
    "scene, frame, false",
    "time, lost, false",
    "dist, lost, false",
    "lots, lost, true"
  })
  void aSlipIsNoOtherWord(String word, String known, boolean slip) {
    assertThat(NearestWord.isSlip(word, known)).isEqualTo(slip);
  }
}
