package io.semlink.simulator.journal;

import java.nio.file.Path;

/// Names of the files of a journal: frames.jsonl.zst, frames-2.jsonl.zst, frames-3.jsonl.zst, ...
public final class JournalFiles {
  /// Name of the first one.
  public static final String FIRST = "frames.jsonl.zst";

  private JournalFiles() {}

  /// A file of a journal.
  ///
  /// @param first the first file, whatever its name
  /// @param number number of the file wanted, from 1
  public static Path file(Path first, int number) {
    String name = first.getFileName().toString();
    int dot = name.indexOf('.');
    int stem = dot < 0 ? name.length() : dot;
    return number == 1
        ? first
        : first.resolveSibling(name.substring(0, stem) + "-" + number + name.substring(stem));
  }
}
