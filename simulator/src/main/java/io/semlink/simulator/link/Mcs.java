package io.semlink.simulator.link;

import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import java.util.List;
import java.util.Optional;

/// One modulation and coding scheme: a row of a table of 3GPP TS 38.214.
///
/// @param table which table
/// @param index I_MCS, 0..31
/// @param order Qm, coded bits a symbol
/// @param rateTimes2048 target code rate R times 2048; 0 in a reserved row, which names the
///   modulation of a retransmission only
public record Mcs(McsTable table, int index, int order, int rateTimes2048) {
  /// Whether the row names no code rate.
  public boolean reserved() {
    return rateTimes2048 == 0;
  }

  /// Target code rate, written over 1024 where it can be.
  ///
  /// @throws IllegalArgumentException if the row is reserved
  public CodeRate rate() {
    return rateTimes2048 % 2 == 0
        ? new CodeRate(rateTimes2048 / 2, 1024)
        : new CodeRate(rateTimes2048, 2048);
  }

  /// Information bits a symbol, R Qm; 0 in a reserved row.
  public double spectralEfficiency() {
    return rateTimes2048 / 2048.0 * order;
  }

  /// The modulation of Qm bits a symbol; one bit a symbol is pi/2-BPSK (TS 38.214, clause 6.1.4.1).
  ///
  /// @throws IllegalArgumentException if this simulator does not have it
  public Modulation modulation() {
    return modulation(List.of(Modulation.values()))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s needs %s, which is missing"
                    .formatted(this, order == 1 ? "pi/2-BPSK" : (1 << order) + "-QAM")));
  }

  private Optional<Modulation> modulation(List<Modulation> all) {
    return all.stream().filter(m -> isNamed(m.keyword())).findFirst();
  }

  /// By name, for other constellations carry as many bits a symbol.
  private boolean isNamed(String keyword) {
    return switch (order) {
      case 1 -> keyword.startsWith("pi");
      case 2 -> keyword.equals("qpsk");
      default -> keyword.equals((1 << order) + "qam");
    };
  }

  /// Whether this simulator has the modulation.
  public boolean isSupported() {
    return modulation(List.of(Modulation.values())).isPresent();
  }

  /// Table and index, as "qam256 12".
  @Override
  public String toString() {
    return table.keyword() + " " + index;
  }
}
