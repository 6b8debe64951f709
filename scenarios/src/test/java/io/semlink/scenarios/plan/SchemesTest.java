package io.semlink.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.simulator.link.ReceiveMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemesTest {
  private static void open(String name) {
    new Schemes(List.of())
        .open(new SchemeSettings(name, ReceiveMode.CODED_HARD, null, "study.conf:3"));
  }

  @Test
  void unknownSchemeNamesThoseThereAre() {
    assertThatThrownBy(() -> open("jpeg3000+mfnet-small"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("scheme = jpeg3000+mfnet-small is unknown (study.conf:3)")
        .hasMessageContaining("Maybe one of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hevc-intra+mfnet-small", "hevc+mfnet-small"})
  void codecThatIsLeftOutSaysHowToBuildIt(String name) {
    assertThatThrownBy(() -> open(name))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("is unknown")
        .hasMessageContaining("-Phevc");
  }
}
