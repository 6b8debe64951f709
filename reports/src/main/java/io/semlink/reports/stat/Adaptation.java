package io.semlink.reports.stat;

import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
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
/// needs no new simulation: the frame's record of the chosen MCS is what would have happened. Not
/// so where the receiver conceals a lost image by the last intact frame: the record shows the last
/// frame that this MCS brought, which an adaptive link need not have had.
///
/// @param condition channel and bandwidth
/// @param metric the task's metric
/// @param label name of the curve: what tells the scheme and mode from the others of the run
/// @param mcs each fixed one by ascending information bits a symbol, at least two
/// @param channelUses complex symbols a frame, overheads included
/// @param channelUsesPerPixel likewise over the pixels; absent without an image
/// @param steps by ascending Es/N0, at least one
public record Adaptation(
    Condition condition,
    TaskMetric metric,
    String label,
    List<FixedMcs> mcs,
    double channelUses,
    @Nullable Double channelUsesPerPixel,
    List<Step> steps) {
  /// Frames between a measurement and the choice that it decides.
  public static final int DELAY_FRAMES = 1;

  /// Block error rate that the realistic choice aims at.
  public static final double TARGET_BLER = 0.1;

  /// Copies the lists.
  public Adaptation {
    mcs = List.copyOf(mcs);
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
  /// @param frames frames with a record of every MCS, which the choices are made of; 0 where the
  ///   run wrote none and where the receiver {@link #remembers}
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
    if (remembers()) {
      return "Lost images are concealed by the last intact frame of the same MCS, so no choice"
          + " frame by frame can be told.";
    }
    record Loss(double esN0Db, Estimate estimate) {}
    List<Loss> losses = new ArrayList<>();
    for (Step step : steps) {
      Estimate loss = step.loss();
      if (loss != null) {
        losses.add(new Loss(step.esN0Db(), loss));
      }
    }
    if (losses.isEmpty()) {
      return "The run's frame records hold no Es/N0 that all MCS share, so no choice frame by frame"
          + " can be told.";
    }
    String amount =
        losses.stream()
            .filter(l -> l.estimate().isClear())
            .max(Comparator.comparingDouble(l -> l.estimate().value()))
            .map(l ->
                "loses at most %s points to the oracle, at %s"
                    .formatted(
                        Words.points(l.estimate().value(), l.estimate().interval()),
                        Words.db(l.esN0Db())))
            .orElse("does not differ from the oracle beyond the intervals");
    return "Choosing by the Es/N0 of the frame before %s.".formatted(amount);
  }

  /// Whether the receiver conceals a lost image by a frame before it, so that what a frame became
  /// hangs on the MCS of others and no choice frame by frame can be told from the records.
  public boolean remembers() {
    return points().anyMatch(Adaptations::remembers);
  }

  /// What a reader of several must know where a receiver {@link #remembers}: a sentence with a
  /// space behind it, or nothing.
  public static String memory(List<Adaptation> adaptations) {
    return adaptations.stream().anyMatch(Adaptation::remembers)
        ? "Where a lost image is concealed by the last intact frame, what a frame became hangs on"
            + " the MCS of the frames before, so only the envelope is told. "
        : "";
  }

  /// The Es/N0 that each MCS is chosen from, in words without a full stop.
  public String thresholds() {
    return mcs.stream()
        .map(m -> "%s from %s".formatted(m.name(), Words.db(m.thresholdDb())))
        .collect(Collectors.joining(", "));
  }

  /// Metric of the best fixed MCS at an Es/N0.
  public double value(Step step) {
    return Objects.requireNonNull(metric.of(step.best()));
  }

  /// All points of all MCS.
  public Stream<PointRecord> points() {
    return mcs.stream().flatMap(m -> m.points().stream());
  }
}
