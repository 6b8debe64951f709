package io.semlink.actors.log;

import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.FrameRecord.WallTimes;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.MetricsRecord.StageTimes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Sums up the frames of a run over intervals of wall time, a second or longer. It reads no clock,
/// it is told the time; not safe for use by several threads.
///
/// Stage times are kept in HdrHistograms of whole microseconds with three significant digits, so
/// that those of any intervals can be added: the sum is the histogram of all their frames.
final class MetricsMeter {
  /// Shortest interval.
  static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final int DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1000;

  private final String runId;
  private final List<Stage> stages =
      List.of(
          new Stage("encode", WallTimes::encodeMs),
          new Stage("link", WallTimes::linkMs),
          new Stage("decode", WallTimes::decodeMs),
          new Stage("end_to_end", WallTimes::endToEndMs));
  private final Set<String> points = new HashSet<>();
  private Instant start;
  private long nextIndex;
  private long frames;
  private long blocks;
  private long blockErrors;
  private long infoBits;

  private record Stage(String name, ToDoubleFunction<WallTimes> millis, Histogram micros) {
    Stage(String name, ToDoubleFunction<WallTimes> millis) {
      this(name, millis, new Histogram(DIGITS));
    }
  }

  /// A meter of a run, whose first interval begins now.
  ///
  /// @param runId run
  /// @param firstIndex index of the first interval with a frame: 0, or of a resumed run the number
  ///   of records that it has
  /// @param now start of the first interval
  MetricsMeter(String runId, long firstIndex, Instant now) {
    this.runId = runId;
    this.nextIndex = firstIndex;
    this.start = now;
  }

  /// Counts a frame in the interval that runs.
  void add(FrameRecord frame) {
    frames++;
    blocks += frame.blocks();
    blockErrors += frame.blockErrors();
    infoBits += frame.bits();
    points.add(frame.pointId());
    for (Stage stage : stages) {
      double micros = MICROS_PER_MILLI * stage.millis().applyAsDouble(frame.wall());
      stage.micros().recordValue(Math.max(0, Math.round(micros)));
    }
  }

  /// Ends the interval if it is long enough.
  ///
  /// @param now the time, at least that of the call before
  /// @param pointsFinished points of the run that are finished, since its start
  /// @return what the interval held; null if it goes on, or if it ended without a frame
  @Nullable MetricsRecord poll(Instant now, int pointsFinished) {
    return now.isBefore(start.plus(INTERVAL)) ? null : end(now, pointsFinished);
  }

  /// Ends the interval however short it is, as at the end of a run.
  ///
  /// @param now the time, at least that of the call before
  /// @param pointsFinished points of the run that are finished, since its start
  /// @return what the interval held; null without a frame
  @Nullable MetricsRecord end(Instant now, int pointsFinished) {
    MetricsRecord record = frames == 0 ? null : record(now, pointsFinished);
    if (record != null) {
      nextIndex++;
    }
    start = now;
    frames = 0;
    blocks = 0;
    blockErrors = 0;
    infoBits = 0;
    points.clear();
    stages.forEach(stage -> stage.micros().reset());
    return record;
  }

  private MetricsRecord record(Instant now, int pointsFinished) {
    Map<String, StageTimes> times = new LinkedHashMap<>();
    stages.forEach(stage -> times.put(stage.name(), times(stage.micros())));
    return new MetricsRecord(
        runId,
        nextIndex,
        now.toString(),
        Duration.between(start, now).toNanos() * 1e-9,
        frames,
        blocks,
        blockErrors,
        infoBits,
        points.size(),
        pointsFinished,
        times);
  }

  private static StageTimes times(Histogram histogram) {
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return new StageTimes(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / MICROS_PER_MILLI,
        histogram.getValueAtPercentile(95) / MICROS_PER_MILLI,
        histogram.getValueAtPercentile(99) / MICROS_PER_MILLI,
        histogram.getMaxValue() / MICROS_PER_MILLI,
        Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
  }
}
