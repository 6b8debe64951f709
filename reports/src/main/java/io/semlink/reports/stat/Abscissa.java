package io.semlink.reports.stat;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What curves are drawn over: the quality of a channel, or how much of it a scheme may use.
public enum Abscissa {
  /// Energy per complex symbol over N0, dB: what schemes of different code rates share.
  ES_N0("es_n0_db", "Es/N0 (dB)"),
  /// Energy per information bit over N0, dB: what codes are compared by.
  EB_N0("eb_n0_db", "Eb/N0 (dB)"),
  /// Measured bit error rate before decoding: on channels without Gaussian noise.
  DEMOD_BER("demod_ber", "bit error rate before decoding"),
  /// Payload bits per pixel of a frame, before channel coding.
  BITS_PER_PIXEL("bits_per_pixel", "bits per pixel"),
  /// Complex symbols per pixel of a frame, all HARQ rounds counted: what schemes with different
  /// payloads share.
  CHANNEL_USES_PER_PIXEL("channel_uses_per_pixel", "channel uses per pixel");

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

  /// The one that suits points which share a channel and differ in rate.
  static Abscissa suitingRates(List<PointRecord> points) {
    boolean asked = points.stream().anyMatch(p -> p.parameters().bitsPerPixel() != null);
    return asked && bitsCostTheSame(points) ? BITS_PER_PIXEL : CHANNEL_USES_PER_PIXEL;
  }

  /// Whether a payload bit takes the same channel uses at all points: the modulation, the code rate
  /// and what chooses or repeats them agree. Else equal bits are no equal rate.
  static boolean bitsCostTheSame(List<PointRecord> points) {
    return points.stream()
            .map(PointRecord::parameters)
            .map(p ->
                Arrays.asList(p.modulation(), p.codeRate(), p.mcs(), p.mcsSelection(), p.harq()))
            .distinct()
            .count()
        <= 1;
  }

  /// One point for each value, the one that took the fewest channel uses: a payload that no longer
  /// grows with the rate is not worth more of it.
  ///
  /// @param points that all have a value
  /// @return by first appearance of the value
  List<PointRecord> distinct(List<PointRecord> points) {
    Map<Double, PointRecord> cheapest = new LinkedHashMap<>();
    for (PointRecord point : points) {
      cheapest.merge(
          Objects.requireNonNull(of(point)),
          point,
          (one, other) -> channelUses(other) < channelUses(one) ? other : one);
    }
    return List.copyOf(cheapest.values());
  }

  /// Complex symbols a frame, everything on air of every HARQ round; as budgeted in an older file,
  /// which did not count them. The point must have a budget.
  static double channelUses(PointRecord point) {
    long counted = point.counts().use().channelUses();
    LinkBudget budget = Objects.requireNonNull(point.budget());
    return counted > 0 ? (double) counted / point.counts().frames() : budget.channelUses();
  }

  /// Whether values are best spread by their logarithm.
  public boolean isLogarithmic() {
    return switch (this) {
      case ES_N0, EB_N0 -> false;
      case DEMOD_BER, BITS_PER_PIXEL, CHANNEL_USES_PER_PIXEL -> true;
    };
  }

  /// A value in a sentence, with its unit.
  String words(double value) {
    return switch (this) {
      case ES_N0, EB_N0 -> Words.db(value);
      case DEMOD_BER -> Words.probability(value);
      case BITS_PER_PIXEL, CHANNEL_USES_PER_PIXEL -> Words.number(value, 3) + " " + label;
    };
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
      case BITS_PER_PIXEL -> budget == null ? null : budget.bitsPerPixel();
      case CHANNEL_USES_PER_PIXEL -> budget == null ? null : channelUsesPerPixel(point, budget);
    };
  }

  private static @Nullable Double channelUsesPerPixel(PointRecord point, LinkBudget budget) {
    Double ofData = budget.channelUsesPerPixel();
    return ofData == null ? null : (Double) (ofData * channelUses(point) / budget.symbols());
  }
}
