package io.semlink.models.weights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.link.BadWeightsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NameMapTest {
  private static Weights file(String... names) {
    SequencedMap<String, TensorSource> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, new Tensor(List.of(1L), new float[] {1}));
    }
    return weights(tensors);
  }

  private static Weights weights(SequencedMap<String, TensorSource> tensors) {
    return new Weights("theirs.npz", new Safetensors(new LinkedHashMap<>(), tensors), "");
  }

  @Test
  void firstLineThatFitsDecides() {
    NameMap map =
        NameMap.of(
            "m",
            """
            # a comment
            head.* = -          # left out
            block*.*.norm = layers.*.*.bn
            block.* = layers.*
            block.* = copy.*
            """);
    NameMap.Mapped mapped =
        map.apply(
            file("head.weight", "block3.7.norm", "block.x.y", "bn.num_batches_tracked", "other"));
    assertThat(mapped.tensors().keySet())
        .containsExactly("layers.3.7.bn", "layers.x.y", "copy.x.y");
    assertThat(mapped.unmatched()).containsExactly("other");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstRule() {
    NameMap.Mapped mapped = NameMap.of("m", "\uFEFFa = x\r\n# b\r\n").apply(file("a"));
    assertThat(mapped.tensors().keySet()).containsExactly("x");
  }

  @Test
  void twoTensorsOfOneNameAreRefused() {
    assertThatThrownBy(() -> NameMap.of("m", "a = x\nb = x").apply(file("a", "b")))
        .isInstanceOf(BadWeightsException.class)
        .hasMessage("theirs.npz: by the map m two tensors become x, the second is b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a =", "= b", "a = b = c", "mean(a = b", "a) = b", "a = *", "a b = c"})
  void badLinesAreNamedWithTheirPlace(String line) {
    assertThatThrownBy(() -> NameMap.of("names.map", "x = y\n\n" + line))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageStartingWith("names.map:3: ");
  }

  /// Names as torchvision's resnet50 has them; the thermal trunk takes the mean of the three input
  /// channels (RTFNet).
  @Test
  void torchvisionResNetBecomesBothTrunks() {
    SequencedMap<String, TensorSource> tensors = new LinkedHashMap<>();
    tensors.put(
        "conv1.weight",
        new Tensor(List.of(2L, 3L, 1L, 2L), new float[] {1, 2, 3, 5, 8, 14, 0, 1, 0, 2, 0, 3}));
    Tensor one = new Tensor(List.of(1L), new float[] {1});
    for (String name :
        List.of(
            "bn1.running_mean",
            "bn1.num_batches_tracked",
            "layer1.0.conv3.weight",
            "layer4.0.downsample.1.bias",
            "fc.weight",
            "fc.bias")) {
      tensors.put(name, one);
    }
    NameMap map = requireNonNull(NameMap.BUILT_IN.get("torchvision-resnet"));
    NameMap.Mapped mapped = map.apply(weights(tensors));
    assertThat(mapped.unmatched()).isEmpty();
    assertThat(mapped.tensors().keySet())
        .containsExactlyInAnyOrder(
            "encoder.rgb.conv1.weight",
            "encoder.thermal.conv1.weight",
            "encoder.rgb.bn1.running_mean",
            "encoder.thermal.bn1.running_mean",
            "encoder.rgb.layer1.0.conv3.weight",
            "encoder.thermal.layer1.0.conv3.weight",
            "encoder.rgb.layer4.0.downsample.1.bias",
            "encoder.thermal.layer4.0.downsample.1.bias");
    TensorSource thermal = requireNonNull(mapped.tensors().get("encoder.thermal.conv1.weight"));
    assertThat(thermal.shape()).containsExactly(2L, 1L, 1L, 2L);
    assertThat(thermal.values()).containsExactly(4, 7, 0, 2);
    for (String modality : List.of("rgb", "thermal")) {
      NameMap single = requireNonNull(NameMap.BUILT_IN.get("torchvision-resnet-" + modality));
      assertThat(single.apply(weights(tensors)).tensors())
          .hasSize(4)
          .allSatisfy((name, tensor) -> assertThat(name).startsWith("encoder." + modality + "."));
    }
  }

  @Test
  void everythingThatDoesNotFitIsInOneMessage() {
    SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put("a", List.of(1L));
    shapes.put("b", List.of(2L));
    shapes.put("c", List.of(1L));
    Import form = new Import("net", shapes);
    assertThatThrownBy(() -> form.map(file("a", "b", "d", "e"), NameMap.IDENTITY, Map.of()))
        .isInstanceOf(BadWeightsException.class)
        .hasMessage(
            "theirs.npz does not fit net by the map identity: 2 of the file have no place there "
                + "(d, e); 1 of the network's parameters get none (c); 1 have another shape (b is "
                + "[1], not [2])");
    NameMap map = NameMap.of("m", "x.* = *");
    assertThatThrownBy(() -> form.map(file("x.a", "x.d", "y"), map, Map.of()))
        .hasMessageContaining(
            "by the map m: 2 of the file have no place there (y, x.d as d); 2 of");
    assertThatThrownBy(() -> form.map(file(), NameMap.IDENTITY, Map.of()))
        .hasMessageContaining("3 of the network's parameters get none (a, b, c)");
  }

  @Test
  void restFillsWhatTheMapLeavesOut() {
    SequencedMap<String, List<Long>> shapes = new LinkedHashMap<>();
    shapes.put("a", List.of(1L));
    shapes.put("b", List.of(1L));
    Tensor other = new Tensor(List.of(1L), new float[] {5});
    SequencedMap<String, TensorSource> filled =
        new Import("net", shapes).map(file("b"), NameMap.IDENTITY, Map.of("a", other, "b", other));
    assertThat(filled.keySet()).containsExactly("a", "b");
    assertThat(requireNonNull(filled.get("a")).values()).containsExactly(5);
    assertThat(requireNonNull(filled.get("b")).values()).containsExactly(1);
  }
}
