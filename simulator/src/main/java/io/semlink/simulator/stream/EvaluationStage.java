package io.semlink.simulator.stream;

import io.semlink.simulator.results.FrameEvaluator;
import io.semlink.simulator.results.FrameRecord;

/// The last stage: what both ends hold of a frame becomes its record.
public final class EvaluationStage {
  private EvaluationStage() {}

  /// Evaluates one frame. Pure.
  public static FrameRecord evaluate(FrameEvaluator evaluator, Framed<Understood> framed) {
    Received received = framed.value().received();
    Framed.StageTimes times = framed.times();
    return evaluator.evaluate(
        new FrameEvaluator.Outcome(
            framed.frame(),
            received.sent().payload(),
            received.sent().errorFree(),
            received.reception(),
            received.esN0Db(),
            framed.value().understanding()),
        new FrameRecord.WallTimes(
            times.encodeMs(),
            times.linkMs(),
            times.decodeMs(),
            times.encodeMs() + times.linkMs() + times.decodeMs()));
  }
}
