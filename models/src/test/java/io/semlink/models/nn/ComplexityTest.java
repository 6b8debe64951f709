package io.semlink.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against counts of the networks in their original implementation, at 480x640.
final class ComplexityTest {
  private static final double GIGA = 1e9;
  private static final Shape RGB = new Shape(1, 3, 480, 640);
  private static final Shape THERMAL = new Shape(1, 1, 480, 640);

  private static Complexity trunk(int numLayers, AttentionForm attention, Shape image) {
    List<Integer> blocks = ResNetTrunk.RESNET_152.subList(0, numLayers);
    return Complexity.measure(new ResNetTrunk(blocks, attention), image);
  }

  private static Complexity decoder(int channels) {
    return Complexity.measure(
        new TransBottleneckDecoder(channels, 9), new Shape(1, channels, 15, 20));
  }

  @Test
  void trunkIsThatOfResNet152() {
    Complexity rgb = trunk(4, AttentionForm.NONE, RGB);
    assertThat(rgb.parameters()).isEqualTo(58_143_808);
    assertThat(rgb.multiplyAdds() / GIGA).isCloseTo(70.48, within(0.005));
    assertThat(trunk(4, AttentionForm.NONE, THERMAL).parameters()).isEqualTo(58_137_536);
  }

  @Test
  void trunkMayStopAfterTheThirdLayer() {
    Complexity trunk = trunk(3, AttentionForm.NONE, RGB);
    assertThat(trunk.parameters()).isEqualTo(43_179_072);
    assertThat(trunk.multiplyAdds() / GIGA).isCloseTo(65.52, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"2048, 138228709", "1024, 34569253", "512, 8648773", "256, 2165845"})
  void decoderIsThatOfRtfNet(int channels, long parameters) {
    assertThat(decoder(channels).parameters()).isEqualTo(parameters);
  }

  @Test
  void workOfTheDecoderIsThatOfRtfNet() {
    Complexity decoder = decoder(2048);
    assertThat(decoder.multiplyAdds() / GIGA).isCloseTo(149.0, within(0.05));
    assertThat(decoder.thopOperations() / GIGA).isCloseTo(195.9, within(0.05));
  }

  @Test
  void twoTrunksAndTheDecoderAreThePublishedRtfNet() {
    Complexity whole =
        trunk(4, AttentionForm.NONE, RGB)
            .plus(trunk(4, AttentionForm.NONE, THERMAL))
            .plus(decoder(2048));
    assertThat(whole.parameters()).isEqualTo(254_510_053);
    assertThat(whole.multiplyAdds() / GIGA).isCloseTo(289.48, within(0.005));
    assertThat(whole.thopOperations() / GIGA).isCloseTo(337.46, within(0.005));
  }

  @Test
  void attentionAddsWhatFeaNetAddsToRtfNet() {
    Complexity with = trunk(4, AttentionForm.MAX_ONLY, RGB);
    Complexity without = trunk(4, AttentionForm.NONE, RGB);
    assertThat(with.parameters() - without.parameters()).isEqualTo(255_207_130 - 254_510_053);
  }

  @Test
  void meanAddsOneInputChannelATapAndASecondRunOfThePerceptron() {
    Complexity both = trunk(4, AttentionForm.MEAN_AND_MAX, RGB);
    Complexity max = trunk(4, AttentionForm.MAX_ONLY, RGB);
    assertThat(both.parameters() - max.parameters()).isEqualTo(5 * 49);
    long pixels = 240 * 320 + 120 * 160 + 60 * 80 + 30 * 40 + 15 * 20;
    long perceptrons = 2L * (64 * 64 + 256 * 256 + 512 * 512 + 1024 * 1024 + 2048 * 2048) / 16;
    assertThat(both.multiplyAdds() - max.multiplyAdds()).isEqualTo(49 * pixels + perceptrons);
  }

  @Test
  void attentionBlockCountsItsProducts() {
    Complexity block =
        Complexity.measure(new AttentionBlock(8, 2, 32), new Shape(1, 5, 8), new Shape(1, 3, 8));
    assertThat(block.parameters()).isEqualTo(4 * (64 + 8) + (256 + 32) + (256 + 8) + 3 * 16);
    long linear = 5 * (64 + 64 + 256 + 256) + 3 * (64 + 64);
    assertThat(block.multiplyAdds()).isEqualTo(linear + 2 * 5 * 3 * 8);
    assertThat(block.thopOperations()).isEqualTo(linear + 4 * 8 * (5 + 3 + 5));
  }

  @Test
  void batchMultipliesWorkButNotParameters() {
    SequentialBlock one = new SequentialBlock().add(Linear.builder().setUnits(4).build());
    SequentialBlock three = new SequentialBlock().add(Linear.builder().setUnits(4).build());
    assertThat(Complexity.measure(one, new Shape(1, 6))).isEqualTo(new Complexity(28, 24, 24));
    assertThat(Complexity.measure(three, new Shape(3, 6))).isEqualTo(new Complexity(28, 72, 72));
  }
}
