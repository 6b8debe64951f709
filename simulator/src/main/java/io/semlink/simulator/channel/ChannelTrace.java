package io.semlink.simulator.channel;

import io.semlink.simulator.units.EsN0;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A recorded channel, one value a block. Block i of a study sees row i modulo the number of rows.
///
/// The file is comma-separated text: a line of column names, then rows. Exactly one column must
/// bear the name of a {@link Quantity}; others, as a time, are passed over. Empty lines and those
/// that begin with # are skipped.
public final class ChannelTrace {
  /// What a trace says.
  public enum Quantity {
    /// Es/N0 of the block in dB.
    ES_N0_DB("es_n0_db", EsN0.LEAST_DB, EsN0.MOST_DB),
    /// Whether the block is lost, 0 or 1.
    LOST("lost", 0, 1),
    /// Probability that the block is lost.
    LOSS_PROBABILITY("loss_probability", 0, 1);

    private final String column;
    private final double least;
    private final double most;

    Quantity(String column, double least, double most) {
      this.column = column;
      this.least = least;
      this.most = most;
    }

    /// Name of the column.
    public String column() {
      return column;
    }

    private boolean allows(double value) {
      return this == LOST ? value == 0 || value == 1 : value >= least && value <= most;
    }

    private String bound() {
      return this == LOST ? "0 or 1" : "a number in [%s, %s]".formatted(least, most);
    }
  }

  private final Quantity quantity;
  private final double[] values;

  private ChannelTrace(Quantity quantity, double[] values) {
    this.quantity = quantity;
    this.values = values;
  }

  /// Reads a trace.
  ///
  /// @throws BadTraceException if the file cannot be read, holds no or more than one known column,
  ///   no row, or a value out of its bounds
  public static ChannelTrace read(Path file) {
    List<Line> lines = lines(file);
    if (lines.isEmpty()) {
      throw new BadTraceException("%s: no line of column names".formatted(file), null);
    }
    List<String> names = lines.getFirst().cells();
    List<Quantity> known =
        Arrays.stream(Quantity.values()).filter(q -> names.contains(q.column())).toList();
    if (known.size() != 1) {
      throw new BadTraceException(
          "%s:%d: columns are %s but exactly one must be %s"
              .formatted(file, lines.getFirst().number(), names, columns()),
          null);
    }
    Quantity quantity = known.getFirst();
    int column = names.indexOf(quantity.column());
    double[] values =
        lines.stream().skip(1).mapToDouble(line -> line.value(file, column, quantity)).toArray();
    if (values.length == 0) {
      throw new BadTraceException("%s: no row below the column names".formatted(file), null);
    }
    return new ChannelTrace(quantity, values);
  }

  /// What the values are.
  public Quantity quantity() {
    return quantity;
  }

  /// What tells one recording from another in records: blocks and a hash of the values.
  public String contentHash() {
    return "%d-%08x".formatted(values.length, Arrays.hashCode(values));
  }

  /// Number of rows, at least 1.
  public int length() {
    return values.length;
  }

  /// Value of a block.
  ///
  /// @param block frame index of the block's key, any number
  public double at(long block) {
    return values[Math.floorMod(block, values.length)];
  }

  /// Largest value.
  double largest() {
    return Arrays.stream(values).max().orElseThrow();
  }

  /// The same trace, if it says this.
  ///
  /// @throws IllegalArgumentException if it says something else
  ChannelTrace require(Quantity first, Quantity second) {
    if (quantity != first && quantity != second) {
      throw new IllegalArgumentException(
          "trace holds %s but must hold %s".formatted(quantity.column(), first.column()));
    }
    return this;
  }

  private static List<Line> lines(Path file) {
    List<Line> lines = new ArrayList<>();
    try {
      List<String> all = Files.readAllLines(file);
      for (int i = 0; i < all.size(); i++) {
        String text = all.get(i).strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          lines.add(
              new Line(i + 1, Arrays.stream(text.split(",", -1)).map(String::strip).toList()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadTraceException("%s cannot be read: %s".formatted(file, e), e);
    }
    return lines;
  }

  private static String columns() {
    return String.join(", ", Arrays.stream(Quantity.values()).map(Quantity::column).toList());
  }

  /// Cells of a line, numbered from 1.
  private record Line(int number, List<String> cells) {
    double value(Path file, int column, Quantity quantity) {
      String text = column < cells.size() ? cells.get(column) : "";
      double value = number(text);
      if (!quantity.allows(value)) {
        throw new BadTraceException(
            "%s:%d: %s is \"%s\" but must be %s"
                .formatted(file, number, quantity.column(), text, quantity.bound()),
            null);
      }
      return value;
    }

    /// NaN, which no bound allows, where the text is no number.
    private static double number(String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
  }
}
