package io.semlink.simulator.coding.polar;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.AwgnWords;
import io.semlink.simulator.coding.PublishedCurve;
import io.semlink.simulator.metrics.ErrorCounts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Block error rates of 64 payload bits in 128, CRC11, eight paths, against those that a 5G toolbox
/// published; its Eb counts payload bits alone.
class PolarErrorRateTest {
  private static final String LABEL = "5G Polar+CRC SCL-8";

  @ParameterizedTest
  @CsvSource({
    "1.0, 3000, EXACT",
    "2.0, 6000, EXACT",
    "2.5, 6000, EXACT",
    "1.0, 3000, MIN_SUM",
    "2.0, 6000, MIN_SUM",
    "2.5, 6000, MIN_SUM"
  })
  void meetThePublishedCurve(double ebN0Db, int numWords, PathRule rule) throws IOException {
    ErrorCounts published = PublishedCurve.blocks(LABEL, ebN0Db).getFirst();
    PolarSettings settings = PolarSettings.of(ControlInformation.UPLINK, 8, rule);
    ErrorCounts ours =
        AwgnWords.simulate(PolarTransport.of(settings, 64, 128), ebN0Db, numWords).blocks();
    PublishedCurve.assertMeets(ours, published);
  }

  /// Longer lists are never worse here, and 32 paths clearly better than one.
  @Test
  void morePathsMakeFewerErrors() {
    long one = errors(1);
    long four = errors(4);
    long many = errors(32);
    assertThat(four).isLessThan(one);
    assertThat(many).isLessThan(four);
    assertThat(2 * many).isLessThan(one);
  }

  private static long errors(int listSize) {
    PolarSettings settings =
        PolarSettings.of(ControlInformation.UPLINK, listSize, PathRule.MIN_SUM);
    return AwgnWords.simulate(PolarTransport.of(settings, 64, 128), 2, 1500).blocks().errors();
  }
}
