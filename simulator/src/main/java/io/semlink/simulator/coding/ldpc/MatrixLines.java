package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.notation.PlainNumber;
import io.semlink.simulator.notation.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of whole numbers of a matrix file, without remarks (from # on) and empty lines.
///
/// @param file the file, named in errors
/// @param lines lines that hold a number
record MatrixLines(Path file, List<Line> lines) {
  private static final Pattern GAP = Pattern.compile("[\\s,]+");

  /// @param number line number in the file, from 1
  /// @param values at least one
  record Line(int number, int[] values) {}

  static MatrixLines read(Path file) {
    return of(file, TextFile.readAscii(file, BadMatrixException::new));
  }

  /// The lines of a text.
  ///
  /// @param file what to call it in errors
  static MatrixLines of(Path file, String content) {
    return of(file, TextFile.of(file.toString(), content, BadMatrixException::new));
  }

  private static MatrixLines of(Path file, TextFile text) {
    List<Line> lines = new ArrayList<>();
    for (TextFile.Line line : text.lines()) {
      int remark = line.text().indexOf('#');
      String numbers = (remark < 0 ? line.text() : line.text().substring(0, remark)).strip();
      if (!numbers.isEmpty()) {
        lines.add(new Line(line.number(), values(text, line, numbers)));
      }
    }
    return new MatrixLines(file, List.copyOf(lines));
  }

  private static int[] values(TextFile text, TextFile.Line line, String numbers) {
    try {
      return GAP.splitAsStream(numbers).mapToInt(PlainNumber::wholeInt).toArray();
    } catch (NumberFormatException e) {
      throw text.wrong(line, String.valueOf(e.getMessage()), e);
    }
  }

  /// The line at an index.
  ///
  /// @param index from 0
  /// @param what what it should hold, named if the file ends before
  Line line(int index, String what) {
    if (index >= lines.size()) {
      int last = lines.isEmpty() ? 0 : lines.getLast().number();
      throw new BadMatrixException("%s ends after line %s, before %s".formatted(file, last, what));
    }
    return lines.get(index);
  }

  /// What is wrong with a line.
  BadMatrixException wrong(Line line, String what) {
    return new BadMatrixException("%s:%s: %s".formatted(file, line.number(), what));
  }

  /// Refuses a value outside its range.
  void requireRange(Line line, String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(line, "%s is %s but must lie in %s..%s".formatted(name, value, least, most));
    }
  }

  /// Refuses a line with another number of values.
  void requireCount(Line line, String name, int count) {
    if (line.values().length != count) {
      throw wrong(
          line, "%s: %s values but there must be %s".formatted(name, line.values().length, count));
    }
  }

  /// Refuses a file that goes on.
  void requireEnd(int index) {
    if (index < lines.size()) {
      throw wrong(lines.get(index), "nothing may follow the matrix");
    }
  }
}
