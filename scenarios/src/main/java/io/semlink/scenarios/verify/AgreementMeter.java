package io.semlink.scenarios.verify;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.FrameStatistic;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Sends the same encoded frames over the links of many points and measures how far the receiver
/// agrees with the truth, or with what it would have understood of an error-free link.
final class AgreementMeter implements AutoCloseable {
  private static final int BATCH = 8;
  private static final long SEED = 7;

  private final List<SensorFrame> frames;
  private final FrameDecoder decoder;
  private final List<Payload> sent;
  private final List<LabelMap> errorFree;
  // Behind a code most payloads arrive without an error or not at all, so the same ones come again.
  // Only such are kept: soft bits without a code are never twice the same, and many.
  private final Map<FloatBuffer, LabelMap> known = new HashMap<>();

  /// Agreement of one point.
  ///
  /// @param value mean IoU over the classes that occur, in 0..1
  /// @param interval of 95 %, jackknifed over frames, of the classes that occur in these frames
  record Agreement(double value, Interval interval) {}

  /// Encodes the first frames of a study.
  ///
  /// @param plan a study of one scheme whose points have equal payloads
  /// @param numFrames at least 1
  AgreementMeter(StudyPlan plan, int numFrames) {
    PointPlan.Frames point = (PointPlan.Frames) plan.points().getFirst();
    Sensor sensor = Objects.requireNonNull(plan.sensor());
    frames = LongStream.range(0, numFrames).mapToObj(sensor::frame).toList();
    try (FrameEncoder encoder = point.scheme().newEncoder(ComputeDevice.CPU)) {
      sent = encoder.encode(frames, point.budget().payloadSize());
    }
    decoder = point.scheme().newDecoder(ComputeDevice.CPU);
    errorFree = understand(sent.stream().map(ReceivedPayload::errorFree).toList());
  }

  /// Sends all frames over the link of a point and compares with the error-free link.
  Agreement measure(PointPlan.Frames point) {
    List<ConfusionMatrix> counts = compare(errorFree, send(point));
    FrameStatistic agreement =
        FrameStatistic.pooled(counts, sum -> new double[] {sum.meanIouPresent()});
    return new Agreement(
        sum(counts).meanIouPresent(),
        Objects.requireNonNull(
            Jackknife.intervals(agreement, Jackknife.Scale.SHARE).getFirst(), "errors in a frame"));
  }

  /// Sends all frames over the link of a point and compares with their labels.
  ///
  /// @return mean IoU over all classes, in 0..1
  /// @throws NullPointerException if a frame has no label
  double meanIou(PointPlan.Frames point) {
    List<LabelMap> truth =
        frames.stream().map(frame -> Objects.requireNonNull(frame.label())).toList();
    return sum(compare(truth, send(point))).meanIou();
  }

  private List<LabelMap> send(PointPlan.Frames point) {
    List<LabelMap> received =
        understand(
            IntStream.range(0, sent.size())
                .mapToObj(i ->
                    point.link().apply(sent.get(i), StreamKey.of(SEED, Purpose.CHANNEL_NOISE, i)))
                .map(reception -> reception.payload())
                .toList());
    point.release();
    return received;
  }

  private static List<ConfusionMatrix> compare(List<LabelMap> truth, List<LabelMap> received) {
    return IntStream.range(0, truth.size())
        .mapToObj(
            i -> ConfusionMatrix.compare(truth.get(i), received.get(i), SegmentationClass.COUNT))
        .toList();
  }

  private static ConfusionMatrix sum(List<ConfusionMatrix> counts) {
    return counts.stream()
        .reduce(ConfusionMatrix.empty(SegmentationClass.COUNT), ConfusionMatrix::plus);
  }

  private List<LabelMap> understand(List<ReceivedPayload> payloads) {
    Map<FloatBuffer, LabelMap> maps = new HashMap<>();
    List<FloatBuffer> keys = payloads.stream().map(p -> FloatBuffer.wrap(p.softBits())).toList();
    List<FloatBuffer> unknown =
        keys.stream().distinct().filter(key -> !known.containsKey(key)).toList();
    for (int from = 0; from < unknown.size(); from += BATCH) {
      List<FloatBuffer> batch = unknown.subList(from, Math.min(unknown.size(), from + BATCH));
      List<Understanding> understood =
          decoder.decode(batch.stream().map(key -> new ReceivedPayload(key.array())).toList());
      for (int i = 0; i < batch.size(); i++) {
        maps.put(batch.get(i), understood.get(i).segmentation());
      }
    }
    maps.forEach((key, map) -> {
      if (new ReceivedPayload(key.array()).isDecided()) {
        known.put(key, map);
      }
    });
    return keys.stream()
        .map(key -> Objects.requireNonNull(maps.getOrDefault(key, known.get(key))))
        .toList();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
