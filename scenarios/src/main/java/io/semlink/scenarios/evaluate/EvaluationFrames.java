package io.semlink.scenarios.evaluate;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.folder.DataFolders;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.FolderSensor;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The labelled frames of an evaluation.
///
/// @param sensor finite, every frame labelled
/// @param description what they are, for people
/// @param warnings one line for each frame that was left out because it is damaged, and for what
///   makes the others poor
public record EvaluationFrames(Sensor sensor, String description, List<String> warnings) {
  private static final long CACHE_BYTES = 256L << 20;

  /// How many frames there are.
  public int numFrames() {
    return Math.toIntExact(sensor.numFrames());
  }

  /// Synthetic streets by day and by night.
  ///
  /// @param resolution of the scheme
  /// @param split SCENE_TRAIN, SCENE_VALIDATION or SCENE_TEST
  /// @param seed seed of the scenes
  /// @param numFrames how many, at least 1
  public static EvaluationFrames road(
      Resolution resolution, Purpose split, long seed, int numFrames) {
    SyntheticRoad road =
        new SyntheticRoad(
            new SyntheticRoad.Settings(resolution, seed, split, SyntheticRoad.DayNight.BOTH));
    Sensor some = new SomeFrames(road, firstIndices(numFrames));
    return new EvaluationFrames(
        CachedSensor.within(some, CACHE_BYTES),
        "synthetic-road, %s split, seed %s".formatted(splitWord(split), seed),
        List.of());
  }

  private static String splitWord(Purpose split) {
    return switch (split) {
      case SCENE_TRAIN -> FolderSplit.TRAIN.key();
      case SCENE_VALIDATION -> FolderSplit.VALIDATION.key();
      case SCENE_TEST -> FolderSplit.TEST.key();
      default -> throw new IllegalArgumentException(split + " is no split of the streets");
    };
  }

  /// The labelled frames of a data set.
  ///
  /// @param request which frames of which folder
  /// @param resolution of the scheme
  /// @param numFrames how many at most
  /// @throws ScenarioException if the folder cannot be used or no frame has a label
  public static EvaluationFrames folder(DataRequest request, Resolution resolution, int numFrames) {
    FolderSensor all;
    try {
      all = DataFolders.open(request, resolution);
    } catch (BadSourceException e) {
      throw new ScenarioException("--data: " + e.getMessage());
    }
    List<Long> labelled = new ArrayList<>();
    for (long i = 0; i < all.numFrames() && labelled.size() < numFrames; i++) {
      if (all.frame(i).label() != null) {
        labelled.add(i);
      }
    }
    if (labelled.isEmpty()) {
      throw new ScenarioException(
          "--data: no frame has a label (%s)".formatted(all.summary()),
          "Maybe --labels names the folder of the labels");
    }
    return new EvaluationFrames(
        CachedSensor.within(new SomeFrames(all, labelled), CACHE_BYTES),
        all.summary(),
        Stream.concat(
                all.warnings().stream(),
                all.leftOut().stream().map(bad -> "left out: " + bad.reason()))
            .toList());
  }

  private static List<Long> firstIndices(int numFrames) {
    return LongStream.range(0, numFrames).boxed().toList();
  }

  /// Some frames of a sensor, numbered anew; the frames keep their own indices and names.
  private record SomeFrames(Sensor sensor, List<Long> indices) implements Sensor {
    @Override
    public Resolution resolution() {
      return sensor.resolution();
    }

    @Override
    public long numFrames() {
      return indices.size();
    }

    @Override
    public SensorFrame frame(long index) {
      return sensor.frame(indices.get(Math.toIntExact(index)));
    }
  }
}
