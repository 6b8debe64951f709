package io.semlink.scenarios.language;

import io.semlink.simulator.link.Mcs;
import io.semlink.simulator.link.McsSelection;
import io.semlink.simulator.link.McsTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Modulation and code rate by a table of 3GPP TS 38.214: the block `link.mcs`.
///
/// @param table which table
/// @param selection who chooses
/// @param index row, where it is given
/// @param target what a selection aims at
/// @param delayBlocks age of the measurement that an instantaneous selection uses, blocks
public record McsSettings(
    McsTable table,
    Selection selection,
    @Nullable Integer index,
    McsSelection.Target target,
    int delayBlocks) {
  private static final String MCS = "link.mcs.";

  /// Who chooses the MCS.
  public enum Selection {
    /// The scenario.
    FIXED,
    /// The transmitter, once a point, from its average Es/N0.
    AVERAGE,
    /// The transmitter, block by block, from the Es/N0 that the receiver measured.
    INSTANTANEOUS
  }

  /// The row that the scenario gives.
  ///
  /// @throws IllegalArgumentException if the table has no such row
  public Mcs fixed() {
    return table.mcs(index == null ? 0 : index);
  }

  /// How the MCS is chosen, for records; null where it is given.
  public @Nullable String selectionText() {
    String word = selection.name().toLowerCase(Locale.ROOT);
    return switch (selection) {
      case FIXED -> null;
      case AVERAGE ->
          "%s target-bler=%s margin=%s dB"
              .formatted(word, target.blockErrorRate(), target.marginDb());
      case INSTANTANEOUS ->
          "%s target-bler=%s margin=%s dB delay=%s"
              .formatted(word, target.blockErrorRate(), target.marginDb(), delayBlocks);
    };
  }

  /// Reads the block; null where there is none.
  static @Nullable McsSettings read(Values values) {
    if (!values.has("link.mcs")) {
      return null;
    }
    for (String key : List.of("link.modulation", "link.code.code-rate")) {
      if (values.has(key)) {
        throw values.wrong(key, "is set and so is link.mcs, which says the same thing");
      }
    }
    if (!values.text("link.code.family", "nr-ldpc").equals("nr-ldpc")) {
      throw values.wrong("link.code.family", "must be nr-ldpc with link.mcs");
    }
    Selection selection = values.choice(MCS + "selection", Selection.class, Selection.FIXED);
    if (values.has(MCS + "index") != (selection == Selection.FIXED)) {
      throw new ScenarioException(
          "link.mcs needs either an index or selection = average or instantaneous (%s)"
              .formatted(values.place("link.mcs")));
    }
    for (String key : List.of("target-bler", "margin", "delay")) {
      boolean used =
          selection == Selection.INSTANTANEOUS
              || (selection == Selection.AVERAGE && !key.equals("delay"));
      if (values.has(MCS + key) && !used) {
        throw values.wrong(
            MCS + key,
            "means nothing with selection = " + selection.name().toLowerCase(Locale.ROOT));
      }
    }
    McsSettings mcs =
        new McsSettings(
            values.choice(
                MCS + "table", List.of(McsTable.values()), McsTable::keyword, McsTable.QAM64),
            selection,
            values.has(MCS + "index")
                ? (Integer) (int) values.integer(MCS + "index", 0, 0, 31)
                : null,
            new McsSelection.Target(
                values.number(MCS + "target-bler", 0.1, 1e-6, 0.99),
                values.quantity(
                    MCS + "margin", Unit.DECIBEL, McsSelection.Target.DEFAULT_MARGIN_DB, -20)),
            (int) values.integer(MCS + "delay", 0, 0, 1_000_000));
    requireRow(values, mcs);
    return mcs;
  }

  private static void requireRow(Values values, McsSettings mcs) {
    try {
      mcs.fixed();
    } catch (IllegalArgumentException e) {
      throw new ScenarioException("%s (%s)".formatted(e.getMessage(), values.place(MCS + "index")));
    }
  }
}
