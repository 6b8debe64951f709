package io.semlink.models.evaluation;

import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a scheme understands when the link makes no error: the upper bound of its curves.
public final class SchemeEvaluation {
  private static final int BATCH = 8;

  private SchemeEvaluation() {}

  /// Pixel counts over a set of frames.
  ///
  /// @param payloadBits bits a frame
  /// @param numFrames how many frames
  /// @param all counts over all frames
  /// @param byTimeOfDay counts by time of day, where there is a frame of it
  public record Result(
      int payloadBits,
      int numFrames,
      ConfusionMatrix all,
      Map<TimeOfDay, ConfusionMatrix> byTimeOfDay) {
    /// Copies the map.
    public Result {
      byTimeOfDay = Collections.unmodifiableMap(new EnumMap<>(byTimeOfDay));
    }
  }

  /// Sends the first frames of a sensor through encoder and decoder.
  ///
  /// @param encoder of the scheme
  /// @param decoder of the scheme
  /// @param sensor labelled frames
  /// @param numFrames how many, at least 1
  /// @param payloadBits a legal payload size
  /// @throws IllegalArgumentException if a frame has no label
  public static Result run(
      FrameEncoder encoder, FrameDecoder decoder, Sensor sensor, int numFrames, int payloadBits) {
    ConfusionMatrix all = ConfusionMatrix.empty(SegmentationClass.COUNT);
    Map<TimeOfDay, ConfusionMatrix> byTime = new EnumMap<>(TimeOfDay.class);
    for (int first = 0; first < numFrames; first += BATCH) {
      List<SensorFrame> frames = new ArrayList<>();
      for (int i = first; i < Math.min(numFrames, first + BATCH); i++) {
        frames.add(sensor.frame(i));
      }
      List<Payload> payloads = encoder.encode(frames, payloadBits);
      var understood = decoder.decode(payloads.stream().map(ReceivedPayload::errorFree).toList());
      for (int i = 0; i < frames.size(); i++) {
        ConfusionMatrix counts =
            ConfusionMatrix.compare(
                requireLabel(frames.get(i)),
                understood.get(i).segmentation(),
                SegmentationClass.COUNT);
        all = all.plus(counts);
        byTime.merge(frames.get(i).timeOfDay(), counts, ConfusionMatrix::plus);
      }
    }
    return new Result(payloadBits, numFrames, all, byTime);
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
