package io.semlink.simulator.channel;

import io.semlink.simulator.notation.Table;
import io.semlink.simulator.notation.TextFile;
import io.semlink.simulator.units.EsN0;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A recorded channel, one value a block. Block i of a study sees row i modulo the number of rows.
///
/// The file is a {@link Table}. Exactly one column must bear the name of a {@link Quantity};
/// others, as a time, are passed over.
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

  private static final List<String> COLUMNS =
      Arrays.stream(Quantity.values()).map(Quantity::column).toList();

  private final Quantity quantity;
  private final double[] values;

  private ChannelTrace(Quantity quantity, double[] values) {
    this.quantity = quantity;
    this.values = values;
  }

  /// Reads a trace.
  ///
  /// @throws BadTraceException if the file cannot be read, is no table, holds no or more than one
  ///   known column, no row, or a value out of its bounds
  public static ChannelTrace read(Path file) {
    Table table = Table.of(TextFile.read(file, BadTraceException::new), List.of());
    List<Quantity> known =
        Arrays.stream(Quantity.values()).filter(q -> table.columns().contains(q.column())).toList();
    if (known.size() != 1) {
      throw table.wrongColumns("exactly one must be " + String.join(", ", COLUMNS));
    }
    Quantity quantity = known.getFirst();
    double[] values =
        table.rows().stream()
            .mapToDouble(row -> row.number(quantity.column(), quantity.bound(), quantity::allows))
            .toArray();
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
    return "%s-%08x".formatted(values.length, Arrays.hashCode(values));
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
}
