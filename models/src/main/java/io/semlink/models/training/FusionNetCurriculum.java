package io.semlink.models.training;

import ai.djl.ndarray.NDManager;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.baseline.Segmenter;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// The training of a segmentation network, which no link divides.
///
/// @param config shape of the network
/// @param settings of the training
record FusionNetCurriculum(FusionNetConfig config, TrainingSettings settings)
    implements Curriculum<FusionNet> {
  private static final int BATCH = 8;

  /// @throws IllegalArgumentException if the settings ask for stage 1
  FusionNetCurriculum {
    if (settings.stage() == TrainingSettings.Stage.PROMPT) {
      throw new IllegalArgumentException("%s has no stage 1".formatted(config.name()));
    }
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public String shape() {
    return config.toString();
  }

  @Override
  public Resolution resolution() {
    return config.resolution();
  }

  @Override
  public Modality modality() {
    return Modality.BOTH;
  }

  /// It has no tokens.
  @Override
  public Resolution tokenGrid() {
    return new Resolution(1, 1);
  }

  @Override
  public AirDraw air() {
    return AirDraw.NONE;
  }

  @Override
  public FusionNet network(NDManager manager) {
    return new FusionNet(config, settings.seed(), manager);
  }

  @Override
  public Lesson lesson(FusionNet live, NDManager manager) {
    return new SegmentationLesson(live, settings.objective());
  }

  @Override
  public double meanIou(FusionNet network, Sensor frames, NDManager manager) {
    ConfusionMatrix sum = ConfusionMatrix.empty(SegmentationClass.COUNT);
    try (Segmenter segmenter = new Segmenter(network, manager.newSubManager())) {
      for (long first = 0; first < frames.numFrames(); first += BATCH) {
        List<SensorFrame> batch =
            LongStream.range(first, Math.min(frames.numFrames(), first + BATCH))
                .mapToObj(frames::frame)
                .toList();
        List<LabelMap> maps =
            segmenter.segment(
                batch.stream().map(SensorFrame::rgb).toList(),
                batch.stream().map(SensorFrame::thermal).toList());
        for (int i = 0; i < batch.size(); i++) {
          sum =
              sum.plus(
                  ConfusionMatrix.compare(
                      Objects.requireNonNull(batch.get(i).label()),
                      maps.get(i),
                      SegmentationClass.COUNT));
        }
      }
    }
    return sum.meanIou();
  }
}
