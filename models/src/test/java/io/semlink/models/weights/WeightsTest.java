package io.semlink.models.weights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.semlink.models.Networks;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightsTest {
  private static final String FIRST = "encoder.rgb.trunk.0.0.weight";
  @TempDir Path folder;
  private NDManager manager;
  private SequencedMap<String, Parameter> parameters;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(ComputeDevice.CPU);
    parameters = new Promsc(Networks.NANO, 1, manager).parameters();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private Path write(Consumer<SequencedMap<String, Tensor>> change) throws IOException {
    SequencedMap<String, Tensor> tensors = Weights.tensors("", parameters);
    change.accept(tensors);
    Path file = folder.resolve("net.safetensors");
    Weights.write(file, new Safetensors(new LinkedHashMap<>(), tensors));
    return file;
  }

  @Test
  void restoredNetworkHasTheSameValues() throws IOException {
    Weights weights = Weights.read(write(tensors -> {}));
    try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
      SequencedMap<String, Parameter> restored = new Promsc(Networks.NANO, 2, other).parameters();
      weights.restore("", restored);
      assertThat(restored.keySet()).containsExactlyElementsOf(parameters.keySet());
      restored.forEach((name, parameter) ->
          assertThat(parameter.getArray().toFloatArray())
              .as(name)
              .containsExactly(weights.tensor(name).values()));
    }
  }

  @Test
  void aHalfTakesItsShareOfTheFile() throws IOException {
    Weights weights = Weights.read(write(tensors -> {}));
    for (Promsc.Part part : Promsc.Part.values()) {
      try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
        SequencedMap<String, Parameter> half =
            Promsc.restored(Networks.NANO, part, weights, other).parameters();
        assertThat(half).isNotEmpty();
        half.forEach((name, parameter) ->
            assertThat(parameter.getArray().toFloatArray())
                .as(name)
                .containsExactly(weights.tensor(name).values()));
        assertThat(half.keySet().stream().anyMatch(name -> name.startsWith("encoder.")))
            .isEqualTo(part != Promsc.Part.RECEIVER);
        assertThat(half.keySet().stream().anyMatch(name -> name.startsWith("decoder.")))
            .isEqualTo(part != Promsc.Part.TRANSMITTER);
      }
    }
  }

  @Test
  void checkFindsWhatRestoreWouldAndChangesNothing() throws IOException {
    try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
      SequencedMap<String, Parameter> blueprint =
          Promsc.blueprint(Networks.NANO, other).parameters();
      Weights.read(write(tensors -> {})).check("", blueprint);
      Weights cut = Weights.read(write(tensors -> tensors.remove(FIRST)));
      assertThatThrownBy(() -> cut.check("", blueprint))
          .isInstanceOf(BadWeightsException.class)
          .hasMessageContaining("lacks the tensor " + FIRST);
    }
  }

  @Test
  void firstValuesAreThoseOfTheNetwork() {
    try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
      SequencedMap<String, TensorSource> drawn =
          FirstValues.of(Promsc.blueprint(Networks.NANO, other).parameters(), 1, 0);
      assertThat(drawn.keySet()).containsExactlyElementsOf(parameters.keySet());
      drawn.forEach((name, values) ->
          assertThat(values.values())
              .as(name)
              .containsExactly(parameters.get(name).getArray().toFloatArray()));
    }
  }

  @Test
  void namesFollowPyTorch() {
    assertThat(parameters.keySet())
        .contains(
            FIRST,
            "encoder.rgb.trunk.0.1.running_mean",
            "encoder.rgb.trunk.0.1.running_var",
            "encoder.thermal.trunk.3.conv1.1.bias",
            "encoder.rgb_tokens.attention.query.weight",
            "encoder.thermal_refinement.gate",
            "encoder.fusion.0.excitation.reduce.bias",
            "decoder.layers.2.conv.weight");
  }

  @Test
  void hashIsThatOfTheFile() throws IOException {
    Path file = folder.resolve("abc");
    Safetensors empty = new Safetensors(new LinkedHashMap<>(), new LinkedHashMap<>());
    Weights.write(file, empty);
    // sha256sum of the 8 + 24 bytes: length 24, {"__metadata__":{}}, five spaces.
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .isEqualTo("\u0018\0\0\0\0\0\0\0{\"__metadata__\":{}}     ");
    assertThat(Weights.read(file).sha256())
        .isEqualTo("214e5bd85c9a18734667b71fd914dd9ef5a09a8b2b63bc5c29737d0b11f5e3d7");
  }

  @Test
  void missingTensorIsNamed() throws IOException {
    assertRefused(write(tensors -> tensors.remove(FIRST)), "lacks the tensor " + FIRST);
  }

  @Test
  void unknownTensorIsNamed() throws IOException {
    assertRefused(
        write(tensors -> tensors.put("other", new Tensor(List.of(1L), new float[1]))),
        "holds the tensor other, which this network does not have");
  }

  @Test
  void wrongShapeIsNamedAndNothingIsChanged() throws IOException {
    String last = parameters.lastEntry().getKey();
    Path file =
        write(tensors -> {
          tensors.put(FIRST, new Tensor(List.of(4L, 3L, 3L, 3L), new float[108]));
          tensors.put(last, new Tensor(List.of(2L), new float[2]));
        });
    float[] before = requireNonNull(parameters.get(FIRST)).getArray().toFloatArray();
    assertRefused(file, "tensor " + last + " has shape [2] but this network needs [36]");
    assertThat(requireNonNull(parameters.get(FIRST)).getArray().toFloatArray())
        .containsExactly(before);
  }

  /// 11 significant bits: a relative error of at most 2^-11; half the bytes, same names.
  @Test
  void halfPrecisionHalvesTheFile() throws IOException {
    Path whole = write(tensors -> {});
    for (String ending : List.of(".safetensors", ".npz")) {
      Path half = folder.resolve("half" + ending);
      Weights.write(half, Weights.read(whole).contents(), ElementType.F16);
      try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
        SequencedMap<String, Parameter> restored = new Promsc(Networks.NANO, 2, other).parameters();
        Weights.read(half).restore("", restored);
        restored.forEach((name, parameter) ->
            assertRounded(
                name,
                requireNonNull(parameters.get(name)).getArray().toFloatArray(),
                parameter.getArray().toFloatArray()));
      }
    }
    long values = parameters.values().stream().mapToLong(p -> p.getShape().size()).sum();
    assertThat(Files.size(whole) - Files.size(folder.resolve("half.safetensors")))
        .as("two bytes a value, and some digits in the header")
        .isBetween(2 * values, 2 * values + 2000);
  }

  private static void assertRounded(String name, float[] expected, float[] found) {
    assertThat(found).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double bound = Math.max(Math.abs(expected[i]) / 2048.0, 0x1p-25);
      assertThat((double) found[i]).as(name).isBetween(expected[i] - bound, expected[i] + bound);
    }
  }

  @Test
  void valueTooLargeForHalfPrecisionIsNamed() throws IOException {
    Path file = write(tensors -> tensors.put("big", new Tensor(List.of(1L), new float[] {1e5f})));
    Safetensors contents = Weights.read(file).contents();
    Path half = folder.resolve("half.safetensors");
    assertThatThrownBy(() -> Weights.write(half, contents, ElementType.F16))
        .isInstanceOf(BadWeightsException.class)
        .hasMessage(
            "tensor big: the value 100000.0 is too large for half precision (at most 65504)");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("half"));
  }

  @Test
  void countersOfPyTorchAreLeftOut() throws IOException {
    String counter = "encoder.rgb.trunk.0.1.num_batches_tracked";
    Path file = write(tensors -> tensors.put(counter, new Tensor(List.of(), new float[1])));
    Weights.read(file).restore("", parameters);
  }

  @Test
  void valueThatIsNoNumberIsNamed() throws IOException {
    Path file =
        write(tensors -> {
          float[] values = new float[4 * 3 * 3 * 3];
          values[7] = Float.NaN;
          tensors.put(FIRST, new Tensor(List.of(4L, 3L, 3L, 3L), values));
        });
    assertRefused(file, "tensor " + FIRST + " holds NaN at index 7");
  }

  /// A training may replace the file that a study has opened; its hash would then lie.
  @Test
  void fileThatWasReplacedMeanwhileIsRefused() throws IOException {
    Path file = write(tensors -> {});
    Weights weights = Weights.read(file);
    write(tensors -> tensors.remove(FIRST));
    assertThatThrownBy(() -> weights.restore("", parameters))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("the file was changed while it was in use");
  }

  /// Larger than a chunk, so that the parts have to fit together.
  @Test
  void largeTensorsArriveWhole() throws IOException {
    int n = 2 * TensorSource.CHUNK + 3;
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("x", new Tensor(List.of(1L, (long) n), values));
    for (String ending : List.of(".safetensors", ".npz")) {
      Path file = folder.resolve("large" + ending);
      Weights.write(file, new Safetensors(new LinkedHashMap<>(), tensors), ElementType.F32);
      try (NDArray target = manager.zeros(new Shape(1, n))) {
        TensorSource stored = requireNonNull(Weights.read(file).contents().tensors().get("x"));
        ArrayValues.write(target, stored, ArrayValues.newPassage());
        assertThat(Arrays.equals(target.toFloatArray(), values)).isTrue();
      }
    }
  }

  @Test
  void absentAndForeignFilesAreNamed() throws IOException {
    assertThatThrownBy(() -> Weights.read(folder.resolve("absent")))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("absent cannot be read");
    Path text = Files.writeString(folder.resolve("text"), "this is a text file, no weights file");
    assertThatThrownBy(() -> Weights.read(text))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("text is not a safetensors file");
    assertThatThrownBy(() -> Weights.resource(WeightsTest.class, "/none.safetensors"))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("/none.safetensors");
  }

  private void assertRefused(Path file, String message) {
    Weights weights = Weights.read(file);
    assertThatThrownBy(() -> weights.restore("", parameters))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }
}
