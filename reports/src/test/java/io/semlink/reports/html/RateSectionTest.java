package io.semlink.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.stat.Abscissa;
import io.semlink.reports.stat.Bjontegaard.Undefined;
import io.semlink.reports.stat.RateComparison;
import io.semlink.reports.stat.RateComparison.Place;
import io.semlink.reports.stat.RateComparison.Side;
import io.semlink.reports.stat.TaskMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSectionTest {
  @Test
  void channelsThatDifferInAParameterSaySo() {
    assertThat(RateSection.html(List.of(at("k=3 dB"), at("k=6 dB"))))
        .contains("Rician fading (k=3 dB), 10 dB", "Rician fading (k=6 dB), 10 dB");
    assertThat(RateSection.html(List.of(at("k=3 dB"), at("k=3 dB"))))
        .contains("Rician fading, 10 dB")
        .doesNotContain("k=3 dB");
  }

  private static RateComparison at(String parameters) {
    return new RateComparison(
        new Place("rician", parameters, 10.0),
        TaskMetric.MIOU,
        Abscissa.BITS_PER_PIXEL,
        new Side("one", 3, 3),
        new Side("other", 3, 3),
        Undefined.NO_OVERLAP,
        null,
        Undefined.NO_OVERLAP,
        null,
        true);
  }
}
