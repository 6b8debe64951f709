package io.semlink.models.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The safetensors format (Hugging Face, version 0): length of the header in 8 bytes, little
/// endian; header in JSON, padded with spaces; then the values. Only type F32 is written and read.
///
/// @param metadata text by key, in order
/// @param tensors values by name, in order
public record Safetensors(
    SequencedMap<String, String> metadata, SequencedMap<String, Tensor> tensors) {
  private static final String METADATA = "__metadata__";
  private static final int PREFIX = Long.BYTES;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Copies the maps, not the values.
  public Safetensors {
    metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
  }

  /// The file's bytes; equal contents give equal bytes.
  public byte[] encode() {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode text = header.putObject(METADATA);
    metadata.forEach(text::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
      entry.getValue().shape().forEach(node.putArray("shape")::add);
      long end = offset + (long) Float.BYTES * entry.getValue().values().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = toBytes(header);
    int padded = Math.ceilDiv(json.length, PREFIX) * PREFIX;
    ByteBuffer file =
        ByteBuffer.allocate(Math.toIntExact(PREFIX + padded + offset))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(padded).put(json);
    while (file.position() < PREFIX + padded) {
      file.put((byte) ' ');
    }
    for (Tensor tensor : tensors.values()) {
      file.asFloatBuffer().put(tensor.values());
      file.position(file.position() + Float.BYTES * tensor.values().length);
    }
    return file.array();
  }

  private static byte[] toBytes(ObjectNode header) {
    try {
      return JSON.writeValueAsBytes(header);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  /// Reads a file's bytes.
  ///
  /// @param source the file's name, for messages
  /// @param bytes the file, not modified
  /// @throws BadWeightsException if they are not safetensors, or cut short
  public static Safetensors decode(String source, byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = bytes.length < PREFIX ? -1 : file.getLong();
    if (headerLength < 2 || headerLength > bytes.length - PREFIX) {
      throw new BadWeightsException(source + " is not a safetensors file, or cut short");
    }
    JsonNode header = parse(source, bytes, (int) headerLength);
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    int start = PREFIX + (int) headerLength;
    ByteBuffer values = file.slice(start, bytes.length - start);
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(METADATA)) {
        entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        tensors.put(entry.getKey(), tensor(source, entry.getKey(), entry.getValue(), values));
      }
    }
    return new Safetensors(metadata, tensors);
  }

  private static JsonNode parse(String source, byte[] bytes, int length) {
    try {
      JsonNode header = JSON.readTree(new String(bytes, PREFIX, length, StandardCharsets.UTF_8));
      if (header.isObject()) {
        return header;
      }
      throw new BadWeightsException(source + " is not a safetensors file: its header is no object");
    } catch (IOException e) {
      throw new BadWeightsException(
          source + " is not a safetensors file: its header is no JSON", e);
    }
  }

  private static Tensor tensor(String source, String name, JsonNode node, ByteBuffer values) {
    String where = "%s: tensor %s".formatted(source, name);
    if (!node.path("dtype").asText().equals("F32")) {
      throw new BadWeightsException(
          "%s has type \"%s\" but must be F32".formatted(where, node.path("dtype").asText()));
    }
    List<Long> shape = new ArrayList<>();
    node.path("shape").forEach(size -> shape.add(size.asLong(-1)));
    float[] array = values(where, node.path("data_offsets"), values);
    try {
      return new Tensor(shape, array);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadWeightsException("%s: %s".formatted(where, e.getMessage()), e);
    }
  }

  private static float[] values(String where, JsonNode offsets, ByteBuffer values) {
    long begin = offsets.path(0).asLong(-1);
    long end = offsets.path(1).asLong(-1);
    if (begin < 0 || end < begin || end > values.capacity()) {
      throw new BadWeightsException(
          "%s ends at byte %d of %d: the file is cut short or damaged"
              .formatted(where, end, values.capacity()));
    }
    float[] array = new float[(int) ((end - begin) / Float.BYTES)];
    values
        .slice((int) begin, (int) (end - begin))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(array);
    return array;
  }
}
