package io.semlink.reports.gallery;

import io.semlink.reports.read.Run;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.results.FrameRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the frame records say of the frames whose images were kept.
final class SampleNotes {
  private record Key(String pointId, long frameIndex) {}

  private final Map<Key, FrameRecord> frames = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private long numFrames;

  /// Reads the frames of a run once, counts them and keeps those asked for.
  ///
  /// @param frameIndices of the kept images
  static SampleNotes of(Run run, Set<Long> frameIndices) {
    SampleNotes notes = new SampleNotes();
    try (Stream<FrameRecord> frames = run.frames()) {
      frames.forEach(frame -> notes.add(frame, frameIndices));
    }
    return notes;
  }

  private void add(FrameRecord frame, Set<Long> frameIndices) {
    numFrames++;
    if (frameIndices.contains(frame.frameIndex())) {
      frames.put(new Key(frame.pointId(), frame.frameIndex()), frame);
      names.putIfAbsent(frame.frameIndex(), frame.frameName());
    }
  }

  /// How many frame records the run has.
  long numFrames() {
    return numFrames;
  }

  /// Name of a frame in its source; empty if no record tells.
  String name(long frameIndex) {
    return names.getOrDefault(frameIndex, "");
  }

  /// How one frame fared at a point, a few words; empty if no record tells.
  String of(String pointId, long frameIndex) {
    FrameRecord frame = frames.get(new Key(pointId, frameIndex));
    if (frame == null) {
      return "";
    }
    String arrival = arrival(frame);
    long[] counts = frame.confusion();
    if (counts == null) {
      return arrival;
    }
    double iou = ConfusionMatrix.of(counts).meanIouPresent();
    return Double.isNaN(iou)
        ? arrival
        : "%s · IoU %s %%".formatted(arrival, Words.number(100 * iou, 0));
  }

  private static String arrival(FrameRecord frame) {
    if (!frame.wasSent()) {
      return "dropped";
    }
    if (frame.blocks() == 0) {
      return "analog";
    }
    return frame.blockErrors() == 0 ? "decoded" : damage(frame);
  }

  private static String damage(FrameRecord frame) {
    if (frame.codeBlocksErased() > 0) {
      return "lost";
    }
    // Two digits are as many as fit beside the IoU.
    double percent = 100.0 * frame.bitErrors() / frame.bits();
    return "BER %s %%".formatted(Words.number(percent, percent < 9.95 ? 1 : 0));
  }
}
