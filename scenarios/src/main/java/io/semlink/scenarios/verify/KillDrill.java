package io.semlink.scenarios.verify;

import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.actors.log.RunRestorer;
import io.semlink.scenarios.run.JavaProcess;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.results.PointColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Kills a study with SIGKILL in the middle, goes on with it, and holds what came out against a run
/// that nobody disturbed.
///
/// @param study arguments of `semlink run` that name a study with an embedded broker, which takes
///   some seconds
/// @param folder where the runs go, empty
public record KillDrill(List<String> study, Path folder) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Pattern FRAME =
      Pattern.compile("\"point_id\":\"([^\"]+)\",\"frame_index\":(\\d+)");
  private static final Pattern WALL = Pattern.compile("\"run_id\":\"[^\"]+\"|\"wall\":\\{[^}]*\\}");

  /// Copies the list.
  public KillDrill {
    study = List.copyOf(study);
  }

  /// A run that nobody disturbs.
  ///
  /// @return its folder
  /// @throws IOException if it does not come to its end
  public Path reference() throws IOException, InterruptedException {
    Path out = folder.resolve("reference");
    end(start(out), out);
    return onlyRun(out);
  }

  /// What a drill has shown.
  ///
  /// @param killed whether the kill came before the end of the study
  /// @param frames frames of the run in the end
  /// @param problems what is not as it should be; empty if all is well
  public record Outcome(boolean killed, int frames, List<String> problems) {}

  /// Kills a run and goes on with it.
  ///
  /// @param reference folder of the undisturbed run
  /// @param number of the drill, names its folder
  /// @param share of the reference's journal that is written when the kill comes, 0..1
  public Outcome run(Path reference, int number, double share)
      throws IOException, InterruptedException {
    Path out = folder.resolve("drill-" + number);
    Process process = start(out);
    boolean killed = kill(process, out, (long) (share * journalBytes(reference)));
    end(start(out), out);
    Path run = onlyRun(out);
    List<String> problems = new ArrayList<>();
    compareTables(reference, run, problems);
    List<String> frames = frames(run);
    compareFrames(frames(reference), frames, problems);
    compareTopics(run, frames, problems);
    return new Outcome(killed, frames.size(), problems);
  }

  private Process start(Path out) throws IOException {
    Files.createDirectories(out);
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(study);
    arguments.addAll(List.of("--out", out.toString()));
    return JavaProcess.start(JavaProcess.SEMLINK, output(out), arguments);
  }

  private static Path output(Path out) {
    return out.resolve("output.txt");
  }

  private static void end(Process process, Path out) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("%s does not end".formatted(out));
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "exit code %s:%n%s".formatted(process.exitValue(), Files.readString(output(out))));
    }
  }

  private static boolean kill(Process process, Path out, long bytes)
      throws IOException, InterruptedException {
    while (process.isAlive() && journalBytes(out) < bytes) {
      Thread.sleep(PAUSE);
    }
    boolean alive = process.isAlive();
    process.destroyForcibly().waitFor();
    return alive;
  }

  /// Bytes of the journal that lies somewhere in a folder; 0 while there is none.
  private static long journalBytes(Path folder) throws IOException {
    try (Stream<Path> files =
        Files.find(folder, 3, (file, _) -> file.endsWith(JournalFiles.FIRST))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static Path onlyRun(Path out) throws IOException {
    try (Stream<Path> files = Files.find(out, 3, (file, _) -> file.endsWith(JournalFiles.FIRST))) {
      List<Path> runs = files.map(Path::getParent).toList();
      if (runs.size() != 1) {
        throw new IOException("%s holds %s runs".formatted(out, runs.size()));
      }
      return runs.getFirst();
    }
  }

  private static void compareTables(Path reference, Path run, List<String> problems)
      throws IOException {
    List<String> expected = table(reference);
    List<String> actual = table(run);
    if (expected.size() < 2 || !expected.equals(actual)) {
      problems.add("points.csv differs from that of the undisturbed run");
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

  private static List<String> frames(Path run) throws IOException {
    try (Stream<String> lines = FrameFile.lines(run.resolve(JournalFiles.FIRST))) {
      return lines.toList();
    }
  }

  private static void compareFrames(
      List<String> expected, List<String> actual, List<String> problems) {
    Set<String> ids = new HashSet<>();
    for (String line : actual) {
      Matcher frame = FRAME.matcher(line);
      if (!frame.find() || !ids.add(frame.group(1) + "/" + frame.group(2))) {
        problems.add("a frame stands twice in the files: " + line);
      }
    }
    if (actual.isEmpty() || !withoutWall(actual).equals(withoutWall(expected))) {
      problems.add("the frames differ from those of the undisturbed run");
    }
  }

  private static List<String> withoutWall(List<String> lines) {
    return lines.stream().map(line -> WALL.matcher(line).replaceAll("")).sorted().toList();
  }

  /// What a consumer of committed records sees is what the files hold, every frame once.
  private void compareTopics(Path run, List<String> frames, List<String> problems)
      throws IOException {
    Path restored = Files.createTempDirectory(folder, "restored");
    try (EmbeddedBroker broker = EmbeddedBroker.start(run.resolve("kafka"))) {
      Path again =
          new RunRestorer(broker.settings(), run.getFileName().toString())
              .restore(restored)
              .folder();
      if (!frames(again).stream().sorted().toList().equals(frames.stream().sorted().toList())) {
        problems.add("the topics hold other frames than the files, or one twice");
      }
      if (!table(again).equals(table(run))) {
        problems.add("points.csv from the topics differs from that of the files");
      }
    }
  }
}
