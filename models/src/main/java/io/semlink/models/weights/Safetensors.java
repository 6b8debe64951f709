package io.semlink.models.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Texts and tensors by name, as the safetensors format (Hugging Face, version 0) holds them:
/// length of the header in 8 bytes, little endian; header in JSON, padded with spaces; then the
/// values. Tensors of other formats are brought into this form when they are read.
///
/// @param metadata text by key, in order
/// @param tensors tensors by name, in order; their values may still be in a file
public record Safetensors(
    SequencedMap<String, String> metadata, SequencedMap<String, ? extends TensorSource> tensors) {
  static final String METADATA = "__metadata__";
  static final int PREFIX = Long.BYTES;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Copies the maps, not the values.
  public Safetensors {
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    tensors =
        Collections.unmodifiableSequencedMap(new LinkedHashMap<String, TensorSource>(tensors));
  }

  /// The file's bytes with all values as F32; equal contents give equal bytes.
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes, ElementType.F32);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Reads a file's bytes.
  ///
  /// @param source the file's name, for messages
  /// @param bytes the file, shared, must not be modified
  /// @throws BadWeightsException if they are not safetensors, or cut short
  public static Safetensors decode(String source, byte[] bytes) {
    return SafetensorsReader.read(source, new FileBytes.InMemory(bytes));
  }

  /// Writes the file; equal contents give equal bytes.
  ///
  /// @param out not closed
  /// @param type F32 or F16, for all tensors
  /// @throws BadWeightsException if a value is too large for the type
  void write(OutputStream out, ElementType type) throws IOException {
    byte[] json = header(type);
    int padded = Math.ceilDiv(json.length, PREFIX) * PREFIX;
    byte[] start = new byte[PREFIX + padded];
    Arrays.fill(start, (byte) ' ');
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
    out.write(start);
    for (Map.Entry<String, ? extends TensorSource> entry : tensors.entrySet()) {
      writeValues(entry.getKey(), entry.getValue(), type, out);
    }
  }

  private byte[] header(ElementType type) {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode text = header.putObject(METADATA);
    metadata.forEach(text::put);
    long offset = 0;
    for (Map.Entry<String, ? extends TensorSource> entry : tensors.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", type.name());
      entry.getValue().shape().forEach(node.putArray("shape")::add);
      long end = offset + (long) type.numBytes() * TensorSource.numValues(entry.getValue().shape());
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    try {
      return JSON.writeValueAsBytes(header);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  /// Writes the values of one tensor.
  ///
  /// @throws BadWeightsException if a value is too large for the type
  static void writeValues(String name, TensorSource tensor, ElementType type, OutputStream out)
      throws IOException {
    byte[] bytes = new byte[TensorSource.CHUNK * type.numBytes()];
    try {
      tensor.forEachChunk((position, values, start, count) -> {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        type.encode(values, start, count, buffer);
        try {
          out.write(bytes, 0, buffer.position());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalArgumentException e) {
      throw new BadWeightsException("tensor %s: %s".formatted(Excerpt.of(name), e.getMessage()), e);
    }
  }
}
