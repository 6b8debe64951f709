package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LinkQueueStageTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private static PointPlan point(@Nullable Integer queue) {
    PointParameters parameters =
        new PointParameters(
            "s", "m", null, null, "", "awgn", "", "qpsk", "none", "1/1", null, null, 1.0, null, 0.1,
            1000.0, 1.0, 0, 1, null, null, null, null, null, null, queue, null, null, null);
    return new PointPlan.Infeasible("p", parameters, "is never run here");
  }

  /// On air for 2.5 s each, one a second.
  private static FrameRecord frame(long index) {
    return new FrameRecord(
        "r",
        "p",
        index,
        "f" + index,
        TimeOfDay.DAY,
        1,
        0,
        1,
        0,
        100,
        0,
        100,
        0,
        0,
        null,
        null,
        null,
        null,
        2.5,
        new FrameRecord.WallTimes(0, 1, 0, 1),
        LinkUse.NONE,
        null,
        null);
  }

  private static List<FrameRecord> through(
      PointPlan point, List<FrameRecord> earlier, List<FrameRecord> frames) {
    return Source.from(frames)
        .via(LinkQueueStage.queueing(point, earlier))
        .runWith(Sink.seq(), KIT.system())
        .toCompletableFuture()
        .join();
  }

  /// A point that is taken up where its process stopped drops the frames that it would have
  /// dropped.
  @Test
  void theQueueIsRebuiltFromEarlierRecords() {
    List<FrameRecord> frames = LongStream.range(0, 40).mapToObj(LinkQueueStageTest::frame).toList();
    List<FrameRecord> whole = through(point(2), List.of(), frames);
    assertThat(whole.stream().filter(frame -> !frame.wasSent())).hasSizeBetween(20, 24);
    for (int cut : List.of(1, 5, 6, 17, 39)) {
      assertThat(through(point(2), whole.subList(0, cut), frames.subList(cut, 40)))
          .isEqualTo(whole.subList(cut, 40));
    }
  }

  @Test
  void withoutAQueueRecordsPassUnchanged() {
    List<FrameRecord> frames = List.of(frame(0), frame(1));
    assertThat(through(point(null), List.of(), frames)).isEqualTo(frames);
  }
}
