package io.semlink.scenarios.run;

import io.semlink.actors.log.FolderLock;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Finds runs, `OUT/STUDY/RUN`, and deletes old ones. A run is a folder with a manifest; one whose
/// name ends in `.part` is being restored and is none yet.
///
/// @param study the folder OUT/STUDY
/// @param notice is told what people should know
public record RunFolders(Path study, Consumer<String> notice) {
  private static final String MANIFEST = "manifest.json";
  private static final String PART = ".part";
  private static final int DEPTH = 2;

  // Ids begin with the time; those of one second are told apart by a number at their ends.
  private static final Comparator<Path> BY_ID =
      Comparator.comparing((Path run) -> name(run).split("-", 2)[0])
          .thenComparing(run -> name(run).length())
          .thenComparing(RunFolders::name);

  /// All runs below a folder, by their ids the newest first.
  ///
  /// @param folder the folder of all runs, of a study, or of one run; it may be absent
  /// @throws BadRunException if the folder cannot be read
  public static List<Path> below(Path folder) {
    if (Files.isDirectory(folder) && !Files.isReadable(folder)) {
      throw new BadRunException("%s cannot be read: permission denied".formatted(folder));
    }
    List<Path> found = new ArrayList<>();
    collect(folder, DEPTH, found);
    found.sort(BY_ID.reversed());
    return List.copyOf(found);
  }

  /// The run that began last, by its id.
  ///
  /// @param folder as above
  /// @throws BadRunException if there is none
  public static Path newest(Path folder) {
    return below(folder).stream()
        .findFirst()
        .orElseThrow(() ->
            new BadRunException(
                "%s holds no run. Maybe name the folder of one, or --out DIR".formatted(folder)));
  }

  /// What is in a run is not looked at: there may be thousands of images.
  private static void collect(Path folder, int depth, List<Path> found) {
    if (name(folder).endsWith(PART)) {
      return;
    }
    if (Files.isRegularFile(folder.resolve(MANIFEST))) {
      found.add(folder);
    } else if (depth > 0 && Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        inside.filter(Files::isDirectory).forEach(each -> collect(each, depth - 1, found));
      } catch (NoSuchFileException | AccessDeniedException _) {
        // Deleted meanwhile, or a folder of others beside the runs, as lost+found of a disk.
      } catch (IOException e) {
        throw new BadRunException("%s cannot be read: %s".formatted(folder, e), e);
      }
    }
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  /// A run as its manifest says.
  ///
  /// @param folder its folder
  /// @param run its record
  record Found(Path folder, RunRecord run) {
    /// Whether every point is done and all is written that is made of them.
    boolean isFinished() {
      return run.state() == RunState.DONE && !UnfinishedMark.in(folder).isSet();
    }
  }

  /// All runs of the study, the newest first. One whose manifest cannot be read is left aside,
  /// which the notice says.
  List<Found> newestFirst() {
    List<Found> found = new ArrayList<>();
    // Deeper ones belong to others, who named a folder in here as that of all runs.
    below(study).stream()
        .filter(folder -> study.equals(folder.getParent()))
        .forEach(folder -> add(found, folder));
    // Runs of different scenarios that began in one second stay in the order of their moments.
    found.sort(Comparator.comparing((Found f) -> Instant.parse(f.run().startedAt())).reversed());
    return List.copyOf(found);
  }

  private void add(List<Found> found, Path folder) {
    try {
      found.add(new Found(folder, RunReader.manifest(folder)));
    } catch (BadRunException e) {
      notice.accept("%s is left aside: %s".formatted(folder, e.getMessage()));
    }
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
    } catch (BadRunException e) {
      notice.accept("old runs are not deleted: " + e.getMessage());
    }
  }

  private void prune(Path old, int keep) {
    try {
      Optional<FolderLock> lock = FolderLock.take(old);
      if (lock.isEmpty()) {
        return;
      }
      try (FolderLock held = lock.get()) {
        if (held.channel().isOpen()) {
          delete(old);
          notice.accept("deleted the old run %s (run.keep = %s)".formatted(old, keep));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      notice.accept("the old run %s cannot be deleted (run.keep = %s): %s".formatted(old, keep, e));
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
      return paths
          .sorted(
              Comparator.comparing((Path path) -> path.equals(run))
                  .thenComparing(path -> path.equals(manifest))
                  .thenComparing(Comparator.reverseOrder()))
          .toList();
    }
  }
}
