package io.semlink.models.weights;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Reads the header of a safetensors file; the values stay where they are.
///
/// As the format demands, names are unique and the tensors fill the rest of the file without gap or
/// overlap. Whatever is wrong is a {@link BadWeightsException} of one line.
final class SafetensorsReader {
  /// The bound of the format's own reader, so that a damaged length claims no memory.
  private static final long MAX_HEADER = 100_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String source;
  private final FileBytes bytes;
  private final long start;
  private final List<Extent> extents = new ArrayList<>();

  /// Where a tensor's values stand, counted from the end of the header.
  private record Extent(String where, long begin, long end) {}

  private SafetensorsReader(String source, FileBytes bytes, long start) {
    this.source = source;
    this.bytes = bytes;
    this.start = start;
  }

  /// Reads a header.
  ///
  /// @param source the file's name, for messages
  /// @param bytes the file
  /// @throws BadWeightsException if it is not a safetensors file, or cut short
  static Safetensors read(String source, FileBytes bytes) {
    try (InputStream in = bytes.open(0, bytes.size())) {
      ByteBuffer prefix =
          ByteBuffer.wrap(in.readNBytes(Safetensors.PREFIX)).order(ByteOrder.LITTLE_ENDIAN);
      long length = prefix.remaining() < Safetensors.PREFIX ? -1 : prefix.getLong();
      if (length < 2 || length > Math.min(MAX_HEADER, bytes.size() - Safetensors.PREFIX)) {
        throw new BadWeightsException(source + " is not a safetensors file, or cut short");
      }
      JsonNode header = parse(source, in.readNBytes((int) length));
      return new SafetensorsReader(source, bytes, Safetensors.PREFIX + length).contents(header);
    } catch (IOException e) {
      throw new BadWeightsException("%s cannot be read: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static JsonNode parse(String source, byte[] json) {
    try {
      JsonNode header = JSON.readTree(json);
      if (header.isObject()) {
        return header;
      }
    } catch (IOException e) {
      throw new BadWeightsException(
          "%s is not a safetensors file: its header is no JSON (%s)"
              .formatted(source, firstLine(e)),
          e);
    }
    throw new BadWeightsException(source + " is not a safetensors file: its header is no object");
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().map(Excerpt::of).orElse("");
  }

  private Safetensors contents(JsonNode header) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    SequencedMap<String, TensorSource> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(Safetensors.METADATA)) {
        entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
      }
    }
    requireFilled();
    return new Safetensors(metadata, tensors);
  }

  private StoredTensor tensor(String name, JsonNode node) {
    String where = "%s: tensor %s".formatted(source, Excerpt.of(name));
    String dtype = node.path("dtype").asText();
    ElementType type =
        ElementType.ofSafetensors(dtype)
            .orElseThrow(() ->
                new BadWeightsException(
                    "%s has type \"%s\" but must be F32, F16, BF16 or F64"
                        .formatted(where, Excerpt.of(dtype))));
    List<Long> shape = numbers(where, "shape", node.path("shape"));
    List<Long> offsets = numbers(where, "data_offsets", node.path("data_offsets"));
    if (offsets.size() != 2) {
      throw new BadWeightsException(where + " must have two data_offsets");
    }
    Extent extent = new Extent(where, offsets.getFirst(), offsets.getLast());
    if (extent.end() < extent.begin() || extent.end() > bytes.size() - start) {
      throw new BadWeightsException(
          "%s ends at byte %s of %s: the file is cut short or damaged"
              .formatted(where, extent.end(), bytes.size() - start));
    }
    long length = extent.end() - extent.begin();
    requireFits(where, shape, type, length);
    extents.add(extent);
    return new StoredTensor(
        where, shape, type, false, () -> bytes.open(start + extent.begin(), length));
  }

  private static List<Long> numbers(String where, String key, JsonNode node) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode number : node) {
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
        throw new BadWeightsException("%s: %s must be whole numbers >= 0".formatted(where, key));
      }
      numbers.add(number.asLong());
    }
    if (!node.isArray()) {
      throw new BadWeightsException("%s lacks its %s".formatted(where, key));
    }
    return numbers;
  }

  private static void requireFits(String where, List<Long> shape, ElementType type, long length) {
    try {
      if ((long) TensorSource.numValues(shape) * type.numBytes() == length) {
        return;
      }
    } catch (ArithmeticException e) {
      throw new BadWeightsException(
          "%s: the shape %s has more than 2^31 - 1 values".formatted(where, shape), e);
    }
    throw new BadWeightsException(
        "%s: %s bytes do not fill the shape %s of %s".formatted(where, length, shape, type));
  }

  private void requireFilled() {
    extents.sort(Comparator.comparingLong(Extent::begin).thenComparingLong(Extent::end));
    long filled = 0;
    for (Extent extent : extents) {
      if (extent.begin() != filled) {
        throw new BadWeightsException(
            "%s begins at byte %s but the tensor before it ends at %s"
                .formatted(extent.where(), extent.begin(), filled));
      }
      filled = extent.end();
    }
    if (filled != bytes.size() - start) {
      throw new BadWeightsException(
          "%s: %s bytes belong to no tensor".formatted(source, bytes.size() - start - filled));
    }
  }
}
