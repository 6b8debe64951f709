package io.semlink.scenarios.cli;

import io.semlink.actors.study.StudyEvent.PointChanged;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// The live line on standard error, at most twice a second, with a bar and the time that is left.
final class ProgressLine {
  private static final long INTERVAL_NANOS = 500_000_000;
  private static final int BAR_WIDTH = 20;

  private final PrintWriter err;
  private final boolean interactive;
  private final long maxFrames;
  private final LongSupplier nanoClock;
  private final long start;
  private long lastShown;
  private int lastLength;

  ProgressLine(PrintWriter err, boolean interactive, long maxFrames, LongSupplier nanoClock) {
    this.err = err;
    this.interactive = interactive;
    this.maxFrames = maxFrames;
    this.nanoClock = nanoClock;
    this.start = nanoClock.getAsLong();
    this.lastShown = start - INTERVAL_NANOS;
  }

  /// Shows where the study stands, unless it was shown a moment ago.
  void show(PointChanged changed) {
    long now = nanoClock.getAsLong();
    if (!interactive || now - lastShown < INTERVAL_NANOS) {
      return;
    }
    lastShown = now;
    PointRecord point = changed.point();
    String line =
        String.format(
            Locale.ROOT,
            "[%s] point %d/%d  %d frames  %s",
            bar(shareDone(changed)),
            changed.index() + 1,
            changed.numPoints(),
            point.counts().frames(),
            elapsedAndLeft(changed));
    clear();
    err.print(line);
    err.flush();
    lastLength = line.length();
  }

  /// Time since the start and time that is left, as "0:12/0:30".
  String elapsedAndLeft(PointChanged changed) {
    double elapsed = (nanoClock.getAsLong() - start) * 1e-9;
    double done = shareDone(changed);
    return time(elapsed) + "/" + (done > 0 ? time(elapsed / done - elapsed) : "?");
  }

  private double shareDone(PointChanged changed) {
    PointRecord point = changed.point();
    boolean ended = point.state() != PointState.RUNNING;
    double share = ended ? 1 : Math.min(1, (double) point.counts().frames() / maxFrames);
    return (changed.index() + share) / changed.numPoints();
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
