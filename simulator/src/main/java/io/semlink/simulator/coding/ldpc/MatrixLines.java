package io.semlink.simulator.coding.ldpc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The lines of whole numbers of a matrix file, without remarks (from # on) and empty lines.
///
/// @param file the file, named in errors
/// @param lines lines that hold a number
record MatrixLines(Path file, List<Line> lines) {
  /// @param number line number in the file, from 1
  /// @param values at least one
  record Line(int number, int[] values) {}

  static MatrixLines read(Path file) {
    try {
      return of(file, Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new BadMatrixException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// The lines of a text.
  ///
  /// @param file what to call it in errors
  static MatrixLines of(Path file, String content) {
    List<String> text = content.lines().toList();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String numbers = text.get(i).replaceFirst("#.*", "").strip();
      if (!numbers.isEmpty()) {
        lines.add(new Line(i + 1, values(file, i + 1, numbers)));
      }
    }
    return new MatrixLines(file, List.copyOf(lines));
  }

  private static int[] values(Path file, int number, String numbers) {
    String[] words = numbers.split("[\\s,]+", -1);
    int[] values = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        values[i] = Integer.parseInt(words[i]);
      } catch (NumberFormatException e) {
        throw new BadMatrixException(
            "%s line %d: \"%s\" is not a whole number".formatted(file, number, words[i]), e);
      }
    }
    return values;
  }

  /// The line at an index.
  ///
  /// @param index from 0
  /// @param what what it should hold, named if the file ends before
  Line line(int index, String what) {
    if (index >= lines.size()) {
      int last = lines.isEmpty() ? 0 : lines.getLast().number();
      throw new BadMatrixException("%s ends after line %d, before %s".formatted(file, last, what));
    }
    return lines.get(index);
  }

  /// What is wrong with a line.
  BadMatrixException wrong(Line line, String what) {
    return new BadMatrixException("%s line %d: %s".formatted(file, line.number(), what));
  }

  /// Refuses a value outside its range.
  void requireRange(Line line, String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(line, "%s is %d but must lie in %d..%d".formatted(name, value, least, most));
    }
  }

  /// Refuses a line with another number of values.
  void requireCount(Line line, String name, int count) {
    if (line.values().length != count) {
      throw wrong(
          line, "%s: %d values but there must be %d".formatted(name, line.values().length, count));
    }
  }

  /// Refuses a file that goes on.
  void requireEnd(int index) {
    if (index < lines.size()) {
      throw wrong(lines.get(index), "nothing may follow the matrix");
    }
  }
}
