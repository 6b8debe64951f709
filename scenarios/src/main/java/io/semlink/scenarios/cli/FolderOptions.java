package io.semlink.scenarios.cli;

import io.semlink.simulator.sensor.folder.DataLayout;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.folder.ThermalRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options that say how a data set's folder is read.
final class FolderOptions {
  @Option(names = "--labels", paramLabel = "DIR", description = "labels that lie elsewhere")
  private @Nullable Path labels;

  @Option(
      names = "--layout",
      paramLabel = "auto|folder|mfnet|msrs|pst900|fmb",
      description = "how DIR is laid out (default: told by its files)")
  private @Nullable String layout;

  @Option(
      names = "--thermal-range",
      paramLabel = "full|auto|FROM:TO",
      description = "stored thermal values that become 0 and 255 (default: full scale)")
  private @Nullable String thermalRange;

  @SuppressWarnings("NullAway.Init")
  FolderOptions() {}

  /// Whether one of them was given.
  boolean given() {
    return labels != null || layout != null || thermalRange != null;
  }

  /// The options as they are typed.
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (labels != null) {
      words.addAll(List.of("--labels", Words.quoted(labels)));
    }
    if (layout != null) {
      words.addAll(List.of("--layout", layout));
    }
    if (thermalRange != null) {
      words.addAll(List.of("--thermal-range", thermalRange));
    }
    return words;
  }

  /// The frames of a split.
  ///
  /// @param command for errors
  /// @param path the data set's folder
  /// @param split which split; null: the default one
  DataRequest request(CommandLine command, Path path, @Nullable FolderSplit split) {
    return new DataRequest(
        path,
        layout == null ? null : DataLayout.parse(layout),
        new DataRequest.Selection(split, null),
        labels,
        thermalRange(command),
        false);
  }

  private ThermalRange thermalRange(CommandLine command) {
    try {
      return thermalRange == null ? ThermalRange.FULL : ThermalRange.parse(thermalRange);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--thermal-range: " + e.getMessage());
    }
  }
}
