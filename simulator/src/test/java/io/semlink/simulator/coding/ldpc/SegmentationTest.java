package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentationTest {
  /// Worked by hand from clause 5.2.2: C = ceil(B / (Kcb - 24)), K' = (B + 24 C) / C, Z the least
  /// with Kb Z >= K'.
  @ParameterizedTest
  @CsvSource({
    "BG1, 8448, 1, 384, 8448",
    "BG1, 8450, 2, 208, 4249",
    "BG1, 16848, 2, 384, 8448",
    "BG1, 16851, 3, 288, 5641",
    "BG1, 17, 1, 2, 17",
    "BG2, 3840, 1, 384, 3840",
    "BG2, 3842, 2, 208, 1945",
    "BG2, 641, 1, 72, 641",
    "BG2, 640, 1, 72, 640",
    "BG2, 561, 1, 64, 561",
    "BG2, 560, 1, 72, 560",
    "BG2, 193, 1, 26, 193",
    "BG2, 192, 1, 32, 192",
    "BG2, 40, 1, 7, 40"
  })
  void sizesByTheClause(
      BaseGraph graph, int informationBits, int numCodeBlocks, int z, int codeBlockBits) {
    Segmentation segmentation = Segmentation.of(graph, informationBits);
    assertThat(segmentation.numCodeBlocks()).isEqualTo(numCodeBlocks);
    assertThat(segmentation.liftingSize().z()).isEqualTo(z);
    assertThat(segmentation.codeBlockBits(0)).isEqualTo(codeBlockBits);
  }

  @ParameterizedTest
  @CsvSource({"BG1, 8449", "BG1, 100003", "BG2, 3841", "BG2, 50021"})
  void unevenBlocksCoverAllBitsAndDifferByAtMostOne(BaseGraph graph, int informationBits) {
    Segmentation segmentation = Segmentation.of(graph, informationBits);
    int next = 0;
    for (int block = 0; block < segmentation.numCodeBlocks(); block++) {
      assertThat(segmentation.from(block)).isEqualTo(next);
      assertThat(segmentation.size(0) - segmentation.size(block)).isBetween(0, 1);
      assertThat(segmentation.codeBlockBits(block))
          .isEqualTo(segmentation.size(block) + 24)
          .isLessThanOrEqualTo(graph.maxCodeBlockBits());
      next += segmentation.size(block);
    }
    assertThat(next).isEqualTo(informationBits);
  }
}
