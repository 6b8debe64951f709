package io.semlink.scenarios.cli;

import io.semlink.models.training.TrainingFrames;
import io.semlink.models.training.TrainingFrames.Part;
import io.semlink.scenarios.evaluate.EvaluationFrames;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options of `semlink train` that say which frames it learns from: synthetic streets, the
/// labelled frames of a data set, or both.
final class TrainingDataOptions {
  private static final double USUAL_SHARE = 0.5;

  @Option(
      names = "--frames",
      defaultValue = "12000",
      description = "synthetic scenes, each seen several times (default: ${DEFAULT-VALUE})")
  private int frames;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "labelled frames of a data set beside the scenes (its training split)")
  private @Nullable Path data;

  @Option(
      names = "--data-share",
      description =
          "how often a frame of DIR is drawn; 1: no scenes at all, and validation by the validation"
              + " split of DIR (default: 0.5)")
  private @Nullable Double wantedShare;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainingDataOptions() {}

  /// Frames to learn from and frames to judge by.
  record Frames(TrainingFrames training, Sensor validation) {}

  /// The frames that are asked for; what was left out is told on standard error.
  ///
  /// @param resolution of the network
  /// @param seed seed of the scenes
  /// @param options how the data set's folder is read
  Frames open(Resolution resolution, long seed, FolderOptions options) {
    if (frames < 1) {
      throw bad("--frames is %d but must be at least 1".formatted(frames));
    }
    double share = wantedShare == null ? USUAL_SHARE : wantedShare;
    if (!(share > 0 && share <= 1)) {
      throw bad("--data-share is %s but must be in (0, 1]".formatted(share));
    }
    if (data == null && (options.given() || wantedShare != null)) {
      throw bad("--labels, --layout and --data-share mean nothing without --data");
    }
    List<Part> parts = new ArrayList<>();
    if (data != null) {
      parts.add(
          new Part(
              folder(options.request(spec.commandLine(), data, FolderSplit.TRAIN), resolution),
              share));
    }
    boolean onlyFolder = data != null && share == 1;
    if (!onlyFolder) {
      Sensor scenes =
          CachedSensor.firstWithin(
              road(resolution, seed, Purpose.SCENE_TRAIN),
              frames,
              Runtime.getRuntime().maxMemory() / 2);
      parts.add(new Part(scenes, data == null ? 1 : 1 - share));
    }
    return new Frames(
        new TrainingFrames(parts),
        data != null && onlyFolder
            ? folder(options.request(spec.commandLine(), data, FolderSplit.VALIDATION), resolution)
            : road(resolution, seed, Purpose.SCENE_VALIDATION));
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Sensor folder(DataRequest request, Resolution resolution) {
    EvaluationFrames found = EvaluationFrames.folder(request, resolution, Integer.MAX_VALUE);
    found.warnings().forEach(spec.commandLine().getErr()::println);
    return found.sensor();
  }

  private static Sensor road(Resolution resolution, long seed, Purpose split) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(resolution, seed, split, SyntheticRoad.DayNight.BOTH));
  }
}
