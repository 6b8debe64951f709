package io.semlink.scenarios.run;

import io.semlink.actors.log.FolderLock;
import io.semlink.actors.log.RecoveredRun;
import io.semlink.actors.study.Earlier;
import io.semlink.reports.read.RunReader;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.run.RunFolders.Found;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the run of a study to go on with, and refuses to mix results that do not belong together.
///
/// @param folders runs of the study
/// @param now the record of the run as it would begin now
/// @param planned ids of its points in plan order
/// @param notice is told what people should know
record RunChoice(RunFolders folders, RunRecord now, List<String> planned, Consumer<String> notice) {

  /// The run to go on with; empty where a new one is to be started.
  ///
  /// @throws ScenarioException if there is one to go on with and something in it differs, or the
  ///   point to run again is not to be had
  Optional<OpenRun> find(RunStart start) {
    try {
      return switch (start) {
        case RunStart.Fresh _ -> Optional.empty();
        case RunStart.GoOn _ -> goOn();
        case RunStart.Rerun rerun -> Optional.of(rerun(rerun.point()));
      };
    } catch (IOException | BadRunException e) {
      throw new ScenarioException(
          "%s: an earlier run cannot be read (%s)".formatted(folders.study(), e.getMessage()),
          "Maybe --fresh starts over");
    }
  }

  private Optional<OpenRun> goOn() throws IOException {
    List<Found> runs = folders.newestFirst();
    for (Found found : runs) {
      if (!RunDifferences.ofConfiguration(found.run(), now).isEmpty()) {
        continue;
      }
      if (found.isFinished()) {
        sayFailedPoints(found, found.equals(runs.getFirst()));
        return Optional.empty();
      }
      Optional<OpenRun> open = open(found);
      if (open.isPresent()) {
        return open;
      }
    }
    // Nothing of this configuration: whoever changed it in the middle of a study wants to know.
    if (!runs.isEmpty() && !runs.getFirst().isFinished()) {
      refuseOthers(runs.getFirst());
    }
    return Optional.empty();
  }

  /// A run is finished with points that failed, too; whoever expects those to be run again has to
  /// know that a new run starts.
  private void sayFailedPoints(Found last, boolean newest) {
    long failed;
    try {
      failed =
          RunReader.open(last.folder()).points().stream()
              .filter(point -> point.state() == PointState.FAILED)
              .count();
    } catch (BadRunException e) {
      notice.accept(
          "points of %s cannot be read (%s); a new run starts"
              .formatted(last.folder(), e.getMessage()));
      return;
    }
    if (failed > 0) {
      notice.accept(
          "the last run of this study, %s, has %s failed points%s; a new run starts"
              .formatted(
                  last.folder(),
                  failed,
                  newest ? " (--rerun POINT in place of it runs one of them again)" : ""));
    }
  }

  private void refuseOthers(Found newest) throws IOException {
    List<String> differences = RunDifferences.ofConfiguration(newest.run(), now);
    Optional<FolderLock> lock = FolderLock.take(newest.folder());
    if (lock.isPresent()) {
      lock.get().close();
      requireNone(newest, differences);
    }
  }

  /// Opens an unfinished run; empty if it cannot be gone on with.
  private Optional<OpenRun> open(Found found) throws IOException {
    Optional<FolderLock> lock = FolderLock.take(found.folder());
    if (lock.isEmpty()) {
      notice.accept(
          "%s is being run by another process and is left alone".formatted(found.folder()));
      return Optional.empty();
    }
    return Optional.of(closeOnFailure(lock.get(), held -> resumed(found, held, null)));
  }

  private OpenRun rerun(String prefix) throws IOException {
    Found newest =
        folders.newestFirst().stream()
            .findFirst()
            .orElseThrow(() ->
                new ScenarioException(
                    "--rerun %s: %s holds no run".formatted(prefix, folders.study())));
    String point = planned(prefix);
    FolderLock lock =
        FolderLock.take(newest.folder())
            .orElseThrow(() ->
                new ScenarioException(
                    "--rerun %s: %s is being run by another process"
                        .formatted(prefix, newest.folder())));
    return closeOnFailure(
        lock,
        held -> {
          requireNone(newest, RunDifferences.ofConfiguration(newest.run(), now));
          return resumed(newest, held, point);
        });
  }

  private String planned(String prefix) {
    List<String> fitting = planned.stream().filter(id -> id.startsWith(prefix)).toList();
    if (prefix.isEmpty() || fitting.size() != 1) {
      throw new ScenarioException(
          "--rerun %s: %s point of this study has an id that begins so"
              .formatted(prefix, fitting.isEmpty() ? "no" : "more than one"),
          "Maybe `semlink plan` lists the ids");
    }
    return fitting.getFirst();
  }

  /// What was left of a run without the row of a point that failed, so that it can end another
  /// time.
  private static RecoveredRun reopened(Found found, RecoveredRun recovered, String pointId) {
    Optional<PointRecord> ended =
        recovered.finished().stream().filter(point -> point.pointId().equals(pointId)).findFirst();
    if (ended.isPresent() && ended.get().state() != PointState.FAILED) {
      throw new ScenarioException(
          "--rerun %s: the point is %s in %s and would come out the same"
              .formatted(
                  pointId, ended.get().state().name().toLowerCase(Locale.ROOT), found.folder()),
          "Maybe --fresh starts the whole study over");
    }
    return recovered.without(pointId);
  }

  private OpenRun resumed(Found found, FolderLock lock, @Nullable String only) throws IOException {
    RecoveredRun left = RecoveredRun.read(found.folder());
    RecoveredRun recovered = only == null ? left : reopened(found, left, only);
    Set<String> known = new LinkedHashSet<>(recovered.begun().keySet());
    recovered.finished().forEach(point -> known.add(point.pointId()));
    List<String> differences = new ArrayList<>(RunDifferences.ofProgram(found.run(), now));
    differences.addAll(RunDifferences.ofPoints(found.run(), known, planned));
    requireNone(found, differences);
    notice.accept(
        "goes on with %s: %s of %s points are finished, %s more are begun%s"
            .formatted(
                found.folder(),
                recovered.finished().size(),
                planned.size(),
                recovered.begun().size(),
                only == null && found.run().state() == RunState.DONE
                    ? "; what is written at the end is missing"
                    : ""));
    return new OpenRun(
        found.run().continuedIn(now.environment()),
        found.folder(),
        lock,
        Earlier.of(recovered, only),
        true);
  }

  private static void requireNone(Found found, List<String> differences) {
    if (!differences.isEmpty()) {
      throw new ScenarioException(
          "the run %s is %s, and what would go on with it is not the same (then -> now):%n%s"
              .formatted(
                  found.folder(),
                  found.isFinished() ? "finished" : "not finished",
                  RunDifferences.text(differences)),
          "Maybe --fresh starts over");
    }
  }

  private interface Opening {
    OpenRun with(FolderLock lock) throws IOException;
  }

  private static OpenRun closeOnFailure(FolderLock lock, Opening opening) throws IOException {
    boolean opened = false;
    try {
      OpenRun run = opening.with(lock);
      opened = true;
      return run;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }
}
