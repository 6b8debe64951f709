package io.semlink.reports.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.FontRenderContext;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TextWidthTest {
  private static final List<String> TEXTS =
      List.of(
          "Quality of the receiver's segmentation",
          "coded-hard · 16-QAM · R = 1/2",
          "Run 20261121T020000Z-abc123, configuration dd41ace427c2, n = 100 frames a point.",
          "decoded, −2 dB");

  @Test
  void estimatesAreNeitherShortNorWasteful() {
    Assumptions.assumeTrue(Fonts.problem().isEmpty(), "needs a font");
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (String text : TEXTS) {
      double real = Fonts.sans(false, 12).getStringBounds(text, context).getWidth();
      assertThat(TextWidth.of(text, 12)).as(text).isBetween(real * 0.97, real * 1.45);
    }
  }

  @Test
  void wrappingKeepsEveryWordAndTheWidth() {
    String text = TEXTS.get(2);
    List<String> lines = TextWidth.wrap(text, 12, 200);
    assertThat(String.join(" ", lines)).isEqualTo(text);
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> TextWidth.of(line, 12) <= 200);
  }

  @Test
  void aWordThatIsTooLongStandsAlone() {
    assertThat(TextWidth.wrap("a incomprehensibilities b", 12, 30))
        .containsExactly("a", "incomprehensibilities", "b");
  }
}
