package io.semlink.models.weights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that NumPy 2.4.6 and the Python package safetensors 0.8.0 wrote.
final class ReferenceFilesTest {
  private static final float[] WEIGHT = {0.1f, -2.5f, 3e38f, Float.MIN_VALUE, -0f, 7};
  private static final float[] HALF = {0x1.998p-4f, 65504, -0x1p-24f, 1, -0f, 0x1.554p-2f};

  static Path file(String name) {
    try {
      return Path.of(requireNonNull(ReferenceFilesTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertHolds(Weights weights, String name, List<Long> shape, float... values) {
    Tensor tensor = weights.tensor(name);
    assertThat(tensor.shape()).as(name).isEqualTo(shape);
    assertThat(tensor.values()).as(name).containsExactly(values);
  }

  @Test
  void safetensorsOfItsOwnLibrary() {
    Weights weights = Weights.read(file("reference.safetensors"));
    assertThat(weights.contents().metadata()).containsEntry("format", "pt").hasSize(1);
    assertHolds(weights, "a.weight", List.of(2L, 3L), WEIGHT);
    assertHolds(weights, "b.half", List.of(2L, 3L), HALF);
    assertHolds(weights, "c.brain", List.of(3L), 1, -2.5f, 3.140625f);
    assertHolds(weights, "e.double", List.of(2L), 0.1f, 1 / 3f);
    assertWholeNumbersAreNoWeights(weights);
  }

  @Test
  void npzOfNumPy() {
    Weights weights = Weights.read(file("reference.npz"));
    assertHolds(weights, "a.weight", List.of(2L, 3L), WEIGHT);
    assertHolds(weights, "b.half", List.of(2L, 3L), HALF);
    assertHolds(weights, "c.column_major", List.of(2L, 3L, 4L), range(24));
    assertHolds(weights, "e.double", List.of(2L), 0.1f, 1 / 3f);
    assertHolds(weights, "f.empty", List.of(0L, 3L));
    assertWholeNumbersAreNoWeights(weights);
  }

  private static void assertWholeNumbersAreNoWeights(Weights weights) {
    String name = "d.num_batches_tracked";
    assertThat(requireNonNull(weights.contents().tensors().get(name)).shape()).isEmpty();
    assertThatThrownBy(() -> weights.tensor(name))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("tensor " + name + " holds whole numbers");
  }

  private static float[] range(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    return values;
  }

  @Test
  void compressedNpzOfNumPy() {
    Weights weights = Weights.read(file("reference-compressed.npz"));
    assertHolds(weights, "a.weight", List.of(2L, 3L), WEIGHT);
    assertHolds(weights, "c.cube", List.of(2L, 3L, 4L), range(24));
  }

  @Test
  void laterVersionsOfTheHeader() {
    Weights weights = Weights.read(file("reference-v2.npz"));
    assertHolds(weights, "a.weight", List.of(2L, 3L), WEIGHT);
    assertHolds(weights, "b.half", List.of(2L, 3L), HALF);
  }

  @ParameterizedTest
  @CsvSource({
    "refused-big-endian.npz, has type \">f4\"",
    "refused-bytes.npz, has type \"|u1\"",
    "refused-records.npz, is no array of plain numbers",
  })
  void otherArraysAreRefused(String name, String reason) {
    assertThatThrownBy(() -> Weights.read(file(name)))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining(name + ": tensor a.weight " + reason)
        .message()
        .hasLineCount(1);
  }

  /// What NumPy wrote for a.weight, byte for byte.
  @Test
  void arrayIsWrittenAsNumPyDoes(@TempDir Path folder) throws IOException {
    Path written = folder.resolve("written.npz");
    Weights reference = Weights.read(file("reference.npz"));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("a.weight", reference.tensor("a.weight"));
    Weights.write(written, new Safetensors(new LinkedHashMap<>(), tensors), ElementType.F32);
    byte[] theirs = array(file("reference.npz"));
    assertThat(theirs).hasSize(128 + 24);
    assertThat(array(written)).isEqualTo(theirs);
  }

  private static byte[] array(Path npz) throws IOException {
    try (var zip = new java.util.zip.ZipFile(npz.toFile());
        var in = zip.getInputStream(zip.getEntry("a.weight.npy"))) {
      return in.readAllBytes();
    }
  }

  /// A damaged byte of the values fails the archive's checksum instead of changing a weight.
  @Test
  void damagedValuesOfAnArchiveAreFound(@TempDir Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(file("reference.npz"));
    int weight = indexOf(bytes, new byte[] {0, 0, 0x20, (byte) 0xC0});
    bytes[weight + 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.npz"), bytes);
    assertThatThrownBy(() -> Weights.read(damaged).tensor("a.weight"))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("damaged.npz: tensor a.weight")
        .hasMessageContaining("checksum");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i + part.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive/data.pkl", "readme.txt"})
  void otherArchivesAreRefused(String entry, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("other.npz");
    try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry(entry));
    }
    assertThatThrownBy(() -> Weights.read(file))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining(entry.endsWith("pkl") ? "torch.save" : entry)
        .message()
        .hasLineCount(1);
  }
}
