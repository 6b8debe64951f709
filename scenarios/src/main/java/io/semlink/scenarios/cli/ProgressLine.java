package io.semlink.scenarios.cli;

import io.semlink.actors.study.StopRules;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// The live line on standard error, at most twice a second, with a bar over all points and the time
/// that is left. Confined to one thread at a time.
final class ProgressLine {
  private static final long INTERVAL_NANOS = 500_000_000;
  private static final int BAR_WIDTH = 20;

  private final PrintWriter err;
  private final boolean interactive;
  private final StopRules stop;
  private final int numPoints;
  private final LongSupplier nanoClock;
  private final long start;
  private final Map<String, Double> shares = new HashMap<>();
  private final Map<String, Long> running = new HashMap<>();
  private int numFinished;
  private double knownShare;
  private long lastShown;
  private int lastLength;

  /// @param err takes the line
  /// @param interactive whether somebody watches; without, no line is shown
  /// @param stop says when a point has seen enough
  /// @param numPoints points of the study
  /// @param nanoClock monotonic clock, ns
  ProgressLine(
      PrintWriter err, boolean interactive, StopRules stop, int numPoints, LongSupplier nanoClock) {
    this.err = err;
    this.interactive = interactive;
    this.stop = stop;
    this.numPoints = numPoints;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.lastShown = start - INTERVAL_NANOS;
  }

  /// Counts a point that was finished before this process began.
  void know(PointRecord point) {
    count(point);
    knownShare = shareDone();
  }

  /// Counts a change of a point.
  void count(PointRecord point) {
    boolean ended = point.state() != PointState.RUNNING;
    shares.put(point.pointId(), ended ? 1 : share(point.counts()));
    if (ended) {
      running.remove(point.pointId());
      numFinished++;
    } else {
      running.put(point.pointId(), point.counts().frames());
    }
  }

  /// Shows where the study stands, unless it was shown a moment ago.
  void show() {
    long now = nanoClock.getAsLong();
    if (!interactive || now - lastShown < INTERVAL_NANOS) {
      return;
    }
    lastShown = now;
    String line =
        String.format(
            Locale.ROOT,
            "[%s] points %d/%d, %d running, %d frames  %s",
            bar(shareDone()),
            numFinished,
            numPoints,
            running.size(),
            running.values().stream().mapToLong(Long::longValue).sum(),
            elapsedAndLeft());
    clear();
    err.print(line);
    err.flush();
    lastLength = line.length();
  }

  /// Time since the start and time that is left, as "0:12/0:30".
  String elapsedAndLeft() {
    double elapsed = (nanoClock.getAsLong() - start) * 1e-9;
    double done = shareDone();
    // What was done before says nothing about the pace of this process.
    double pace = (done - knownShare) / elapsed;
    return time(elapsed) + "/" + (pace > 0 ? time((1 - done) / pace) : "?");
  }

  private double shareDone() {
    return shares.values().stream().mapToDouble(Double::doubleValue).sum() / numPoints;
  }

  /// How near a point is to the stop rule that will be the first to hold.
  private double share(PointCounts counts) {
    double share = (double) counts.frames() / stop.maxFrames();
    Long blockErrors = stop.blockErrors();
    if (blockErrors != null) {
      share = Math.max(share, (double) counts.blocks().errors() / blockErrors);
    }
    return Math.min(1, share);
  }

  /// Wipes the line, so that another can be printed.
  void clear() {
    if (lastLength > 0) {
      err.print("\r" + " ".repeat(lastLength) + "\r");
      err.flush();
      lastLength = 0;
    }
  }

  private static String bar(double share) {
    int full = (int) Math.round(share * BAR_WIDTH);
    return "#".repeat(full) + "-".repeat(BAR_WIDTH - full);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
