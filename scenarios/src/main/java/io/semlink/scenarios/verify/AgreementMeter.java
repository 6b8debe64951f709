package io.semlink.scenarios.verify;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.metrics.Bootstrap;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Sends the same encoded frames over the links of many points and measures how far the receiver
/// agrees with what it would have understood of an error-free link.
final class AgreementMeter implements AutoCloseable {
  private static final double CONFIDENCE = 0.95;
  private static final int BATCH = 8;
  private static final long SEED = 7;

  private final FrameDecoder decoder;
  private final List<Payload> sent;
  private final List<LabelMap> errorFree;

  /// Agreement of one point.
  ///
  /// @param value mean IoU over the classes that occur, in 0..1
  /// @param interval 95 % bootstrap interval over frames
  record Agreement(double value, Interval interval) {}

  /// Encodes the first frames of a study.
  ///
  /// @param plan a study of one scheme whose points have equal payloads
  /// @param numFrames at least 1
  AgreementMeter(StudyPlan plan, int numFrames) {
    PointPlan.Frames point = (PointPlan.Frames) plan.points().getFirst();
    Sensor sensor = Objects.requireNonNull(plan.sensor());
    List<SensorFrame> frames = LongStream.range(0, numFrames).mapToObj(sensor::frame).toList();
    try (FrameEncoder encoder = point.scheme().newEncoder(ComputeDevice.CPU)) {
      sent = encoder.encode(frames, point.budget().payloadSize());
    }
    decoder = point.scheme().newDecoder(ComputeDevice.CPU);
    errorFree = understand(sent.stream().map(ReceivedPayload::errorFree).toList());
  }

  /// Sends all frames over the link of a point.
  Agreement measure(PointPlan.Frames point) {
    List<LabelMap> received =
        understand(
            IntStream.range(0, sent.size())
                .mapToObj(i ->
                    point.link().apply(sent.get(i), StreamKey.of(SEED, Purpose.CHANNEL_NOISE, i)))
                .map(reception -> reception.payload())
                .toList());
    List<ConfusionMatrix> frames =
        IntStream.range(0, sent.size())
            .mapToObj(i ->
                ConfusionMatrix.compare(errorFree.get(i), received.get(i), SegmentationClass.COUNT))
            .toList();
    ConfusionMatrix sum =
        frames.stream()
            .reduce(ConfusionMatrix.empty(SegmentationClass.COUNT), ConfusionMatrix::plus);
    return new Agreement(
        sum.meanIouPresent(),
        Bootstrap.interval(frames, ConfusionMatrix::meanIouPresent, CONFIDENCE, SEED));
  }

  private List<LabelMap> understand(List<ReceivedPayload> payloads) {
    List<LabelMap> maps = new ArrayList<>();
    for (int from = 0; from < payloads.size(); from += BATCH) {
      int to = Math.min(payloads.size(), from + BATCH);
      decoder.decode(payloads.subList(from, to)).forEach(u -> maps.add(u.segmentation()));
    }
    return maps;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
