package io.semlink.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.models.nn.Complexity;
import io.semlink.models.nn.ResNetLayout;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FusionNetConfigTest {
  private static final double GIGA = 1e9;

  private static FusionNetConfig config(String name) {
    return FusionNetConfig.named(name).orElseThrow();
  }

  /// Parameters of the authors' networks, and what the comparison table of the ProMSC-MIS article
  /// prints as "FLOPs"; true multiply-adds from an independent count of the same layers.
  @ParameterizedTest
  @CsvSource({
    "mfnet, 736275, 8.296, 8.42, 0.0005",
    "rtfnet-152, 254510053, 289.48, 337.46, 0.005",
    "feanet-152, 255207130, 289.49, 337.47, 0.005"
  })
  void sizeAndWorkAreThePublishedOnes(
      String name, long parameters, double multiplyAdds, double thop, double tolerance) {
    for (FusionNetConfig form : List.of(config(name), config(name + "-published"))) {
      Complexity count = form.complexity();
      assertThat(count.parameters()).isEqualTo(parameters);
      assertThat(count.multiplyAdds() / GIGA).isCloseTo(multiplyAdds, within(tolerance));
      assertThat(count.thopOperations() / GIGA).isCloseTo(thop, within(0.005));
    }
  }

  /// torchvision documents 11,689,512 and 25,557,032 parameters for ResNet-18 and -50, of which the
  /// classifiers have 513,000 and 2,049,000; the thermal trunk lacks 2 of 3 input channels of 64
  /// 7x7 kernels. The decoders' counts are frozen elsewhere.
  @ParameterizedTest
  @CsvSource({"rtfnet-18, 11176512, 8648773", "rtfnet-50, 23508032, 138228709"})
  void shorterTrunksAreThoseOfTorchvision(String name, long trunk, long decoder) {
    assertThat(config(name).complexity().parameters())
        .isEqualTo(2 * trunk - 2L * 64 * 49 + decoder);
  }

  @Test
  void smallNetworksCanBeTrainedOnAProcessor() {
    for (String name : List.of("mfnet-small", "rtfnet-small", "feanet-small")) {
      Complexity count = config(name).complexity();
      assertThat(count.parameters()).as(name).isLessThan(4_500_000);
      assertThat(count.multiplyAdds() / GIGA).as(name).isLessThan(0.5);
    }
  }

  @Test
  void smallAndMediumAreOneNetwork() {
    for (String family : List.of("mfnet", "rtfnet", "feanet")) {
      FusionNetConfig small = config(family + "-small");
      FusionNetConfig medium = config(family + "-medium");
      assertThat(medium.architecture()).isEqualTo(small.architecture());
      assertThat(medium.complexity().multiplyAdds())
          .isGreaterThan(small.complexity().multiplyAdds());
    }
  }

  @Test
  void namesAreUnique() {
    List<String> names = FusionNetConfig.all().stream().map(FusionNetConfig::name).toList();
    assertThat(names)
        .doesNotHaveDuplicates()
        .hasSize(2 * FusionNetConfig.PRESETS.size())
        .contains("mfnet", "rtfnet-152", "feanet-medium-published");
    assertThat(FusionNetConfig.named("rtfnet-34")).isEmpty();
  }

  @Test
  void badShapesAreRefused() {
    FusionArchitecture rtfNet = new FusionArchitecture.RtfNet(ResNetLayout.RESNET_18);
    Resolution odd = new Resolution(96, 112);
    assertThatThrownBy(() -> new FusionNetConfig("odd", odd, rtfNet, FusionForm.REGULAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resolution of odd is 96x112 but both sides must be multiples of 32");
    assertThatThrownBy(() -> new FusionArchitecture.FeaNet(ResNetLayout.basic(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple of 16 channels, not 4 and 24");
    assertThatThrownBy(() -> new FusionArchitecture.MfNet(List.of(16, 48, 48, 95), List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("four numbers >= 1, the last one even, not [16, 48, 48, 95]");
    assertThatThrownBy(() -> ResNetLayout.basic(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width 0");
  }
}
