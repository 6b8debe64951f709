package io.semlink.models.weights;

import ai.djl.nn.Parameter;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A weights file: what it holds, where it came from, and its hash. The values of a file on disk
/// stay there until they are asked for; a file that was replaced meanwhile is refused then.
///
/// @param source the file's name, for messages
/// @param contents metadata and tensors
/// @param sha256 SHA-256 of the file, 64 hex digits
public record Weights(String source, Safetensors contents, String sha256) {
  private static final String COUNTER = "num_batches_tracked";

  /// Reads a file: safetensors, or NumPy's npz.
  ///
  /// @throws BadWeightsException if it cannot be read or is not a weights file
  public static Weights read(Path file) {
    String source = file.toString();
    try {
      FileBytes.OnDisk bytes = FileBytes.OnDisk.of(file);
      Safetensors contents =
          Npz.isZip(bytes) ? Npz.read(source, bytes) : SafetensorsReader.read(source, bytes);
      return new Weights(source, contents, bytes.sha256());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// Reads a safetensors file that comes with a class.
  ///
  /// @param owner a class of the same jar
  /// @param path absolute path of the resource
  /// @throws BadWeightsException if there is none or it is not a weights file
  public static Weights resource(Class<?> owner, String path) {
    try (InputStream in = owner.getResourceAsStream(path)) {
      if (in == null) {
        throw new BadWeightsException("%s does not come with this build".formatted(path));
      }
      FileBytes.InMemory bytes = new FileBytes.InMemory(in.readAllBytes());
      return new Weights(path, SafetensorsReader.read(path, bytes), bytes.sha256());
    } catch (IOException e) {
      throw new BadWeightsException("%s cannot be read".formatted(path), e);
    }
  }

  /// SHA-256 of any file, 64 hex digits.
  ///
  /// @throws BadWeightsException if it cannot be read
  public static String hash(Path file) {
    try {
      return FileBytes.OnDisk.of(file).sha256();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// Writes a safetensors file with all values as F32; it appears whole or not at all.
  ///
  /// @param file where
  /// @param contents what
  /// @throws IOException if it cannot be written
  public static void write(Path file, Safetensors contents) throws IOException {
    replace(file, out -> contents.write(out, ElementType.F32));
  }

  /// Writes a file, npz if its name ends so, else safetensors; it appears whole or not at all.
  ///
  /// @param file where
  /// @param contents what; npz has no place for the metadata
  /// @param type F32, or F16 for half the size
  /// @throws IOException if it cannot be written
  /// @throws BadWeightsException if a value is too large for the type
  public static void write(Path file, Safetensors contents, ElementType type) throws IOException {
    boolean npz = file.toString().endsWith(Npz.ENDING);
    replace(
        file,
        out -> {
          if (npz) {
            Npz.write(out, contents.tensors(), type);
          } else {
            contents.write(out, type);
          }
        });
  }

  private static BadWeightsException unreadable(Path file, IOException e) {
    String reason =
        e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    return new BadWeightsException("%s cannot be read: %s".formatted(file, reason), e);
  }

  @FunctionalInterface
  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  private static void replace(Path file, Writer writer) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16)) {
        writer.write(out);
      }
      try {
        Files.move(
            partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// The values of parameters.
  ///
  /// @param prefix put before every name
  /// @param parameters named parameters, not modified
  public static SequencedMap<String, Tensor> tensors(
      String prefix, Map<String, Parameter> parameters) {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.forEach((name, parameter) ->
        tensors.put(
            prefix + name, new Tensor(shape(parameter), parameter.getArray().toFloatArray())));
    return tensors;
  }

  /// Sets parameters to the values of the file, one after the other and in small pieces, so that a
  /// large network needs no second copy of itself. Names and shapes are checked before the first
  /// value is set. PyTorch's counters `num_batches_tracked` are left out.
  ///
  /// @param prefix put before every name; only tensors whose name begins so are looked at
  /// @param parameters named parameters, modified
  /// @throws BadWeightsException if a tensor is missing, unknown, of another shape, or not finite
  public void restore(String prefix, Map<String, Parameter> parameters) {
    requireNamesAndShapes(prefix, parameters);
    ByteBuffer passage = ArrayValues.newPassage();
    parameters.forEach((name, parameter) ->
        ArrayValues.write(parameter.getArray(), new Finite(prefix + name), passage));
  }

  /// Reads everything that {@link #restore} would set, and sets nothing.
  ///
  /// @param prefix put before every name; only tensors whose name begins so are looked at
  /// @param parameters named parameters, not modified
  /// @throws BadWeightsException if a tensor is missing, unknown, of another shape, or not finite
  public void check(String prefix, Map<String, Parameter> parameters) {
    requireNamesAndShapes(prefix, parameters);
    for (String name : parameters.keySet()) {
      new Finite(prefix + name).forEachChunk((position, values, start, count) -> {});
    }
  }

  private void requireNamesAndShapes(String prefix, Map<String, Parameter> parameters) {
    for (String name : contents.tensors().keySet()) {
      if (name.startsWith(prefix)
          && !isCounter(name)
          && !parameters.containsKey(name.substring(prefix.length()))) {
        throw new BadWeightsException(
            "%s holds the tensor %s, which this network does not have"
                .formatted(source, Excerpt.of(name)));
      }
    }
    parameters.forEach((name, parameter) -> requireFits(prefix + name, parameter));
  }

  /// Whether a tensor is one of the counters that PyTorch's batch normalisation keeps and no
  /// network here needs.
  static boolean isCounter(String name) {
    return name.equals(COUNTER) || name.endsWith("." + COUNTER);
  }

  /// A tensor by name, loaded into memory.
  ///
  /// @throws BadWeightsException if there is none
  public Tensor tensor(String name) {
    TensorSource stored = stored(name);
    return new Tensor(stored.shape(), stored.values());
  }

  /// A tensor by name, loaded into memory.
  ///
  /// @throws BadWeightsException if there is none or it holds a value that is not finite
  public Tensor finite(String name) {
    Tensor tensor = tensor(name);
    for (int i = 0; i < tensor.values().length; i++) {
      requireFinite(name, tensor.values()[i], i);
    }
    return tensor;
  }

  private void requireFinite(String name, float value, long index) {
    if (!Float.isFinite(value)) {
      throw new BadWeightsException(
          "%s: tensor %s holds %s at index %s".formatted(source, name, value, index));
    }
  }

  private TensorSource stored(String name) {
    TensorSource tensor = contents.tensors().get(name);
    if (tensor == null) {
      throw new BadWeightsException("%s lacks the tensor %s".formatted(source, name));
    }
    return tensor;
  }

  /// A tensor of this file that refuses values with which no network can work.
  private final class Finite implements TensorSource {
    private final String name;
    private final TensorSource stored;

    Finite(String name) {
      this.name = name;
      this.stored = stored(name);
    }

    @Override
    public List<Long> shape() {
      return stored.shape();
    }

    @Override
    public float[] values() {
      return stored.values();
    }

    @Override
    public void forEachChunk(Chunk chunk) {
      stored.forEachChunk((position, values, start, count) -> {
        for (int i = 0; i < count; i++) {
          requireFinite(name, values[start + i], position + i);
        }
        chunk.accept(position, values, start, count);
      });
    }
  }

  private void requireFits(String name, Parameter parameter) {
    List<Long> expected = shape(parameter);
    List<Long> found = stored(name).shape();
    if (!found.equals(expected)) {
      throw new BadWeightsException(
          "%s: tensor %s has shape %s but this network needs %s"
              .formatted(source, name, found, expected));
    }
  }

  private static List<Long> shape(Parameter parameter) {
    return Arrays.stream(parameter.getShape().getShape()).boxed().toList();
  }
}
