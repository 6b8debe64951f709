package io.semlink.simulator.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Modulation and coding schemes of 3GPP TS 38.214: clause 5.1.3.1 for the downlink and for an
/// uplink without transform precoding, clause 6.1.4.1 for an uplink with it (with pi/2-BPSK in use,
/// q = 1). Each table has 32 rows.
public enum McsTable {
  /// Table 5.1.3.1-1, up to 64-QAM.
  QAM64("qam64", "5.1.3.1-1"),
  /// Table 5.1.3.1-2, up to 256-QAM.
  QAM256("qam256", "5.1.3.1-2"),
  /// Table 5.1.3.1-3, up to 64-QAM, low spectral efficiency.
  QAM64_LOW_SE("qam64-low-se", "5.1.3.1-3"),
  /// Table 5.1.3.1-4, up to 1024-QAM.
  QAM1024("qam1024", "5.1.3.1-4"),
  /// Table 6.1.4.1-1, transform precoding, up to 64-QAM.
  TRANSFORM_PRECODING("transform-precoding", "6.1.4.1-1"),
  /// Table 6.1.4.1-2, transform precoding, up to 64-QAM, low spectral efficiency.
  TRANSFORM_PRECODING_LOW_SE("transform-precoding-low-se", "6.1.4.1-2");

  private final String keyword;
  private final String number;

  McsTable(String keyword, String number) {
    this.keyword = keyword;
    this.number = number;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }

  /// Number of the table in 3GPP TS 38.214.
  public String number() {
    return number;
  }

  /// All 32 rows by index, reserved ones included.
  public List<Mcs> rows() {
    return Rows.ALL.stream().filter(mcs -> mcs.table() == this).toList();
  }

  /// The rows that name a code rate, by index.
  public List<Mcs> usable() {
    return rows().stream().filter(mcs -> !mcs.reserved()).toList();
  }

  /// The row of an index.
  ///
  /// @param index 0..31
  /// @throws IllegalArgumentException if the index lies outside the table or is reserved
  public Mcs mcs(int index) {
    List<Mcs> usable = usable();
    if (index < 0 || index >= usable.size()) {
      throw new IllegalArgumentException(
          "MCS index is %s but table %s has 0..%s"
              .formatted(index, keyword, usable.getLast().index()));
    }
    return usable.get(index);
  }

  /// Read once, when the first table is asked for.
  private static final class Rows {
    private static final List<Mcs> ALL = text("nr-mcs.csv").lines().skip(1).map(Rows::row).toList();

    private static Mcs row(String line) {
      String[] cells = line.split(",", -1);
      McsTable table =
          List.of(values()).stream()
              .filter(t -> t.number.equals(cells[0]))
              .findFirst()
              .orElseThrow();
      double rate = cells[3].equals("reserved") ? 0 : Double.parseDouble(cells[3]);
      // Some rates are odd multiples of 1/2048.
      int rateTimes2048 = (int) Math.round(2 * rate);
      return new Mcs(table, Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), rateTimes2048);
    }

    private static String text(String resource) {
      try (InputStream in =
          Objects.requireNonNull(McsTable.class.getResourceAsStream(resource), resource)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
