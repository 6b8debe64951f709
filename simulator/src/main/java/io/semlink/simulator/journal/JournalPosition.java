package io.semlink.simulator.journal;

/// A place between two entries of a journal.
///
/// @param file number of the file, from 1
/// @param offset bytes from the beginning of that file
public record JournalPosition(int file, long offset) implements Comparable<JournalPosition> {
  /// Before the first entry.
  public static final JournalPosition START = new JournalPosition(1, 0);

  /// Behind every entry.
  public static final JournalPosition END = new JournalPosition(Integer.MAX_VALUE, Long.MAX_VALUE);

  /// @throws IllegalArgumentException if there can be no such place
  public JournalPosition {
    if (file < 1 || offset < 0) {
      throw new IllegalArgumentException("no place in a journal: %s:%s".formatted(file, offset));
    }
  }

  /// Reads what {@link #toString} writes.
  ///
  /// @throws IllegalArgumentException if the text is no position
  public static JournalPosition parse(String text) {
    int colon = text.indexOf(':');
    return new JournalPosition(
        Integer.parseInt(text.substring(0, Math.max(0, colon))),
        Long.parseLong(text.substring(colon + 1)));
  }

  @Override
  public int compareTo(JournalPosition other) {
    return file != other.file
        ? Integer.compare(file, other.file)
        : Long.compare(offset, other.offset);
  }

  @Override
  public String toString() {
    return file + ":" + offset;
  }
}
