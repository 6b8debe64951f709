package io.semlink.scenarios.cli;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.folder.ImageWriter;
import io.semlink.simulator.sensor.polygon.Drawing;
import io.semlink.simulator.sensor.polygon.PolygonFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink data labels`: label images from polygons.
@Command(
    name = "labels",
    description = {
      "Draws label images from polygons: OUT/labels/NAME.png, one 8-bit channel of class indices.",
      "A frames.csv beside the polygons is copied, so that OUT serves as source.labels."
    },
    mixinStandardHelpOptions = true)
final class DataLabelsCommand implements Callable<Integer> {
  @Option(
      names = "--polygons",
      required = true,
      paramLabel = "FILE",
      description = "polygons.json, as in data/roadscene-labels")
  private Path polygons;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
  private Path out;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DataLabelsCommand() {}

  @Override
  public Integer call() throws IOException {
    SortedMap<String, Drawing> drawings = PolygonFile.read(polygons);
    drawings.keySet().forEach(this::requirePlainName);
    Path labels = out.resolve("labels");
    Files.createDirectories(labels);
    for (Map.Entry<String, Drawing> drawing : drawings.entrySet()) {
      ImageWriter.label(labels.resolve(drawing.getKey() + ".png"), drawing.getValue().rasterise());
    }
    Path table = polygons.resolveSibling("frames.csv");
    boolean copied = Files.isRegularFile(table) && !sameFolder(table);
    if (copied) {
      Files.copy(table, out.resolve("frames.csv"), StandardCopyOption.REPLACE_EXISTING);
    }
    PrintWriter lines = spec.commandLine().getOut();
    lines.println(
        "%s labels in %s%s"
            .formatted(drawings.size(), labels, copied ? ", frames.csv beside it" : ""));
    lines.flush();
    return 0;
  }

  /// A name from a file must not lead out of the folder.
  private void requirePlainName(String name) {
    if (name.isEmpty() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      throw new BadSourceException(
          "%s: frame \"%s\" is no plain file name".formatted(polygons, name));
    }
  }

  private boolean sameFolder(Path table) {
    return table
        .toAbsolutePath()
        .normalize()
        .equals(out.resolve("frames.csv").toAbsolutePath().normalize());
  }
}
