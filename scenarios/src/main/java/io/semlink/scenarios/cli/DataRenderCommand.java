package io.semlink.scenarios.cli;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.folder.MfnetWriter;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink data render`: synthetic streets as a data set.
@Command(
    name = "render",
    description = {
      "Renders street scenes as a data set in the layout of MFNet: images/NAME.png with four"
          + " channels, labels/NAME.png and lists.",
      "Line i of a list, from 0, is frame i of synthetic-road with the same split and seed."
    },
    mixinStandardHelpOptions = true)
final class DataRenderCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "a new or empty folder")
  private Path out;

  @Option(names = "--frames", required = true, paramLabel = "N", description = "frames in all")
  private int frames;

  @Option(
      names = "--resolution",
      paramLabel = "HxW",
      defaultValue = "480x640",
      description = "size of a frame (default: ${DEFAULT-VALUE})")
  private String resolution;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "42",
      description = "which streets (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "all",
      description =
          "train, validation or test; all: half, a quarter and a quarter of the frames, as in"
              + " MFNet (default: ${DEFAULT-VALUE})")
  private String split;

  @Option(
      names = "--day-night",
      paramLabel = "HOURS",
      defaultValue = "both",
      description = "day, night or both (default: ${DEFAULT-VALUE})")
  private String dayNight;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DataRenderCommand() {}

  /// What was rendered, for whoever finds the folder.
  private record Origin(
      String sensor, long seed, String resolution, String dayNight, Map<String, Integer> frames) {}

  @Override
  public Integer call() throws IOException {
    Map<FolderSplit, Integer> counts = counts(choice("--split", FolderSplit.class, split));
    SyntheticRoad.DayNight hours = choice("--day-night", SyntheticRoad.DayNight.class, dayNight);
    Resolution size = size();
    MfnetWriter writer = MfnetWriter.begin(out);
    Map<String, Integer> written = new LinkedHashMap<>();
    for (Map.Entry<FolderSplit, Integer> part : counts.entrySet()) {
      SyntheticRoad road =
          new SyntheticRoad(new SyntheticRoad.Settings(size, seed, purpose(part.getKey()), hours));
      writer.write(part.getKey(), road, part.getValue(), this::progress);
      written.put(part.getKey().key(), part.getValue());
    }
    Origin origin = new Origin("synthetic-road", seed, size.toString(), dayNight, written);
    Files.writeString(out.resolve("origin.json"), ResultJson.writePretty(origin) + "\n");
    PrintWriter lines = spec.commandLine().getOut();
    lines.println("%s frames of %s in %s: %s".formatted(frames, size, out, written));
    lines.flush();
    return 0;
  }

  private Map<FolderSplit, Integer> counts(FolderSplit asked) {
    int least = asked == FolderSplit.ALL ? 4 : 1;
    if (frames < least || frames > MfnetWriter.MAX_FRAMES) {
      throw wrong("--frames", Integer.toString(frames), least + ".." + MfnetWriter.MAX_FRAMES);
    }
    Map<FolderSplit, Integer> counts = new LinkedHashMap<>();
    if (asked == FolderSplit.ALL) {
      int quarter = frames / 4;
      counts.put(FolderSplit.TRAIN, frames - 2 * quarter);
      counts.put(FolderSplit.VALIDATION, quarter);
      counts.put(FolderSplit.TEST, quarter);
    } else {
      counts.put(asked, frames);
    }
    return counts;
  }

  private static Purpose purpose(FolderSplit part) {
    return switch (part) {
      case TRAIN -> Purpose.SCENE_TRAIN;
      case VALIDATION -> Purpose.SCENE_VALIDATION;
      case TEST -> Purpose.SCENE_TEST;
      case ALL -> throw new IllegalArgumentException("not one split");
    };
  }

  private Resolution size() {
    try {
      return SyntheticRoad.requireRenderable(Resolution.parse(resolution));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--resolution: " + e.getMessage(), e);
    }
  }

  private <E extends Enum<E>> E choice(String option, Class<E> type, String word) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(
          option,
          word,
          String.join(
              ", ",
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                  .toList()));
    }
  }

  private CommandLine.ParameterException wrong(String option, String value, String bound) {
    return new CommandLine.ParameterException(
        spec.commandLine(), "%s is %s but must be %s".formatted(option, value, bound));
  }

  private void progress(long done) {
    if (Terminal.showsProgress() && (done % 10 == 0 || done == frames)) {
      spec.commandLine()
          .getErr()
          .print("\r%s of %s frames%s".formatted(done, frames, done == frames ? "\n" : ""));
      spec.commandLine().getErr().flush();
    }
  }
}
