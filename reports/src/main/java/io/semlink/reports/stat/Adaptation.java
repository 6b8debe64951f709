package io.semlink.reports.stat;

import io.semlink.simulator.results.PointRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One scheme and receive mode at one bandwidth, as far as it could choose among the modulations
/// and code rates (MCS) that a study ran: each of them fixed, the best fixed one at each Es/N0 (the
/// envelope), and two that choose frame by frame. All of them spend equal channel uses.
///
/// The frames, their noise and their fading are the same for every MCS of such a study, so a choice
/// needs no new simulation: the frame's record of the chosen MCS is what would have happened.
///
/// @param condition channel and bandwidth
/// @param metric the task's metric
/// @param label what tells the scheme and mode from the others of the run
/// @param schemes the MCS by ascending information bits a symbol, at least two
/// @param channelUses complex symbols a frame, overheads included
/// @param channelUsesPerPixel likewise over the pixels; absent without an image
/// @param steps by ascending Es/N0, at least one
public record Adaptation(
    Condition condition,
    TaskMetric metric,
    String label,
    List<FixedMcs> schemes,
    double channelUses,
    @Nullable Double channelUsesPerPixel,
    List<Step> steps) {
  /// Frames between a measurement and the choice that it decides.
  public static final int DELAY_FRAMES = 1;

  /// Block error rate that the realistic choice aims at.
  public static final double TARGET_BLER = 0.1;

  /// Copies the lists.
  public Adaptation {
    schemes = List.copyOf(schemes);
    steps = List.copyOf(steps);
  }

  /// One MCS at every Es/N0.
  ///
  /// @param name modulation and code rate, as "QPSK 1/2"
  /// @param thresholdDb the least measured Es/N0 it is chosen at, dB
  /// @param points by ascending Es/N0, at least one
  public record FixedMcs(String name, double thresholdDb, List<PointRecord> points) {
    /// Copies the points.
    public FixedMcs {
      points = List.copyOf(points);
    }
  }

  /// One average Es/N0.
  ///
  /// @param esN0Db Es/N0, dB
  /// @param bestMcs name of the fixed MCS with the best metric
  /// @param best its point
  /// @param frames frames with a record of every MCS; 0 where the run wrote none
  /// @param oracle each frame by the MCS with the most payload bits whose blocks all arrived, and
  ///   where none did by the most robust one; absent without frame records and where the MCS met
  ///   different gains. Where more payload is no better, it may lie below the envelope
  /// @param prompt each frame by its own measured Es/N0; absent without frame records or without a
  ///   measurement in them
  /// @param realistic each frame by the Es/N0 measured {@link #DELAY_FRAMES} before it, the first
  ///   by the most robust MCS; absent likewise
  /// @param loss metric of the oracle less that of the realistic choice, paired; absent likewise
  public record Step(
      double esN0Db,
      String bestMcs,
      PointRecord best,
      long frames,
      @Nullable Estimate oracle,
      @Nullable Estimate prompt,
      @Nullable Estimate realistic,
      @Nullable Estimate loss) {}

  /// The outcome in one sentence.
  public String sentence() {
    Step first = steps.getFirst();
    Step last = steps.getLast();
    return "%s: the best fixed MCS goes from %s (%s at %s) to %s (%s at %s). %s"
        .formatted(
            label,
            first.bestMcs(),
            Words.percent(value(first)),
            Words.db(first.esN0Db()),
            last.bestMcs(),
            Words.percent(value(last)),
            Words.db(last.esN0Db()),
            loss())
        .strip();
  }

  private String loss() {
    Step worst =
        steps.stream()
            .filter(s -> s.loss() != null)
            .max(Comparator.comparingDouble(s -> Objects.requireNonNull(s.loss()).value()))
            .orElse(null);
    if (worst == null || worst.loss() == null) {
      return "The run's frame records hold no Es/N0 that all MCS share, so no choice frame by frame"
          + " can be told.";
    }
    Estimate loss = worst.loss();
    String amount =
        loss.interval().contains(0)
            ? "does not differ from the oracle beyond the intervals"
            : "loses at most %s points [%s, %s] to the oracle, at %s"
                .formatted(
                    Words.decimal(100 * loss.value(), 1),
                    Words.decimal(100 * loss.interval().low(), 1),
                    Words.decimal(100 * loss.interval().high(), 1),
                    Words.db(worst.esN0Db()));
    return "Choosing by the Es/N0 of the frame before %s.".formatted(amount);
  }

  /// The Es/N0 that each MCS is chosen from, in words without a full stop.
  public String thresholds() {
    return schemes.stream()
        .map(s -> "%s from %s".formatted(s.name(), Words.db(s.thresholdDb())))
        .collect(Collectors.joining(", "));
  }

  /// Metric of the best fixed MCS at an Es/N0.
  public double value(Step step) {
    return Objects.requireNonNull(metric.of(step.best()));
  }

  /// All points of all MCS.
  public Stream<PointRecord> points() {
    return schemes.stream().flatMap(s -> s.points().stream());
  }
}
