package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.study.StopRules;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private static final PointParameters PARAMETERS =
      new PointParameters(
          "random-bits",
          "coded-hard",
          "",
          "",
          "",
          "awgn",
          "",
          "qpsk",
          "none",
          "1/1",
          null,
          null,
          0.0,
          null,
          null,
          null,
          null,
          0,
          5,
          null);

  private final StringWriter shown = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();
  private final ProgressLine line =
      new ProgressLine(
          new PrintWriter(shown), true, new StopRules(100, 40L, null, null), 4, nanos::get);

  private static PointRecord point(String id, PointState state, long frames, long blockErrors) {
    PointCounts counts =
        new PointCounts(
            frames,
            0,
            new ErrorCounts(blockErrors, 10 * frames),
            ErrorCounts.NONE,
            ErrorCounts.NONE,
            0,
            0,
            LinkUse.NONE);
    return new PointRecord(
        "run", id, "study", PARAMETERS, null, counts, null, null, frames, null, state, null, null);
  }

  /// One of four points was finished before; of the other three a quarter is done after ten
  /// seconds: one is at half of its frames, one at a quarter of its block errors.
  @Test
  void lineShowsAllPointsAndTheTimeThatIsLeft() {
    line.know(point("known", PointState.DONE, 100, 0));
    nanos.set(10_000_000_000L);
    line.count(point("frames", PointState.RUNNING, 50, 0));
    line.count(point("errors", PointState.RUNNING, 10, 10));
    line.show();
    assertThat(shown)
        .hasToString("[#########-----------] points 1/4, 2 running, 60 frames  0:10/0:30");
  }

  @Test
  void pointThatEndedIsNoLongerRunning() {
    line.count(point("one", PointState.RUNNING, 64, 0));
    line.count(point("one", PointState.FAILED, 64, 0));
    nanos.set(1_000_000_000L);
    line.show();
    assertThat(shown)
        .hasToString("[#####---------------] points 1/4, 0 running, 0 frames  0:01/0:03");
    line.show();
    assertThat(shown.toString()).as("twice a second at most").doesNotContain("\r");
  }
}
