package io.semlink.reports.stat;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The quality of a channel, as curves are drawn over it.
public enum Abscissa {
  /// Energy per complex symbol over N0, dB: what schemes of different code rates share.
  ES_N0("es_n0_db", "Es/N0 (dB)"),
  /// Energy per information bit over N0, dB: what codes are compared by.
  EB_N0("eb_n0_db", "Eb/N0 (dB)"),
  /// Measured bit error rate before decoding: on channels without Gaussian noise.
  DEMOD_BER("demod_ber", "bit error rate before decoding");

  private final String column;
  private final String label;

  Abscissa(String column, String label) {
    this.column = column;
    this.label = label;
  }

  /// The one that suits points which share a channel.
  static Abscissa suiting(List<PointRecord> points) {
    if (points.stream().anyMatch(p -> ES_N0.of(p) == null)) {
      return DEMOD_BER;
    }
    return points.stream().allMatch(Curve::isLinkAlone) ? EB_N0 : ES_N0;
  }

  /// Name of the column in CSV files.
  public String column() {
    return column;
  }

  /// What stands at an axis, with its unit.
  public String label() {
    return label;
  }

  /// Value of a point; null where it has none.
  public @Nullable Double of(PointRecord point) {
    LinkBudget budget = point.budget();
    return switch (this) {
      case ES_N0 -> point.parameters().esN0Db();
      case EB_N0 -> budget == null ? null : budget.ebN0Db();
      case DEMOD_BER ->
          point.counts().demodBits().errors() == 0 ? null : point.counts().demodBits().rate();
    };
  }
}
