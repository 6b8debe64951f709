package io.semlink.reports;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// A scheme at three MCS of equal channel uses whose frames arrive exactly where the frame's Es/N0
/// is at least that of its cliff. A frame that arrived has so many of 100 pixels right, another
/// none.
public final class SyntheticMcs {
  /// Names of the MCS, the most robust first.
  public static final List<String> NAMES = List.of("QPSK 1/2", "16-QAM 1/2", "64-QAM 1/2");

  /// Right pixels of a frame that arrived, by MCS.
  public static final List<Integer> RIGHT = List.of(40, 60, 80);

  private static final List<String> KEYWORDS = List.of("qpsk", "16qam", "64qam");
  private static final List<Double> CLIFFS = List.of(1.0, 6.0, 10.0);
  private static final int SYMBOLS = 1000;

  private SyntheticMcs() {}

  /// A point and its frames.
  ///
  /// @param record the point
  /// @param frames in order
  public record Point(PointRecord record, List<FrameRecord> frames) {
    /// Copies the frames.
    public Point {
      frames = List.copyOf(frames);
    }
  }

  /// The points of all MCS at one Es/N0.
  ///
  /// @param esN0Db average, dB
  /// @param numFrames frames of each point
  /// @param frameDb Es/N0 of a frame, dB
  /// @param measured whether the records tell it
  public static List<Point> points(
      double esN0Db, int numFrames, IntToDoubleFunction frameDb, boolean measured) {
    List<Point> points = new ArrayList<>();
    for (int mcs = 0; mcs < NAMES.size(); mcs++) {
      PointParameters parameters = parameters(mcs, esN0Db);
      List<FrameRecord> frames = new ArrayList<>();
      for (int n = 0; n < numFrames; n++) {
        double db = frameDb.applyAsDouble(n);
        frames.add(frame(parameters.pointId(), n, right(mcs, db), measured ? (Double) db : null));
      }
      points.add(new Point(point(parameters, mcs, esN0Db, frames), frames));
    }
    return points;
  }

  /// The same point of a receiver with another concealment; its frames stay.
  public static Point concealing(Point point, String concealment) {
    PointRecord r = point.record();
    PointParameters p = r.parameters();
    PointParameters parameters =
        new PointParameters(
            p.scheme(),
            p.receiveMode(),
            p.modality(),
            p.resolution(),
            p.source(),
            p.channel(),
            p.channelParameters(),
            p.modulation(),
            p.code(),
            p.codeRate(),
            p.decoder(),
            p.iterationsMax(),
            p.esN0Db(),
            p.ebN0Db(),
            p.bitsPerPixel(),
            p.bandwidthHz(),
            p.frameRateHz(),
            p.repetition(),
            p.seed(),
            p.weights(),
            p.mcs(),
            p.mcsSelection(),
            p.harq(),
            p.protocol(),
            concealment);
    PointRecord record =
        new PointRecord(
            r.runId(),
            r.pointId(),
            r.study(),
            parameters,
            r.budget(),
            r.counts(),
            r.quality(),
            r.timing(),
            r.nextFrameIndex(),
            r.stopReason(),
            r.state(),
            r.failure(),
            null);
    return new Point(record, point.frames());
  }

  /// Right pixels of a frame.
  ///
  /// @param mcs index of the MCS
  /// @param db Es/N0 of the frame, dB
  public static int right(int mcs, double db) {
    return db >= CLIFFS.get(mcs) ? RIGHT.get(mcs) : 0;
  }

  /// mIoU of frames in which so many of 100 pixels of class 1 are right and the others called
  /// background: over nine classes, of which one has any hit.
  public static double miou(double meanRight) {
    return meanRight / 100 / 9;
  }

  private static long[] counts(long right, int frames) {
    long[] counts = new long[81];
    counts[10] = right;
    counts[9] = 100L * frames - right;
    return counts;
  }

  private static PointRecord point(
      PointParameters parameters, int mcs, double esN0Db, List<FrameRecord> frames) {
    int order = 2 * (mcs + 1);
    long right =
        frames.stream().map(FrameRecord::confusion).mapToLong(c -> c == null ? 0 : c[10]).sum();
    ConfusionMatrix sum = ConfusionMatrix.of(counts(right, frames.size()));
    long failed = frames.stream().filter(f -> f.blockErrors() > 0).count();
    LinkUse use =
        new LinkUse(
            0, (long) SYMBOLS * frames.size(), Histogram.NONE, Histogram.NONE, Histogram.NONE);
    return new PointRecord(
        SyntheticRun.RUN_ID,
        parameters.pointId(),
        "mcs",
        parameters,
        new LinkBudget(
            esN0Db,
            esN0Db,
            1,
            SYMBOLS * order / 2 - 24,
            0,
            24,
            SYMBOLS * order,
            SYMBOLS,
            0.5,
            (SYMBOLS * order / 2.0 - 24) / 100,
            10.0,
            16_000.0,
            0.1),
        new PointCounts(
            frames.size(),
            frames.size() - failed,
            new ErrorCounts(failed, frames.size()),
            ErrorCounts.NONE,
            ErrorCounts.NONE,
            frames.size(),
            0,
            use),
        new PointQuality(
            frames.size(),
            sum.meanIou(),
            new Interval(sum.meanIou() - 0.01, sum.meanIou() + 0.01),
            null,
            null,
            null,
            null,
            null,
            sum.toArray(),
            null,
            null,
            null),
        null,
        frames.size(),
        StopReason.MAX_FRAMES,
        PointState.DONE,
        null,
        null);
  }

  private static FrameRecord frame(String pointId, int index, int right, @Nullable Double db) {
    int failed = right == 0 ? 1 : 0;
    return new FrameRecord(
        SyntheticRun.RUN_ID,
        pointId,
        index,
        "frame-" + index,
        TimeOfDay.DAY,
        1,
        failed,
        1,
        failed,
        1000,
        0,
        2000,
        0,
        5,
        counts(right, 1),
        null,
        null,
        null,
        0.1,
        new FrameRecord.WallTimes(1, 1, 1, 3),
        LinkUse.NONE,
        null,
        db);
  }

  private static PointParameters parameters(int mcs, double esN0Db) {
    return new PointParameters(
        "codec+net",
        "coded-hard",
        "both",
        "10x10",
        "road",
        "rayleigh",
        "",
        KEYWORDS.get(mcs),
        "nr-ldpc",
        "1/2",
        "layered-nms 0.75",
        20,
        esN0Db,
        null,
        null,
        16_000.0,
        10.0,
        0,
        42,
        "0123456789ab");
  }
}
