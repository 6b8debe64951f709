package io.semlink.models.weights;

import io.semlink.simulator.link.BadWeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A tensor in a file. Nothing of it is kept in memory.
///
/// @param where file and tensor, for messages
/// @param shape sizes of the dimensions, slowest first; their product fits an int
/// @param type how the file holds its numbers
/// @param columnMajor whether the first index runs fastest in the file (Fortran's order)
/// @param opener opens the file at the first value
record StoredTensor(
    String where, List<Long> shape, ElementType type, boolean columnMajor, Opener opener)
    implements TensorSource {

  /// Opens the bytes of a tensor, and nothing but them; the reader closes the stream.
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  StoredTensor {
    shape = List.copyOf(shape);
  }

  @Override
  public float[] values() {
    float[] values = new float[TensorSource.numValues(shape)];
    read((position, part, start, count) -> System.arraycopy(part, start, values, position, count));
    return columnMajor ? rowMajor(values) : values;
  }

  @Override
  public void forEachChunk(Chunk chunk) {
    if (columnMajor) {
      TensorSource.super.forEachChunk(chunk);
    } else {
      read(chunk);
    }
  }

  private void read(Chunk chunk) {
    if (type == ElementType.I64) {
      throw new BadWeightsException(
          where + " holds whole numbers (I64) where values of a network are expected");
    }
    int total = TensorSource.numValues(shape);
    byte[] bytes = new byte[Math.min(total, CHUNK) * type.numBytes()];
    float[] values = new float[Math.min(total, CHUNK)];
    try (InputStream in = opener.open()) {
      for (int done = 0; done < total; done += CHUNK) {
        int count = Math.min(CHUNK, total - done);
        int length = count * type.numBytes();
        if (in.readNBytes(bytes, 0, length) < length) {
          throw new BadWeightsException(where + " is cut short");
        }
        type.decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), values, count);
        chunk.accept(done, values, 0, count);
      }
      if (in.read() >= 0) {
        throw new BadWeightsException(where + " has more values than its shape " + shape);
      }
    } catch (IOException e) {
      throw new BadWeightsException("%s cannot be read: %s".formatted(where, e.getMessage()), e);
    }
  }

  /// Element (i0, ..., in) of the file stands at i0 + s0 (i1 + s1 (i2 + ...)).
  private float[] rowMajor(float[] columnMajorValues) {
    float[] result = new float[columnMajorValues.length];
    int[] index = new int[shape.size()];
    for (float value : columnMajorValues) {
      int position = 0;
      for (int d = 0; d < index.length; d++) {
        position = position * Math.toIntExact(shape.get(d)) + index[d];
      }
      result[position] = value;
      for (int d = 0; d < index.length && ++index[d] == shape.get(d); d++) {
        index[d] = 0;
      }
    }
    return result;
  }
}
