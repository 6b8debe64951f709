package io.semlink.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.simulator.link.ReceiveMode;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void codecThatIsLeftOutSaysHowToBuildIt() {
    assertThatThrownBy(() -> open("hevc-intra+mfnet-small"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("is unknown")
        .hasMessageContaining("-Phevc");
  }
}
