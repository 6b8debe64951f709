package io.semlink.models.weights;

import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NumPy's npz format: a zip archive with an array NAME.npy for each tensor NAME.
final class Npz {
  /// How names of such files end.
  static final String ENDING = ".npz";

  private static final String ARRAY = ".npy";
  private static final int ZIP_MAGIC = 0x504B0304;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /// Whether a file begins as a zip archive does.
  static boolean isZip(FileBytes bytes) throws IOException {
    try (InputStream in = bytes.open(0, Integer.BYTES)) {
      byte[] start = in.readNBytes(Integer.BYTES);
      return start.length == Integer.BYTES && ByteBuffer.wrap(start).getInt() == ZIP_MAGIC;
    }
  }

  /// Reads the headers; the values stay where they are.
  ///
  /// @param source the file's name, for messages
  /// @param bytes the file
  /// @throws BadWeightsException if it is not an npz file, or damaged
  static Safetensors read(String source, FileBytes.OnDisk bytes) {
    SequencedMap<String, TensorSource> tensors = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(bytes.file().toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String file = entry.getName();
        if (!file.endsWith(ARRAY)) {
          throw new BadWeightsException(foreign(source, file));
        }
        String name = file.substring(0, file.length() - ARRAY.length());
        if (tensors.put(name, tensor(source, name, zip, entry, bytes)) != null) {
          throw new BadWeightsException(
              "%s holds the tensor %s twice".formatted(source, Excerpt.of(name)));
        }
      }
    } catch (IOException e) {
      throw new BadWeightsException(
          "%s is not an npz file, or damaged: %s"
              .formatted(source, Excerpt.of(String.valueOf(e.getMessage()))),
          e);
    }
    return new Safetensors(new LinkedHashMap<>(), tensors);
  }

  private static String foreign(String source, String file) {
    return file.endsWith("data.pkl")
        ? "%s is a file of torch.save, whose pickle can run any code and is not read; save the state"
                .formatted(source)
            + " dict with safetensors or numpy.savez"
        : "%s is not an npz file: it holds %s".formatted(source, Excerpt.of(file));
  }

  private static StoredTensor tensor(
      String source, String name, ZipFile zip, ZipEntry entry, FileBytes.OnDisk bytes)
      throws IOException {
    String where = "%s: tensor %s".formatted(source, Excerpt.of(name));
    try (InputStream in = zip.getInputStream(entry)) {
      NpyHeader header = NpyHeader.read(where, in);
      long length =
          header.length()
              + (long) TensorSource.numValues(header.shape()) * header.type().numBytes();
      if (entry.getSize() != length) {
        throw new BadWeightsException(
            "%s has %s bytes but its header promises %s".formatted(where, entry.getSize(), length));
      }
      return new StoredTensor(
          where,
          header.shape(),
          header.type(),
          header.columnMajor(),
          () -> open(bytes, entry.getName(), header.length()));
    }
  }

  private static InputStream open(FileBytes.OnDisk bytes, String name, int headerLength)
      throws IOException {
    bytes.requireUnchanged();
    ZipFile zip = new ZipFile(bytes.file().toFile());
    try {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ZipException(Excerpt.of(name) + " is gone");
      }
      Checked values = new Checked(zip, zip.getInputStream(entry), entry.getCrc());
      values.skipNBytes(headerLength);
      return values;
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /// A stream that compares its checksum at the end, which ZipFile does not, and closes its
  /// archive.
  private static final class Checked extends FilterInputStream {
    private final ZipFile zip;
    private final CheckedInputStream checked;
    private final long expected;

    Checked(ZipFile zip, InputStream in, long expected) {
      this(zip, new CheckedInputStream(in, new CRC32()), expected);
    }

    private Checked(ZipFile zip, CheckedInputStream in, long expected) {
      super(in);
      this.zip = zip;
      this.checked = in;
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      return requireChecksum(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return requireChecksum(super.read(target, offset, length));
    }

    private int requireChecksum(int result) throws IOException {
      if (result < 0 && checked.getChecksum().getValue() != expected) {
        throw new ZipException("its checksum does not fit: the file is damaged");
      }
      return result;
    }

    @Override
    public void close() throws IOException {
      super.close();
      zip.close();
    }
  }

  /// Writes an archive, uncompressed as `numpy.savez` does; equal contents give equal bytes.
  ///
  /// @param out not closed
  /// @param tensors tensors by name, in order; each is read twice
  /// @param type F32 or F16, for all tensors
  /// @throws BadWeightsException if a value is too large for the type
  static void write(
      OutputStream out, SequencedMap<String, ? extends TensorSource> tensors, ElementType type)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    for (Map.Entry<String, ? extends TensorSource> tensor : tensors.entrySet()) {
      CheckedOutputStream nothing =
          new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
      writeArray(tensor, type, nothing);
      ZipEntry entry = new ZipEntry(tensor.getKey() + ARRAY);
      entry.setTimeLocal(NO_TIME);
      entry.setSize(size(tensor.getValue(), type));
      entry.setCrc(nothing.getChecksum().getValue());
      zip.putNextEntry(entry);
      writeArray(tensor, type, zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static long size(TensorSource tensor, ElementType type) {
    return NpyHeader.encode(type, tensor.shape()).length
        + (long) TensorSource.numValues(tensor.shape()) * type.numBytes();
  }

  private static void writeArray(
      Map.Entry<String, ? extends TensorSource> tensor, ElementType type, OutputStream out)
      throws IOException {
    out.write(NpyHeader.encode(type, tensor.getValue().shape()));
    Safetensors.writeValues(tensor.getKey(), tensor.getValue(), type, out);
  }
}
