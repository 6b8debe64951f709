package io.semlink.scenarios.run;

import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The runs of one study.
///
/// @param study the folder out/STUDY
/// @param notice is told what people should know
record RunFolders(Path study, Consumer<String> notice) {
  private static final String MANIFEST = "manifest.json";

  /// A run as its manifest says.
  ///
  /// @param folder its folder
  /// @param run its record
  record Found(Path folder, RunRecord run) {
    boolean isFinished() {
      return run.state() == RunState.DONE;
    }
  }

  /// All runs that have a manifest, the newest first. One whose manifest cannot be read is left
  /// aside, which the notice says.
  List<Found> newestFirst() throws IOException {
    if (!Files.isDirectory(study)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(study)) {
      folders.filter(f -> Files.isRegularFile(f.resolve(MANIFEST))).forEach(f -> add(found, f));
    }
    // Runs that began in one moment are told apart by a number at the end of their names.
    found.sort(
        Comparator.comparing((Found f) -> Instant.parse(f.run().startedAt()))
            .thenComparing(f -> f.folder().toString().length())
            .thenComparing(f -> f.folder().toString())
            .reversed());
    return List.copyOf(found);
  }

  private void add(List<Found> found, Path folder) {
    try {
      found.add(new Found(folder, read(folder)));
    } catch (IOException | BadRunException e) {
      notice.accept("%s is left aside: %s".formatted(folder, e.getMessage()));
    }
  }

  private static RunRecord read(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    return ResultJson.read(Files.readString(manifest), RunRecord.class, manifest.toString());
  }

  /// Deletes the oldest finished runs that nobody works in, and says which. One that cannot be
  /// deleted costs nobody anything: the notice says so, and the next run tries again.
  ///
  /// @param keep how many finished ones stay, at least 1
  /// @param current the run that has just ended and stays in any case
  void prune(int keep, Path current) {
    try {
      newestFirst().stream()
          .filter(Found::isFinished)
          .skip(keep)
          .map(Found::folder)
          .filter(old -> !old.equals(current))
          .forEach(old -> prune(old, keep));
    } catch (IOException | UncheckedIOException e) {
      notice.accept("%s: old runs cannot be looked for (%s)".formatted(study, e));
    }
  }

  private void prune(Path old, int keep) {
    try {
      Optional<RunLock> lock = RunLock.take(old);
      if (lock.isEmpty()) {
        return;
      }
      try (RunLock held = lock.get()) {
        if (held.channel().isOpen()) {
          delete(old);
          notice.accept("deleted the old run %s (run.keep = %d)".formatted(old, keep));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      notice.accept("the old run %s cannot be deleted (run.keep = %d): %s".formatted(old, keep, e));
    }
  }

  private static void delete(Path run) throws IOException {
    for (Path path : deletionOrder(run)) {
      Files.deleteIfExists(path);
    }
  }

  /// All that is in a run's folder and the folder itself, in the order in which it can be deleted.
  /// The manifest goes as late as it can: a folder of which a part is gone is still found.
  static List<Path> deletionOrder(Path run) throws IOException {
    Path manifest = run.resolve(MANIFEST);
    try (Stream<Path> paths = Files.walk(run)) {
      return Stream.concat(
              paths
                  .filter(path -> !path.equals(manifest) && !path.equals(run))
                  .sorted(Comparator.reverseOrder()),
              Stream.of(manifest, run))
          .toList();
    }
  }
}
