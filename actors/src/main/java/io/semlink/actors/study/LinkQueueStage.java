package io.semlink.actors.study;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Flow;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkQueue;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointParameters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The queue before a link, in simulated time: a fold over the records of a point in order.
final class LinkQueueStage {
  private LinkQueueStage() {}

  /// The queue of a point. Records of a link that no frame has to wait for pass unchanged.
  ///
  /// @param point the point
  /// @param earlier all records of its frames so far, from the first one, in order
  static Flow<FrameRecord, FrameRecord, NotUsed> queueing(
      PointPlan point, List<FrameRecord> earlier) {
    PointParameters parameters = point.parameters();
    if (parameters.queue() == null) {
      return Flow.create();
    }
    LinkBudget budget = point.budget();
    double propagation = budget == null ? 0 : budget.protocol().propagationSeconds();
    double frameRate = Objects.requireNonNull(parameters.frameRateHz());
    int capacity = parameters.queue();
    return Flow.<FrameRecord>create()
        .statefulMap(
            () -> {
              LinkQueue queue = new LinkQueue(frameRate, capacity);
              earlier.forEach(frame -> pass(queue, frame, propagation));
              return queue;
            },
            (queue, frame) -> Pair.create(queue, pass(queue, frame, propagation)),
            queue -> Optional.empty());
  }

  /// The link is free again when the last symbol has left it, not when that has arrived. An earlier
  /// record of a dropped frame has no time on air, and needs none: it is dropped again.
  private static FrameRecord pass(LinkQueue queue, FrameRecord frame, double propagation) {
    double airSeconds =
        frame.linkSeconds() == null ? 0 : Math.max(0, frame.linkSeconds() - propagation);
    return switch (queue.arrive(airSeconds)) {
      case LinkQueue.Fate.Sent sent -> frame.queued(sent.seconds());
      case LinkQueue.Fate.Dropped _ -> frame.neverSent();
    };
  }
}
