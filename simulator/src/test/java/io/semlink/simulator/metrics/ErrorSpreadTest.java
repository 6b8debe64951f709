package io.semlink.simulator.metrics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ErrorSpreadTest {
  private static ErrorSpread spread(List<ErrorCounts> frames) {
    ErrorSpread spread = ErrorSpread.NONE;
    for (ErrorCounts frame : frames) {
      spread = spread.plus(frame);
    }
    return spread;
  }

  private static ErrorCounts sum(List<ErrorCounts> frames) {
    return frames.stream().reduce(ErrorCounts.NONE, ErrorCounts::plus);
  }

  /// Ten of 100 frames lost half of their bits: the rate is 5 %, its standard error over frames
  /// sqrt(0.5^2 * 0.1 * 0.9 / 99), and ten frames bear the errors: t of 10 degrees of freedom on
  /// the logit.
  @Test
  void framesAreTheTrials() {
    List<ErrorCounts> frames =
        IntStream.range(0, 100)
            .mapToObj(f -> new ErrorCounts(f % 10 == 0 ? 500 : 0, 1000))
            .toList();
    Interval interval = requireNonNull(spread(frames).interval(sum(frames), 0.95));
    double half = 2.228139 * Math.sqrt(0.25 * 0.09 / 99) / (0.05 * 0.95);
    assertThat(interval.low()).isCloseTo(1 / (1 + Math.exp(Math.log(19) + half)), within(1e-7));
    assertThat(interval.high()).isCloseTo(1 / (1 + Math.exp(Math.log(19) - half)), within(1e-7));
    assertThat(sum(frames).interval(0.95).halfWidth()).isLessThan(interval.halfWidth() / 10);
  }

  /// Sums beyond 64 bits are exact, and no order changes them.
  @Test
  void sumsAreExactInAnyOrder() {
    ErrorCounts large = new ErrorCounts(3_000_000_001L, 9_000_000_007L);
    ErrorCounts small = new ErrorCounts(1, 3);
    ErrorSpread one = spread(List.of(large, small, large));
    assertThat(spread(List.of(small)).plus(spread(List.of(large, large)))).isEqualTo(one);
    assertThat(one.trialsSquared()).hasToString("162000000252000000107");
    assertThat(one.frames()).isEqualTo(3);
  }

  /// Frames that are more alike than independent bits are taken for independent bits.
  @Test
  void framesThatAreAlikeByLuckDoNotMakeItSure() {
    List<ErrorCounts> frames = List.of(new ErrorCounts(10, 1000), new ErrorCounts(10, 1000));
    Interval interval = requireNonNull(spread(frames).interval(sum(frames), 0.95));
    assertThat(interval.halfWidth()).isGreaterThan(sum(frames).interval(0.95).halfWidth());
  }

  @Test
  void whatFramesCannotTellHasNoInterval() {
    List<ErrorCounts> one = List.of(new ErrorCounts(10, 1000));
    List<ErrorCounts> none = List.of(new ErrorCounts(0, 1000), new ErrorCounts(0, 1000));
    List<ErrorCounts> all = List.of(new ErrorCounts(5, 5), new ErrorCounts(5, 5));
    for (List<ErrorCounts> frames : List.of(one, none, all, List.<ErrorCounts>of())) {
      assertThat(spread(frames).interval(sum(frames), 0.95)).isNull();
    }
  }
}
