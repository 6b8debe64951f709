package io.semlink.scenarios.evaluate;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.FolderSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The labelled frames of an evaluation.
///
/// @param sensor finite, every frame labelled
/// @param description what they are, for people
public record EvaluationFrames(Sensor sensor, String description) {
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
        "synthetic-road, %s, seed %d".formatted(split, seed));
  }

  /// The labelled frames of a folder.
  ///
  /// @param folder holds `visible` and `infrared`
  /// @param labels where the labels lie if not in the folder
  /// @param resolution of the scheme
  /// @param numFrames how many at most
  /// @throws ScenarioException if the folder cannot be used or no frame has a label
  public static EvaluationFrames folder(
      Path folder, @Nullable Path labels, Resolution resolution, int numFrames) {
    try {
      Sensor all = FolderSensor.open(folder, labels, resolution);
      List<Long> labelled = new ArrayList<>();
      for (long i = 0; i < all.numFrames() && labelled.size() < numFrames; i++) {
        if (all.frame(i).label() != null) {
          labelled.add(i);
        }
      }
      if (labelled.isEmpty()) {
        throw new ScenarioException(
            "none of the %d frames in %s has a label".formatted(all.numFrames(), folder),
            "Maybe --labels names the folder of the labels");
      }
      return new EvaluationFrames(
          CachedSensor.within(new SomeFrames(all, labelled), CACHE_BYTES),
          "%s, %d of %d frames have labels"
              .formatted(folder, labelled.size(), all.numFrames()));
    } catch (BadSourceException e) {
      throw new ScenarioException("--data: " + e.getMessage());
    }
  }

  private static List<Long> firstIndices(int numFrames) {
    return java.util.stream.LongStream.range(0, numFrames).boxed().toList();
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
