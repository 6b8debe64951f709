package io.semlink.reports.stat;

import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Adaptation.FixedMcs;
import io.semlink.simulator.metrics.ClassFrames;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The frames of several MCS, of which each rule takes one at a time. Reads the records twice:
/// first what the rules decide by, then the confusion matrices of what they chose. Confined to one
/// thread.
final class ChosenFrames {
  private static final double SAME_DB = 1e-6;

  private final TaskMetric metric;
  private final Map<String, Cell> cellOfPoint = new HashMap<>();

  /// What the rules decide by.
  ///
  /// @param arrived whether every block was accepted
  /// @param esN0Db measured, dB; NaN where there is no record of it
  /// @param counted whether the frame counts for the metric
  private record Seen(boolean arrived, double esN0Db, boolean counted) {}

  /// The MCS of one Es/N0, the most robust first.
  private static final class Cell {
    final List<FixedMcs> mcs = new ArrayList<>();
    final List<String> points = new ArrayList<>();
    final List<Map<Long, Seen>> seen = new ArrayList<>();
    final Map<FrameRule, Map<Long, Integer>> chosen = new EnumMap<>(FrameRule.class);
    final Map<FrameRule, FrameSums> sums = new EnumMap<>(FrameRule.class);
  }

  /// What the rules reached at one Es/N0.
  ///
  /// @param frames frames that count and have a record of every MCS
  /// @param byRule absent where a rule could not be followed
  /// @param loss of the delayed rule against the oracle; absent where there is no delayed rule
  record Estimates(long frames, Map<FrameRule, Estimate> byRule, @Nullable Estimate loss) {
    @Nullable Estimate of(FrameRule rule) {
      return byRule.get(rule);
    }
  }

  private ChosenFrames(TaskMetric metric) {
    this.metric = metric;
  }

  /// Reads the frames of a run twice.
  ///
  /// @throws io.semlink.simulator.results.BadRunException if the frames cannot be read
  static ChosenFrames of(Run run, List<Adaptations.Group> groups, TaskMetric metric) {
    ChosenFrames all = new ChosenFrames(metric);
    for (Adaptations.Group group : groups) {
      group.byEsN0().values().forEach(all::addCell);
    }
    try (Stream<FrameRecord> frames = run.frames()) {
      frames.forEach(all::see);
    }
    all.cellOfPoint.values().stream().distinct().forEach(ChosenFrames::choose);
    try (Stream<FrameRecord> frames = run.frames()) {
      frames.forEach(all::take);
    }
    return all;
  }

  private void addCell(Map<FixedMcs, PointRecord> points) {
    Cell cell = new Cell();
    points.forEach((fixed, point) -> {
      cell.mcs.add(fixed);
      cell.points.add(point.pointId());
      cell.seen.add(new HashMap<>());
      cellOfPoint.put(point.pointId(), cell);
    });
  }

  private void see(FrameRecord frame) {
    Cell cell = cellOfPoint.get(frame.pointId());
    if (cell != null && frame.wasSent()) {
      Double esN0Db = frame.esN0Db();
      cell.seen
          .get(cell.points.indexOf(frame.pointId()))
          .put(
              frame.frameIndex(),
              new Seen(
                  frame.blockErrors() == 0,
                  esN0Db == null ? Double.NaN : esN0Db,
                  metric.counts(frame) != null));
    }
  }

  private static void choose(Cell cell) {
    TreeSet<Long> common = new TreeSet<>(cell.seen.getFirst().keySet());
    cell.seen.forEach(seen -> common.removeIf(n -> !seen.containsKey(n) || !seen.get(n).counted()));
    boolean measured =
        cell.seen.getFirst().values().stream().noneMatch(s -> Double.isNaN(s.esN0Db()));
    for (FrameRule rule : FrameRule.values()) {
      if (measured ? shareGains(cell, common) : rule == FrameRule.ORACLE) {
        Map<Long, Integer> chosen = new HashMap<>();
        common.forEach(n -> chosen.put(n, choice(cell, rule, n)));
        cell.chosen.put(rule, chosen);
        cell.sums.put(rule, new FrameSums(chosen.size()));
      }
    }
  }

  /// Whether every MCS met the same gains: a choice among other realisations would be no choice.
  private static boolean shareGains(Cell cell, Set<Long> frames) {
    for (Map<Long, Seen> seen : cell.seen) {
      for (long n : frames) {
        double one = Objects.requireNonNull(seen.get(n)).esN0Db();
        double first = Objects.requireNonNull(cell.seen.getFirst().get(n)).esN0Db();
        if (!(Math.abs(one - first) <= SAME_DB)) {
          return false;
        }
      }
    }
    return true;
  }

  private static int choice(Cell cell, FrameRule rule, long frame) {
    return switch (rule) {
      case ORACLE -> {
        for (int i = cell.mcs.size() - 1; i > 0; i--) {
          Seen seen = cell.seen.get(i).get(frame);
          if (seen != null && seen.arrived()) {
            yield i;
          }
        }
        yield 0;
      }
      case PROMPT -> byMeasurement(cell, frame);
      case DELAYED -> byMeasurement(cell, frame - Adaptation.DELAY_FRAMES);
    };
  }

  /// The gain of a frame is the same for every MCS, so any of them measured it.
  private static int byMeasurement(Cell cell, long frame) {
    Seen seen = cell.seen.getFirst().get(frame);
    if (seen != null) {
      for (int i = cell.mcs.size() - 1; i > 0; i--) {
        if (cell.mcs.get(i).thresholdDb() <= seen.esN0Db()) {
          return i;
        }
      }
    }
    return 0;
  }

  private void take(FrameRecord frame) {
    Cell cell = cellOfPoint.get(frame.pointId());
    long[] counts = metric.counts(frame);
    if (cell == null || counts == null) {
      return;
    }
    int mcs = cell.points.indexOf(frame.pointId());
    cell.chosen.forEach((rule, chosen) -> {
      Integer wanted = chosen.get(frame.frameIndex());
      if (wanted != null && wanted == mcs) {
        Objects.requireNonNull(cell.sums.get(rule)).add(frame.frameIndex(), counts);
      }
    });
  }

  /// What the rules reached where a point is one of those they chose among.
  Estimates estimates(PointRecord point) {
    Cell cell = cellOfPoint.get(point.pointId());
    Map<FrameRule, Estimate> estimates = new EnumMap<>(FrameRule.class);
    Map<FrameRule, double[]> without = new EnumMap<>(FrameRule.class);
    if (cell == null) {
      return new Estimates(0, estimates, null);
    }
    cell.sums.forEach((rule, sums) -> {
      if (!sums.isEmpty()) {
        List<ConfusionMatrix> matrices = sums.matrices();
        if (ClassFrames.of(matrices).bearMean()) {
          without.put(rule, FrameSums.without(matrices, metric));
        }
        estimates.put(
            rule, new Estimate(value(matrices), Jackknife.ofClassMean(matrices, metric::ofMatrix)));
      }
    });
    long frames = cell.chosen.getOrDefault(FrameRule.ORACLE, Map.of()).size();
    return new Estimates(frames, estimates, loss(estimates, without));
  }

  private static @Nullable Estimate loss(
      Map<FrameRule, Estimate> estimates, Map<FrameRule, double[]> without) {
    Estimate oracle = estimates.get(FrameRule.ORACLE);
    Estimate delayed = estimates.get(FrameRule.DELAYED);
    if (oracle == null || delayed == null) {
      return null;
    }
    double difference = oracle.value() - delayed.value();
    double[] ofOracle = without.get(FrameRule.ORACLE);
    double[] ofDelayed = without.get(FrameRule.DELAYED);
    @Nullable Interval interval = null;
    if (ofOracle != null && ofDelayed != null) {
      double[] differences = new double[ofOracle.length];
      Arrays.setAll(differences, f -> ofOracle[f] - ofDelayed[f]);
      interval = Jackknife.interval(difference, differences, Jackknife.Scale.REAL);
    }
    return new Estimate(difference, interval);
  }

  private double value(List<ConfusionMatrix> matrices) {
    return metric.ofMatrix(matrices.stream().reduce(ConfusionMatrix::plus).orElseThrow());
  }
}
