package io.semlink.models.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.codec.RateSplit;
import io.semlink.models.weights.ShippedWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SplitTableTest {
  private static final String SEARCH =
      """
      # where it is from
      bits_per_pixel,rgb_share,miou,difference
      0.1,0.5,0.30,0.02
      0.1,0.75,0.28,0
      0.4,0.5,0.41,-0.01
      0.4,0.75,0.42,0
      """;

  @Test
  void theBestShareOfEachRateCounts() {
    SplitTable table = SplitTable.parse(SEARCH, "the test's splits");
    assertThat(table.entries())
        .containsExactly(
            new SplitTable.Entry(0.1, new RateSplit(0.5)),
            new SplitTable.Entry(0.4, RateSplit.FIXED_3_TO_1));
  }

  /// Halfway between 0.1 and 0.4 on a logarithmic scale is 0.2.
  @Test
  void theNearestRateIsNearestInItsLogarithm() {
    SplitTable table = SplitTable.parse(SEARCH, "the test's splits");
    assertThat(table.at(0.001).rgbShare()).isEqualTo(0.5);
    assertThat(table.at(0.19).rgbShare()).isEqualTo(0.5);
    assertThat(table.at(0.21).rgbShare()).isEqualTo(0.75);
    assertThat(table.at(8).rgbShare()).isEqualTo(0.75);
    assertThat(SplitTable.fixed(new RateSplit(0.6)).at(0.3).rgbShare()).isEqualTo(0.6);
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(() -> SplitTable.parse("", "that file"))
        .hasMessageContaining("that file: no line of column names");
    assertThatThrownBy(() -> SplitTable.parse(SplitTable.HEADER + "\n0.1,half,0.3", "that file"))
        .hasMessageContaining("that file:2: rgb_share is \"half\"");
    assertThatThrownBy(() -> SplitTable.parse(SplitTable.HEADER, "that file"))
        .hasMessageContaining("at least one rate");
    assertThatThrownBy(() -> SplitTable.parse(SplitTable.HEADER + "\n0,0.5,0.3", "that file"))
        .hasMessageContaining("above 0");
  }

  /// A table is of the weights it lies beside, and of the search it claims.
  @ParameterizedTest
  @ValueSource(strings = {"jpeg2000+mfnet-small", "jpeg2000+mfnet-medium"})
  void shippedTablesFitTheirWeights(String scheme) {
    String text = ShippedWeights.splits(scheme).orElseThrow();
    String hash = ShippedWeights.of(scheme).sha256().substring(0, 12);
    assertThat(text).contains("mIoU of %s (weights %s)".formatted(scheme, hash));
    SplitTable table = SplitTable.shipped(scheme).orElseThrow();
    assertThat(table.entries()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(text).containsIgnoringCase("validation").contains("models search-split " + scheme);
    assertThat(text.lines().filter(line -> line.contains(",0.75,")))
        .hasSize(table.entries().size());
  }
}
