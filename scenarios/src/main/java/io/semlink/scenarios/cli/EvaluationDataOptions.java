package io.semlink.scenarios.cli;

import io.semlink.scenarios.evaluate.EvaluationFrames;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options of `semlink evaluate` that say which frames are meant.
final class EvaluationDataOptions {
  private static final String ROAD = "synthetic-road";
  private static final int ROAD_FRAMES = 400;

  @Option(
      names = "--data",
      paramLabel = "synthetic-road|DIR",
      defaultValue = ROAD,
      description = "labelled frames (default: ${DEFAULT-VALUE})")
  private String data = ROAD;

  @Option(
      names = "--split",
      paramLabel = "train|validation|test|all",
      description = {
        "(default: test, or all where DIR is not split;",
        "where something is searched for, validation)"
      })
  private @Nullable String split;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "the first so many (default: 400 synthetic ones, all of a folder)")
  private @Nullable Integer frames;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "of scenes, bit errors and resampling (default: ${DEFAULT-VALUE})")
  private long seed;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  EvaluationDataOptions() {}

  /// Seed of scenes, bit errors and resampling.
  long seed() {
    return seed;
  }

  /// The options as they are typed to mean the same frames.
  ///
  /// @param numFrames how many there were
  List<String> words(int numFrames) {
    List<String> words = new ArrayList<>();
    if (!data.equals(ROAD)) {
      words.addAll(List.of("--data", Words.quoted(Path.of(data))));
    }
    if (split != null) {
      words.addAll(List.of("--split", split));
    }
    words.addAll(List.of("--frames", Integer.toString(numFrames), "--seed", Long.toString(seed)));
    return words;
  }

  /// The frames that are asked for; what was left out is told on standard error.
  ///
  /// @param resolution of the scheme
  /// @param folder how the data set's folder is read
  EvaluationFrames open(Resolution resolution, FolderOptions folder) {
    return open(resolution, folder, null);
  }

  /// The same with another split where none is asked for.
  ///
  /// @param usual that split; null as above
  EvaluationFrames open(Resolution resolution, FolderOptions folder, @Nullable FolderSplit usual) {
    if (frames != null && frames < 1) {
      throw new ParameterException(
          spec.commandLine(), "--frames is %s but must be at least 1".formatted(frames));
    }
    FolderSplit asked =
        split == null
            ? usual
            : Words.of(
                spec.commandLine(),
                "--split",
                split,
                List.of(FolderSplit.values()),
                FolderSplit::key);
    if (data.equals(ROAD)) {
      if (folder.given() || asked == FolderSplit.ALL) {
        throw new ParameterException(
            spec.commandLine(),
            "--layout, --labels, --thermal-range and --split all are for a folder");
      }
      return EvaluationFrames.road(
          resolution, purpose(asked), seed, frames == null ? ROAD_FRAMES : frames);
    }
    EvaluationFrames found =
        EvaluationFrames.folder(
            folder.request(spec.commandLine(), Path.of(data), asked),
            resolution,
            frames == null ? Integer.MAX_VALUE : frames);
    found.warnings().forEach(spec.commandLine().getErr()::println);
    return found;
  }

  private static Purpose purpose(@Nullable FolderSplit split) {
    return switch (split) {
      case TRAIN -> Purpose.SCENE_TRAIN;
      case VALIDATION -> Purpose.SCENE_VALIDATION;
      case TEST, ALL -> Purpose.SCENE_TEST;
      case null -> Purpose.SCENE_TEST;
    };
  }
}
