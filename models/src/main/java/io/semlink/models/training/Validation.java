package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import io.semlink.models.promsc.NoLink;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.ArrayList;
import java.util.List;

/// Judges a network between steps, without a link.
final class Validation {
  /// What 16 kHz carry with QPSK at rate 1/2 and 10 frames a second.
  private static final int PLANES = 32;

  private static final int BATCH = 8;
  private final Sensor frames;

  /// @param frames labelled frames, all of which are used
  Validation(Sensor frames) {
    this.frames = frames;
  }

  /// Mean IoU, class 0 included; ignored pixels do not count.
  double meanIou(Promsc network, NDManager manager) {
    PromscConfig config = network.config();
    NoLink noLink = new NoLink(network, manager);
    ConfusionMatrix counts = ConfusionMatrix.empty(SegmentationClass.COUNT);
    long numFrames = frames.numFrames();
    for (long first = 0; first < numFrames; first += BATCH) {
      List<SensorFrame> batch = new ArrayList<>();
      for (long i = first; i < Math.min(numFrames, first + BATCH); i++) {
        batch.add(frames.frame(i));
      }
      List<LabelMap> maps = noLink.understand(batch, Math.min(PLANES, config.maxPlanes()));
      for (int i = 0; i < maps.size(); i++) {
        counts = counts.plus(compare(batch.get(i), maps.get(i)));
      }
    }
    return counts.meanIou();
  }

  private static ConfusionMatrix compare(SensorFrame frame, LabelMap map) {
    LabelMap label = frame.label();
    if (label == null) {
      throw new IllegalArgumentException(
          "frame %s has no label; validation needs one".formatted(frame.name()));
    }
    return ConfusionMatrix.compare(label, map, SegmentationClass.COUNT);
  }
}
