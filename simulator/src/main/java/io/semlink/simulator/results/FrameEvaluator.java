package io.semlink.simulator.results;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.Reception;
import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Makes the record of a frame. Pure.
///
/// @param runId run
/// @param pointId point
/// @param budget says how long a frame takes
public record FrameEvaluator(String runId, String pointId, LinkBudget budget) {

  /// What the two ends of the link hold of one frame.
  ///
  /// @param frame what was seen
  /// @param payload what was sent
  /// @param errorFree what the receiver would understand without an error
  /// @param reception what arrived
  /// @param esN0Db Es/N0 that the receiver measured, dB; null where the channel has none
  /// @param understanding what the receiver understood
  public record Outcome(
      SensorFrame frame,
      Payload payload,
      Understanding errorFree,
      Reception reception,
      @Nullable Double esN0Db,
      Understanding understanding) {}

  /// Record of a frame that carried meaning.
  public FrameRecord evaluate(Outcome outcome, FrameRecord.WallTimes wall) {
    SensorFrame frame = outcome.frame();
    LabelMap decoded = outcome.understanding().segmentation();
    LabelMap label = frame.label();
    RestoredImages restored = outcome.understanding().images();
    return record(
        new Identity(frame.index(), frame.name(), frame.timeOfDay()),
        outcome.reception(),
        label == null ? null : compare(label, decoded),
        compare(outcome.errorFree().segmentation(), decoded),
        new Hashes(hash(outcome.payload()), hash(decoded.classes())),
        restored == null ? null : ImageFidelity.of(frame, restored),
        outcome.esN0Db(),
        wall);
  }

  /// Record of a frame of random blocks.
  public FrameRecord evaluate(long frameIndex, Reception reception, FrameRecord.WallTimes wall) {
    return record(
        new Identity(frameIndex, "random-" + frameIndex, TimeOfDay.UNKNOWN),
        reception,
        null,
        null,
        new Hashes(null, null),
        null,
        null,
        wall);
  }

  private record Identity(long index, String name, TimeOfDay timeOfDay) {}

  private record Hashes(@Nullable String payload, @Nullable String understanding) {}

  private FrameRecord record(
      Identity frame,
      Reception reception,
      long @Nullable [] confusion,
      long @Nullable [] agreement,
      Hashes hashes,
      @Nullable ImageFidelity images,
      @Nullable Double esN0Db,
      FrameRecord.WallTimes wall) {
    return new FrameRecord(
        runId,
        pointId,
        frame.index(),
        frame.name(),
        frame.timeOfDay(),
        (int) reception.blocks().trials(),
        (int) reception.blocks().errors(),
        (int) reception.codeBlocks().trials(),
        (int) reception.codeBlocks().errors(),
        reception.bits().trials(),
        reception.bits().errors(),
        reception.demodBits().trials(),
        reception.demodBits().errors(),
        reception.decoderIterations(),
        confusion,
        agreement,
        hashes.payload(),
        hashes.understanding(),
        budget.linkSeconds(reception.use()),
        wall,
        reception.use(),
        images,
        esN0Db);
  }

  private static long[] compare(LabelMap truth, LabelMap predicted) {
    return ConfusionMatrix.compare(truth, predicted, SegmentationClass.COUNT).toArray();
  }

  private static String hash(Payload payload) {
    return switch (payload) {
      case Payload.Bits sent -> hash(sent.bits().unpack());
      case Payload.Features sent -> {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * sent.values().length);
        bytes.asFloatBuffer().put(sent.values());
        yield hash(bytes.array());
      }
    };
  }

  private static String hash(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, 12);
  }
}
