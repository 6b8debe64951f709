package io.semlink.models.evaluation;

import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// What a scheme understands of labelled frames when no link, or one with independent bit errors,
/// is between its ends.
public final class SchemeEvaluation {
  private static final int BATCH = 8;
  private static final double WORST_RATE = 0.5;

  private SchemeEvaluation() {}

  /// What is between the ends.
  ///
  /// @param payload a frame's, a legal size of the scheme
  /// @param bitErrorRate probability that a payload bit arrives wrong, in [0, 0.5], 0 for features;
  ///   the receiver does not know it
  public record Condition(PayloadSize payload, double bitErrorRate) {
    /// Bits, some of which arrive wrong.
    ///
    /// @param numBits bits a frame
    /// @param bitErrorRate probability that a bit arrives wrong, in [0, 0.5]
    public static Condition bits(int numBits, double bitErrorRate) {
      return new Condition(new PayloadSize(PayloadKind.BITS, numBits), bitErrorRate);
    }

    /// @throws IllegalArgumentException if a value is out of range
    public Condition {
      if (!(bitErrorRate >= 0 && bitErrorRate <= WORST_RATE)) {
        throw new IllegalArgumentException(
            "bit-error rate is %s but must be in [0, 0.5]".formatted(bitErrorRate));
      }
      if (bitErrorRate > 0 && payload.kind() != PayloadKind.BITS) {
        throw new IllegalArgumentException(
            "bit-error rate is %s but the payload has no bits".formatted(bitErrorRate));
      }
    }
  }

  /// What is to be evaluated.
  ///
  /// @param conditions at least one
  /// @param numFrames the first so many frames of the sensor, at least 1
  /// @param seed seed of the bit errors
  public record Plan(List<Condition> conditions, int numFrames, long seed) {
    /// Copies the list.
    public Plan {
      conditions = List.copyOf(conditions);
    }
  }

  /// Pixel counts over a set of frames.
  ///
  /// @param condition what was between the ends
  /// @param resolution size of the frames
  /// @param frames counts of each frame, in order
  public record Result(Condition condition, Resolution resolution, List<FrameCounts> frames) {
    /// Copies the list.
    public Result {
      frames = List.copyOf(frames);
    }

    /// Payload bits, or features, over all pixels of a frame, ignored ones included.
    public double payloadPerPixel() {
      return (double) condition.payload().length() / resolution.numPixels();
    }

    /// How many frames.
    public int numFrames() {
      return frames.size();
    }

    /// Counts over all frames.
    public ConfusionMatrix all() {
      return frames.stream()
          .map(FrameCounts::counts)
          .reduce(ConfusionMatrix.empty(SegmentationClass.COUNT), ConfusionMatrix::plus);
    }

    /// Counts by time of day, where there is a frame of it.
    public Map<TimeOfDay, ConfusionMatrix> byTimeOfDay() {
      Map<TimeOfDay, ConfusionMatrix> byTime = new EnumMap<>(TimeOfDay.class);
      frames.forEach(f -> byTime.merge(f.timeOfDay(), f.counts(), ConfusionMatrix::plus));
      return Collections.unmodifiableMap(byTime);
    }
  }

  /// Sends the first frames of a sensor through encoder and decoder, without errors.
  ///
  /// @param encoder of the scheme
  /// @param decoder of the scheme
  /// @param sensor labelled frames
  /// @param numFrames how many, at least 1
  /// @param payloadBits a legal payload size
  /// @throws IllegalArgumentException if a frame has no label
  public static Result run(
      FrameEncoder encoder, FrameDecoder decoder, Sensor sensor, int numFrames, int payloadBits) {
    Plan plan = new Plan(List.of(Condition.bits(payloadBits, 0)), numFrames, 0);
    return run(encoder, decoder, sensor, plan, done -> {}).getFirst();
  }

  /// Sends the first frames of a sensor through encoder and decoder under every condition. Batches
  /// are fixed by the frames' order.
  ///
  /// @param encoder of the scheme
  /// @param decoder of the scheme
  /// @param sensor labelled frames
  /// @param plan what is asked
  /// @param progress is told how many frames are done
  /// @return one result a condition, in order
  /// @throws IllegalArgumentException if a frame has no label
  public static List<Result> run(
      FrameEncoder encoder, FrameDecoder decoder, Sensor sensor, Plan plan, IntConsumer progress) {
    List<List<FrameCounts>> counts =
        plan.conditions().stream().<List<FrameCounts>>map(c -> new ArrayList<>()).toList();
    for (int first = 0; first < plan.numFrames(); first += BATCH) {
      int end = Math.min(plan.numFrames(), first + BATCH);
      List<SensorFrame> frames = new ArrayList<>();
      for (int i = first; i < end; i++) {
        frames.add(sensor.frame(i));
      }
      Map<PayloadSize, List<Payload>> sent = new java.util.HashMap<>();
      for (int c = 0; c < counts.size(); c++) {
        Condition condition = plan.conditions().get(c);
        List<Payload> payloads =
            sent.computeIfAbsent(condition.payload(), size -> encoder.encode(frames, size));
        List<ReceivedPayload> received = receive(frames, payloads, condition, plan.seed());
        counts.get(c).addAll(compare(frames, decoder.decode(received)));
      }
      progress.accept(end);
    }
    List<Result> results = new ArrayList<>();
    for (int c = 0; c < counts.size(); c++) {
      results.add(new Result(plan.conditions().get(c), sensor.resolution(), counts.get(c)));
    }
    return results;
  }

  private static List<ReceivedPayload> receive(
      List<SensorFrame> frames, List<Payload> payloads, Condition condition, long seed) {
    List<ReceivedPayload> received = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      received.add(
          BitErrors.apply(payloads.get(i), condition.bitErrorRate(), seed, frames.get(i).index()));
    }
    return received;
  }

  private static List<FrameCounts> compare(
      List<SensorFrame> frames, List<Understanding> understood) {
    List<FrameCounts> counts = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      SensorFrame frame = frames.get(i);
      counts.add(
          new FrameCounts(
              frame.name(),
              frame.timeOfDay(),
              ConfusionMatrix.compare(
                  requireLabel(frame), understood.get(i).segmentation(), SegmentationClass.COUNT)));
    }
    return counts;
  }

  private static LabelMap requireLabel(SensorFrame frame) {
    LabelMap label = frame.label();
    if (label == null) {
      throw new IllegalArgumentException(
          "frame %s has no label; evaluation needs one".formatted(frame.name()));
    }
    return label;
  }
}
