package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RateSplitTest {
  private static final List<Double> SHARES = List.of(0.1, 0.3, 0.5, 0.7, 0.9);

  @Test
  void sharesAddUp() {
    for (int bytes = 0; bytes < 50; bytes++) {
      RateSplit split = RateSplit.FIXED_3_TO_1;
      assertThat(split.rgbBytes(bytes)).isEqualTo(3 * bytes / 4);
      assertThat(split.rgbBytes(bytes) + split.thermalBytes(bytes)).isEqualTo(bytes);
    }
  }

  @Test
  void theBestShareWins() {
    assertThat(RateSplit.best(SHARES, share -> -Math.abs(share - 0.66)).rgbShare()).isEqualTo(0.7);
    assertThat(RateSplit.best(SHARES, share -> 1).rgbShare()).isEqualTo(0.7);
    assertThat(RateSplit.best(List.of(0.9, 0.6), share -> 0.094).rgbShare()).isEqualTo(0.9);
    assertThat(RateSplit.best(SHARES, share -> share < 0.4 ? Double.NaN : -share).rgbShare())
        .isEqualTo(0.5);
  }

  @Test
  void wordsAreRead() {
    assertThat(RateSplit.parse("3:1")).isEqualTo(RateSplit.FIXED_3_TO_1);
    assertThat(RateSplit.parse("0.75").word()).isEqualTo("3:1");
    assertThat(RateSplit.parse("0.6").rgbShare()).isEqualTo(0.6);
    assertThat(RateSplit.parse("0.6").word()).isEqualTo("0.6");
    for (String wrong :
        List.of(
            "1", "0", "0:1", "3:x", "half", "1:2:3", "", "NaN", "-3:-1", "-1:3", "3:0", "1e9:1")) {
      assertThatThrownBy(() -> RateSplit.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /// Two thirds has no end; the share that is used is the one that its name says.
  @Test
  void aShareIsWhatItsWordSays() {
    RateSplit split = RateSplit.parse("2:1");
    assertThat(split.word()).isEqualTo("0.6667");
    assertThat(RateSplit.parse(split.word())).isEqualTo(split);
    assertThat(new RateSplit(2 / 3.0)).isEqualTo(split);
    assertThat(split.rgbBytes(10_000)).isEqualTo(6667);
  }

  @Test
  void sharesWithoutQualityAreRefused() {
    assertThatThrownBy(() -> RateSplit.best(SHARES, share -> Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the shares");
    assertThatThrownBy(() -> new RateSplit(1)).isInstanceOf(IllegalArgumentException.class);
  }
}
