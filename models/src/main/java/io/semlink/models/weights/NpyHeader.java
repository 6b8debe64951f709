package io.semlink.models.weights;

import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Header of a .npy file (NumPy, format versions 1.0, 2.0 and 3.0): magic, version, length, and a
/// Python dictionary with `descr`, `fortran_order` and `shape`.
///
/// @param type how the numbers are held
/// @param columnMajor whether the first index runs fastest
/// @param shape sizes of the dimensions; empty for a single number
/// @param length bytes before the first number
record NpyHeader(ElementType type, boolean columnMajor, List<Long> shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MAX_LENGTH = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /// Reads a header.
  ///
  /// @param where file and tensor, for messages
  /// @param in advanced to the first number
  /// @throws BadWeightsException if it is not one, or of a type that is not read
  static NpyHeader read(String where, InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length)) {
      throw new BadWeightsException(where + " is no .npy array");
    }
    int major = start[MAGIC.length];
    if (major < 1 || major > 3) {
      throw new BadWeightsException(
          "%s has version %s of the .npy format but must have 1, 2 or 3".formatted(where, major));
    }
    int lengthBytes = major == 1 ? Short.BYTES : Integer.BYTES;
    byte[] length = Arrays.copyOf(in.readNBytes(lengthBytes), Integer.BYTES);
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (size < 0 || size > MAX_LENGTH) {
      throw new BadWeightsException("%s has a header of %s bytes".formatted(where, size));
    }
    String text = new String(in.readNBytes(size), StandardCharsets.UTF_8);
    return parse(where, text, start.length + lengthBytes + size);
  }

  private static NpyHeader parse(String where, String text, int length) {
    String shown = Excerpt.of(text.strip());
    String descr =
        group(DESCR, text)
            .orElseThrow(() ->
                new BadWeightsException(
                    "%s is no array of plain numbers: %s".formatted(where, shown)));
    ElementType type =
        ElementType.ofNumpy(descr)
            .orElseThrow(() ->
                new BadWeightsException(
                    "%s has type \"%s\" but must be <f4, <f2 or <f8 (little-endian)"
                        .formatted(where, Excerpt.of(descr))));
    String order = group(ORDER, text).orElse("");
    String sizes =
        group(SHAPE, text)
            .orElseThrow(
                () -> new BadWeightsException("%s has no shape: %s".formatted(where, shown)));
    if (order.isEmpty()) {
      throw new BadWeightsException("%s does not say its order: %s".formatted(where, shown));
    }
    return new NpyHeader(type, order.equals("True"), shape(where, sizes), length);
  }

  private static List<Long> shape(String where, String sizes) {
    try {
      List<Long> shape =
          Arrays.stream(sizes.split("[,\\s]+", 0))
              .filter(size -> !size.isEmpty())
              .map(Long::valueOf)
              .toList();
      TensorSource.numValues(shape);
      return shape;
    } catch (NumberFormatException | ArithmeticException e) {
      throw new BadWeightsException(
          "%s: the shape (%s) has more than 2^31 - 1 values".formatted(where, Excerpt.of(sizes)),
          e);
    }
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// The bytes of a header of version 1.0, row-major, as NumPy itself lays them out.
  static byte[] encode(ElementType type, List<Long> shape) {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type.numpyName(), sizes, shape.size() == 1 ? "," : "");
    int before = MAGIC.length + 2 + Short.BYTES;
    int length = Math.ceilDiv(before + text.length() + 1, ALIGNMENT) * ALIGNMENT;
    byte[] header = new byte[length];
    Arrays.fill(header, (byte) ' ');
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (length - before))
        .put(text.getBytes(StandardCharsets.US_ASCII));
    header[length - 1] = '\n';
    return header;
  }
}
