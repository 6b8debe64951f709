package io.semlink.models.weights;

import ai.djl.nn.Parameter;
import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A weights file in memory: what it holds, where it came from, and its hash.
///
/// @param source the file's name, for messages
/// @param contents metadata and tensors
/// @param sha256 SHA-256 of the file, 64 hex digits
public record Weights(String source, Safetensors contents, String sha256) {

  /// Reads a file.
  ///
  /// @throws BadWeightsException if it cannot be read or is not a weights file
  public static Weights read(Path file) {
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadWeightsException("%s cannot be read".formatted(file), e);
    }
  }

  /// Reads a file that comes with a class.
  ///
  /// @param owner a class of the same jar
  /// @param path absolute path of the resource
  /// @throws BadWeightsException if there is none or it is not a weights file
  public static Weights resource(Class<?> owner, String path) {
    try (InputStream in = owner.getResourceAsStream(path)) {
      if (in == null) {
        throw new BadWeightsException("%s does not come with this build".formatted(path));
      }
      return of(path, in.readAllBytes());
    } catch (IOException e) {
      throw new BadWeightsException("%s cannot be read".formatted(path), e);
    }
  }

  private static Weights of(String source, byte[] bytes) {
    return new Weights(source, Safetensors.decode(source, bytes), hash(bytes));
  }

  /// Writes parameters; the file appears whole or not at all.
  ///
  /// @param file where
  /// @param contents what
  /// @throws IOException if it cannot be written
  public static void write(Path file, Safetensors contents) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(partial, contents.encode());
    try {
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
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

  /// Sets parameters to the values of the file. Either all are set or none.
  ///
  /// @param prefix put before every name; only tensors whose name begins so are looked at
  /// @param parameters named parameters, modified
  /// @throws BadWeightsException if a tensor is missing, unknown, or of another shape
  public void restore(String prefix, Map<String, Parameter> parameters) {
    for (String name : contents.tensors().keySet()) {
      if (name.startsWith(prefix) && !parameters.containsKey(name.substring(prefix.length()))) {
        throw new BadWeightsException(
            "%s holds the tensor %s, which this network does not have".formatted(source, name));
      }
    }
    parameters.forEach((name, parameter) -> requireFits(prefix + name, parameter));
    parameters.forEach((name, parameter) ->
        ArrayValues.write(parameter.getArray(), tensor(prefix + name).values()));
  }

  /// A tensor by name.
  ///
  /// @throws BadWeightsException if there is none
  public Tensor tensor(String name) {
    Tensor tensor = contents.tensors().get(name);
    if (tensor == null) {
      throw new BadWeightsException("%s lacks the tensor %s".formatted(source, name));
    }
    return tensor;
  }

  private void requireFits(String name, Parameter parameter) {
    List<Long> expected = shape(parameter);
    List<Long> found = tensor(name).shape();
    if (!found.equals(expected)) {
      throw new BadWeightsException(
          "%s: tensor %s has shape %s but this network needs %s"
              .formatted(source, name, found, expected));
    }
  }

  private static List<Long> shape(Parameter parameter) {
    return Arrays.stream(parameter.getShape().getShape()).boxed().toList();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
