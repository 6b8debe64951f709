package io.semlink.scenarios.run;

import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /// Deletes the oldest finished runs that nobody works in, and says which.
  ///
  /// @param keep how many finished ones stay, at least 1
  /// @param current the run that has just ended and stays in any case
  void prune(int keep, Path current) throws IOException {
    List<Found> finished = newestFirst().stream().filter(Found::isFinished).toList();
    for (Found old : finished.stream().skip(keep).toList()) {
      if (!old.folder().equals(current)) {
        delete(old.folder(), keep);
      }
    }
  }

  private void delete(Path folder, int keep) throws IOException {
    Optional<RunLock> lock = RunLock.take(folder);
    if (lock.isEmpty()) {
      return;
    }
    try (RunLock held = lock.get()) {
      if (held.channel().isOpen()) {
        Files.walkFileTree(folder, new Deletion());
        notice.accept("deleted the old run %s (run.keep = %d)".formatted(folder, keep));
      }
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
