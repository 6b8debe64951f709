package io.semlink.simulator.sensor.folder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Where the first row and column of a stored image lie in the upright one (Exif 3.0, tag 274).
///
/// @param value 1: row at the top, column at the left; 2: top, right; 3: bottom, right; 4: bottom,
///   left; 5: left, top; 6: right, top; 7: right, bottom; 8: left, bottom
record Orientation(int value) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  /// Whether stored rows are upright columns.
  boolean swapped() {
    return value >= 5;
  }

  /// Whether the first stored row lies at the bottom or the right.
  boolean rowsReversed() {
    return value == 3 || value == 4 || value == 6 || value == 7;
  }

  /// Whether the first stored column lies at the right or the bottom.
  boolean columnsReversed() {
    return value == 2 || value == 3 || value == 7 || value == 8;
  }

  /// The orientation in Exif data, a TIFF header and what follows. Data that say none, or one that
  /// is not defined, mean upright, as viewers take them.
  static Orientation inExif(ByteBuffer exif) {
    ByteBuffer in = exif.duplicate();
    if (in.remaining() < 8) {
      return UPRIGHT;
    }
    in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    if (directory < 8 || directory > in.limit() - 2) {
      return UPRIGHT;
    }
    int entries = in.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries && ENTRY_BYTES * (i + 1) <= in.limit() - directory - 2; i++) {
      int entry = directory + 2 + ENTRY_BYTES * i;
      if ((in.getShort(entry) & 0xFFFF) == TAG && in.getShort(entry + 2) == SHORT) {
        return of(in.getShort(entry + 8));
      }
    }
    return UPRIGHT;
  }

  private static Orientation of(int value) {
    return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
  }
}
