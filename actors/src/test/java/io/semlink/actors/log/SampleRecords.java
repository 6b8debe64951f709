package io.semlink.actors.log;

import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// Records of a small run.
final class SampleRecords {
  private SampleRecords() {}

  static RunRecord run(String runId, int points) {
    return new RunRecord(
        runId,
        "sample",
        RunRecord.RunState.RUNNING,
        "2026-11-21T02:15:00Z",
        42,
        "study = sample\nseed = 42\n",
        "0".repeat(64),
        points,
        Map.of("promsc-small", "abc"),
        Map.of());
  }

  static FrameRecord frame(String runId, String pointId, long index) {
    long[] confusion = new long[81];
    confusion[0] = index;
    return new FrameRecord(
        runId,
        pointId,
        index,
        "road-%05d-ü".formatted(index),
        index % 2 == 0 ? TimeOfDay.DAY : TimeOfDay.NIGHT,
        1,
        index % 3 == 0 ? 1 : 0,
        2,
        0,
        1000,
        index % 3 == 0 ? 17 : 0,
        2000,
        120 + index,
        9,
        confusion,
        null,
        "0123456789ab",
        "ba9876543210",
        0.1,
        new FrameRecord.WallTimes(1.5, 2.25, 3.125, 6.875),
        use(1),
        null,
        4.25);
  }

  private static LinkUse use(long frames) {
    return new LinkUse(
        960 * frames,
        1000 * frames,
        Histogram.ofCounts(List.of(0L, frames)),
        Histogram.ofCounts(List.of(0L, 0L, 0L, 0L, frames, frames)),
        Histogram.NONE);
  }

  static List<FrameRecord> frames(String runId, String pointId, long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> frame(runId, pointId, i)).toList();
  }

  static PointRecord snapshot(String runId, String pointId, long frames) {
    return point(runId, pointId, frames, PointState.RUNNING);
  }

  static PointRecord point(String runId, String pointId, long frames, PointState state) {
    PointCounts counts =
        new PointCounts(
            frames,
            frames,
            new ErrorCounts(0, frames),
            new ErrorCounts(0, 1000 * frames),
            new ErrorCounts(120 * frames, 2000 * frames),
            2 * frames,
            9 * frames,
            use(frames));
    return new PointRecord(
        runId,
        pointId,
        "sample",
        parameters(),
        null,
        counts,
        null,
        null,
        frames,
        state == PointState.RUNNING ? null : StopReason.MAX_FRAMES,
        state,
        state == PointState.FAILED ? "a bug, with a \"quoted\" word" : null,
        null);
  }

  private static PointParameters parameters() {
    return new PointParameters(
        "promsc-small",
        "coded-hard",
        "both",
        "96x128",
        "synthetic-road",
        "awgn",
        "",
        "qpsk",
        "nr-ldpc",
        "1/2",
        "layered-oms",
        20,
        10.0,
        null,
        null,
        16000.0,
        10.0,
        0,
        42,
        "0123456789ab");
  }
}
