package io.semlink.reports.read;

import io.semlink.simulator.notation.TextFile;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Opens run folders.
public final class RunReader {
  static final String MANIFEST = "manifest.json";
  static final String POINTS = "points.jsonl";
  static final String FRAMES = "frames.jsonl.zst";

  private RunReader() {}

  /// Reads the manifest and the points of a run; frames are left for {@link Run#frames}.
  ///
  /// @param runFolder the folder out/STUDY/RUN
  /// @throws BadRunException if the folder is no run folder or one of its files is damaged
  public static Run open(Path runFolder) {
    if (!Files.isDirectory(runFolder)) {
      throw new BadRunException("%s is not a folder".formatted(runFolder));
    }
    return new Run(runFolder, manifest(runFolder), points(runFolder.resolve(POINTS)));
  }

  /// Reads the manifest of a run alone.
  ///
  /// @param runFolder the folder out/STUDY/RUN
  /// @throws BadRunException if there is none or it is damaged
  public static RunRecord manifest(Path runFolder) {
    Path manifest = runFolder.resolve(MANIFEST);
    return ResultJson.read(text(manifest), RunRecord.class, manifest.toString());
  }

  private static List<PointRecord> points(Path file) {
    List<String> lines = text(file).lines().toList();
    List<PointRecord> points = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        points.add(ResultJson.read(lines.get(i), PointRecord.class, file + ":" + (i + 1)));
      }
    }
    return points;
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new BadRunException(
          "%s is missing. Maybe %s is not the folder of a run"
              .formatted(file, file.toAbsolutePath().getParent()));
    }
    return TextFile.content(file, BadRunException::new);
  }
}
