package io.semlink.scenarios.verify;

import io.semlink.scenarios.run.JavaProcess;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.results.PointColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A study that `semlink run` runs in a process of its own.
///
/// @param study arguments that name it
/// @param out folder of its runs
/// @param environment variables that the process has besides those of this one
record StudyProcess(List<String> study, Path out, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /// Starts it.
  Process start() throws IOException {
    Files.createDirectories(out);
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(study);
    arguments.addAll(List.of("--out", out.toString()));
    return JavaProcess.start(JavaProcess.SEMLINK, output(), arguments, List.of(), environment);
  }

  private Path output() {
    return out.resolve("output.txt");
  }

  /// Runs it to its end.
  ///
  /// @return folder of its only run
  /// @throws IOException if it does not come to a good end, with what it said
  Path complete() throws IOException, InterruptedException {
    Process process = start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("%s does not end".formatted(out));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "exit code %s:%n%s".formatted(process.exitValue(), Files.readString(output())));
    }
    return onlyRun(out);
  }

  static Path onlyRun(Path out) throws IOException {
    try (Stream<Path> files = Files.find(out, 3, (file, _) -> file.endsWith(JournalFiles.FIRST))) {
      List<Path> runs = files.map(Path::getParent).toList();
      if (runs.size() != 1) {
        throw new IOException("%s holds %s runs".formatted(out, runs.size()));
      }
      return runs.getFirst();
    }
  }

  /// The rows of points.csv without what hangs on this machine's clock.
  static List<String> table(Path run) throws IOException {
    List<Integer> kept =
        IntStream.range(0, PointColumns.ALL.size())
            .filter(i -> !PointColumns.ALL.get(i).name().startsWith("wall_"))
            .boxed()
            .toList();
    return Files.readAllLines(run.resolve("points.csv")).stream()
        .map(row -> {
          List<String> cells = cells(row);
          return String.join(",", kept.stream().map(cells::get).toList());
        })
        .toList();
  }

  /// The cells of a row, quoted ones as they stand.
  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
