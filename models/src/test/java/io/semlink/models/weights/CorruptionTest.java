package io.semlink.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to the bytes of a file, reading it either works or says in one line that the
/// file is bad.
final class CorruptionTest {
  private static final int TRIALS = 700;
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"reference.safetensors", "reference.npz", "reference-compressed.npz"})
  void damageIsNothingButBadWeights(String name) throws IOException {
    byte[] whole = Files.readAllBytes(ReferenceFilesTest.file(name));
    Path file = folder.resolve(name);
    int refused = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      UniformRandomProvider random = StreamKey.of(1, Purpose.BIT_ERRORS, trial).generator();
      Files.write(file, damaged(whole, random));
      try {
        Weights weights = Weights.read(file);
        weights.contents().tensors().keySet().stream()
            .filter(tensor -> !Weights.isCounter(tensor))
            .forEach(weights::tensor);
      } catch (BadWeightsException e) {
        assertThat(e).message().startsWith(file.toString()).hasLineCount(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(TRIALS / 4, TRIALS - 1);
  }

  /// Cut, lengthened, a run of bytes overwritten, or a few bits flipped.
  private static byte[] damaged(byte[] whole, UniformRandomProvider random) {
    int kind = random.nextInt(6);
    byte[] bytes =
        switch (kind) {
          case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
          case 1 -> Arrays.copyOf(whole, whole.length + 1 + random.nextInt(40));
          default -> whole.clone();
        };
    int start = random.nextInt(whole.length);
    if (kind == 2) {
      for (int i = start; i < Math.min(whole.length, start + 1 + random.nextInt(16)); i++) {
        bytes[i] = (byte) random.nextInt();
      }
    }
    for (int i = 0; kind > 2 && i < kind - 2; i++) {
      bytes[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }
}
