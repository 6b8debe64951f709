package io.semlink.simulator.link;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.units.CodeRate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The channel codes of a table's MCS for blocks of one size: equal payloads that take different
/// numbers of symbols, or equal numbers of symbols that hold different payloads. An MCS that has no
/// such block, or whose modulation is missing, is left out. Immutable.
public final class McsCodes {
  private final Map<Mcs, TransportCode> codes;

  private McsCodes(Map<Mcs, TransportCode> codes) {
    this.codes = codes;
  }

  /// The smallest codes with room for a payload.
  ///
  /// @param table the MCS to choose from
  /// @param settings the code of a rate
  /// @param payloadBits bits without CRC, at least 1
  /// @throws IllegalArgumentException if no MCS has such a block
  public static McsCodes holding(
      McsTable table, Function<CodeRate, CodeSettings> settings, int payloadBits) {
    return of(table, mcs -> settings.apply(mcs.rate()).holding(payloadBits, mcs.modulation()));
  }

  /// The codes that fill a number of symbols.
  ///
  /// @param table the MCS to choose from
  /// @param settings the code of a rate
  /// @param symbols data symbols of a block, at least 1
  /// @throws IllegalArgumentException if no MCS has such a block
  public static McsCodes filling(
      McsTable table, Function<CodeRate, CodeSettings> settings, int symbols) {
    return of(
        table, mcs -> settings.apply(mcs.rate()).filling(symbols * mcs.order(), mcs.modulation()));
  }

  private static McsCodes of(McsTable table, Function<Mcs, TransportCode> code) {
    Map<Mcs, TransportCode> codes = new LinkedHashMap<>();
    for (Mcs mcs : table.usable()) {
      attempt(mcs, code).ifPresent(found -> codes.put(mcs, found));
    }
    if (codes.isEmpty()) {
      throw new IllegalArgumentException(
          "no MCS of table %s has a block of this size".formatted(table.keyword()));
    }
    return new McsCodes(codes);
  }

  private static Optional<TransportCode> attempt(Mcs mcs, Function<Mcs, TransportCode> code) {
    try {
      return mcs.isSupported() ? Optional.of(code.apply(mcs)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The MCS that have a code here, by index.
  public List<Mcs> feasible() {
    return List.copyOf(codes.keySet());
  }

  /// The code of an MCS.
  ///
  /// @throws IllegalArgumentException if it has none here
  public TransportCode code(Mcs mcs) {
    TransportCode code = codes.get(mcs);
    if (code == null) {
      throw new IllegalArgumentException("%s has no block of this size".formatted(mcs));
    }
    return code;
  }

  /// Data symbols of a block with an MCS.
  public int symbols(Mcs mcs) {
    return code(mcs).codedBits() / mcs.order();
  }

  /// Data symbols of the MCS in the middle by information bits a symbol: a fair length to measure a
  /// channel over before an MCS is chosen.
  public int medianSymbols() {
    List<Mcs> sorted =
        codes.keySet().stream()
            .sorted(Comparator.comparingDouble(Mcs::spectralEfficiency))
            .toList();
    return symbols(sorted.get(sorted.size() / 2));
  }

  /// The selection among these MCS.
  public McsSelection selection(McsSelection.Target target) {
    return McsSelection.of(
        codes.entrySet().stream()
            .map(e ->
                new McsSelection.Candidate(
                    e.getKey(), e.getValue().informationBits(), symbols(e.getKey())))
            .toList(),
        target);
  }
}
