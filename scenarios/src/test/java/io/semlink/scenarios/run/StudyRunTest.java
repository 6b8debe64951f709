package io.semlink.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.semlink.actors.log.FolderLock;
import io.semlink.actors.study.StudyEvent;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which run a study is, and how one that was stopped goes on.
final class StudyRunTest {
  private static final String BLOCKS =
      """
      study = blocks
      seed = 4
      source { sensor = random-bits, blocks-per-frame = 8, block-bits = 400 }
      link {
        modulation = qpsk, channel = awgn, EsN0 = ["-3 dB", "4 dB"]
        code { family = nr-ldpc, code-rate = "1/2" }
      }
      stop { max-frames = 1500 }
      run.parallelism = 2
      log.kafka = off
      """;

  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir private Path folder;
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  private Path out() {
    return folder.resolve("out");
  }

  private StudyRun.Result run(String conf) {
    return run(conf, out(), RunStart.GoOn.INSTANCE, NEVER);
  }

  private StudyRun.Result stopped(String conf) {
    StudyRun.Result result = run(conf, out(), RunStart.GoOn.INSTANCE, 64);
    assertThat(result.outcome().cancelled()).isTrue();
    assertThat(result.points()).hasSizeLessThan(result.run().points());
    return result;
  }

  /// @param stopAfter frames of one point after which the study is stopped
  private StudyRun.Result run(String conf, Path out, RunStart start, int stopAfter) {
    AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
    return study(conf, out)
        .run(
            start,
            new StudyRun.Watcher(
                (_, _) -> {},
                _ -> {},
                event -> {
                  if (event instanceof StudyEvent.PointChanged changed
                      && changed.point().counts().frames() >= stopAfter) {
                    Objects.requireNonNull(stop.get()).run();
                  }
                },
                notices::add,
                stop::set,
                _ -> {},
                _ -> {}));
  }

  private StudyRun study(String conf, Path out) {
    ScenarioFile file = ScenarioFile.of(ConfigFactory.parseString(conf), folder);
    return StudyRun.of(file, out);
  }

  private static List<List<String>> table(Path run) throws IOException {
    return Files.readAllLines(run.resolve("points.csv")).stream()
        .map(line -> {
          // A comma in quotes is part of its cell.
          String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
          return IntStream.range(0, cells.length)
              .filter(i -> !PointColumns.ALL.get(i).name().startsWith("wall_"))
              .mapToObj(i -> cells[i])
              .toList();
        })
        .toList();
  }

  private static List<String> frames(Path run) throws IOException {
    try (Stream<FrameRecord> frames = FrameFile.records(run.resolve("frames.jsonl.zst"))) {
      return frames.map(frame -> frame.pointId() + "/" + frame.frameIndex()).toList();
    }
  }

  private List<Path> runs(String study) throws IOException {
    try (Stream<Path> runs = Files.list(out().resolve(study))) {
      return runs.sorted().toList();
    }
  }

  private void expectToGoOn(String conf) throws IOException {
    StudyRun.Result first = stopped(conf);
    int begun = frames(first.folder()).size();
    assertThat(begun).isGreaterThanOrEqualTo(64);
    StudyRun.Result second = run(conf);
    assertThat(second.folder()).isEqualTo(first.folder());
    assertThat(second.run().runId()).isEqualTo(first.run().runId());
    assertThat(notices).anyMatch(line -> line.startsWith("goes on with " + first.folder()));
    StudyRun.Result whole = run(conf, folder.resolve("whole"), RunStart.GoOn.INSTANCE, NEVER);
    assertThat(table(second.folder())).isEqualTo(table(whole.folder()));
    assertThat(frames(second.folder()))
        .hasSizeGreaterThan(begun)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(frames(whole.folder()));
  }

  @Test
  void randomBlocksGoOn() throws IOException {
    expectToGoOn(BLOCKS);
  }

  /// The MCS of a block hangs on the channel of the fourth one before it; errors stop the point.
  @Test
  void adaptationWithADelayGoesOn() throws IOException {
    expectToGoOn(
        """
        study = adaptive
        seed = 4
        source { sensor = random-bits, blocks-per-frame = 2, block-bits = 500 }
        link {
          mcs { table = qam64, selection = instantaneous, delay = 4 }
          channel = { rayleigh { coherence = "1000 symbols" } }
          EsN0 = ["4 dB", "14 dB"]
          code { family = nr-ldpc }
        }
        stop { block-errors = 150, max-frames = 1000 }
        run.parallelism = 2
        log.kafka = off
        """);
  }

  /// A lost image is that of the last frame, which a process that goes on never received.
  @Test
  void concealmentWithTheLastFrameGoesOn() throws IOException {
    expectToGoOn(
        """
        study = losses
        seed = 5
        source { sensor = synthetic-road, frame-rate = "10 fps" }
        schemes { last { scheme = "jpeg+mfnet-small" } }
        link { bits-per-pixel = 0.31, channel = { packet-loss { loss-rate = 0.7 } } }
        stop.max-frames = 85
        run { parallelism = 2, batch = 3 }
        log.kafka = off
        """);
  }

  @Test
  void anotherStudyIsRefusedWithWhatDiffers() throws IOException {
    Path run = stopped(BLOCKS).folder();
    assertThatThrownBy(() -> run(BLOCKS.replace("seed = 4", "seed = 9")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(run.toString())
        .hasMessageContaining("  seed: 4 -> 9")
        .hasMessageContaining("Maybe --fresh starts over");
    assertThatThrownBy(() -> run(BLOCKS + "run.batch = 3"))
        .hasMessageContaining("  run.batch: (not set) -> 3");
    String harmless = BLOCKS.replace("run.parallelism = 2", "run.parallelism = 1");
    assertThat(run(harmless + "report.samples = 1\nrun.keep = 7").folder()).isEqualTo(run);
  }

  @Test
  void aFinishedStudyStartsAnewAndFreshLeavesAnUnfinishedOneAlone() throws IOException {
    Path first = stopped(BLOCKS).folder();
    List<String> left = frames(first);
    Path second = run(BLOCKS, out(), RunStart.Fresh.INSTANCE, NEVER).folder();
    assertThat(second).isNotEqualTo(first);
    assertThat(frames(first)).isEqualTo(left);
    assertThat(run(BLOCKS).folder()).as("the newer one is finished").isNotIn(first, second);
    assertThat(runs("blocks")).hasSize(3);
  }

  @Test
  void aRunThatSomebodyElseRunsIsLeftAlone() throws IOException {
    Path first = stopped(BLOCKS).folder();
    try (FolderLock lock = FolderLock.take(first).orElseThrow()) {
      assertThat(lock.channel().isOpen()).isTrue();
      assertThat(run(BLOCKS, out(), RunStart.GoOn.INSTANCE, 64).folder()).isNotEqualTo(first);
    }
    assertThat(notices).contains(first + " is being run by another process and is left alone");
  }

  @Test
  void anOldVersionIsNotGoneOnWith() throws IOException {
    Path run = stopped(BLOCKS).folder();
    Path manifest = run.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceAll("\"results_version\" : \"\\d+\"", "\"results_version\" : \"1\""));
    assertThatThrownBy(() -> run(BLOCKS)).hasMessageContaining("  results_version: 1 -> ");
  }

  @Test
  void aPointThatFailedIsRunAgainAfterItsFrames() throws IOException {
    StudyRun.Result first = run(BLOCKS);
    PointRecord point = first.points().getFirst();
    fail(first.folder(), point.pointId());
    RunStart rerun = new RunStart.Rerun(point.pointId().substring(0, 6));
    StudyRun.Result second = run(BLOCKS, out(), rerun, NEVER);
    assertThat(second.folder()).isEqualTo(first.folder());
    assertThat(second.points()).extracting(PointRecord::state).containsOnly(PointState.DONE);
    assertThat(frames(first.folder())).hasSize(3000).doesNotHaveDuplicates();
    assertThatThrownBy(() -> run(BLOCKS, out(), rerun, NEVER))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(point.pointId() + ": the point is done")
        .hasMessageContaining("Maybe --fresh");
    assertThatThrownBy(() -> run(BLOCKS, out(), new RunStart.Rerun("xyz"), NEVER))
        .hasMessageContaining("no point of this study has an id that begins so");
  }

  @Test
  void aNewRunAfterOneWithFailedPointsSaysSo() throws IOException {
    String small = BLOCKS.replace("max-frames = 1500", "max-frames = 10");
    Path first = run(small).folder();
    Path rows = first.resolve("points.jsonl");
    Files.writeString(rows, Files.readString(rows).replaceFirst("\"DONE\"", "\"FAILED\""));
    Path second = run(small).folder();
    assertThat(second).isNotEqualTo(first);
    assertThat(notices)
        .containsExactly(
            "the last run of this study, %s, has 1 failed points (--rerun POINT in place of it runs"
                    .formatted(first)
                + " one of them again); a new run starts");
    notices.clear();
    run(small);
    assertThat(notices).as("after a run without").isEmpty();
  }

  /// Writes a run's journal again with a point that has FAILED in place of DONE.
  private static void fail(Path run, String pointId) throws IOException {
    Path journal = run.resolve(JournalFiles.FIRST);
    List<JournalEntry> entries;
    try (Stream<JournalEntry> all = FrameFile.entries(journal)) {
      entries = all.toList();
    }
    Files.delete(journal);
    try (JournalWriter writer =
        JournalWriter.create(journal, JournalWriter.MAX_FILE_BYTES, "again")) {
      for (JournalEntry entry : entries.subList(1, entries.size())) {
        Note note = Objects.requireNonNull(entry.note());
        boolean itsEnd =
            note.kind() == Note.Kind.POINT
                && note.json().contains("\"point_id\":\"" + pointId)
                && note.json().contains("\"state\":\"DONE\"");
        String json =
            itsEnd
                ? note.json()
                    .replace("\"state\":\"DONE\"", "\"state\":\"" + PointState.FAILED + "\"")
                : note.json();
        writer.append(entry.frames(), new Note(note.kind(), json));
      }
    }
  }

  @Test
  void onePointOfAnUnfinishedRunGoesOnAlone() throws IOException {
    StudyRun.Result first = stopped(BLOCKS);
    String last = study(BLOCKS, out()).plan().points().getLast().pointId();
    StudyRun.Result second = run(BLOCKS, out(), new RunStart.Rerun(last), NEVER);
    assertThat(second.points()).extracting(PointRecord::pointId).containsExactly(last);
    StudyRun.Result third = run(BLOCKS);
    assertThat(third.folder()).isEqualTo(first.folder());
    assertThat(third.points()).hasSize(2);
    assertThat(frames(first.folder())).hasSize(3000).doesNotHaveDuplicates();
  }

  @Test
  void oldFinishedRunsAreDeletedWhereAsked() throws IOException {
    String small = BLOCKS.replace("max-frames = 1500", "max-frames = 10");
    Path unfinished = stopped(BLOCKS).folder();
    Path first = run(small, out(), RunStart.Fresh.INSTANCE, NEVER).folder();
    Path second = run(small).folder();
    assertThat(runs("blocks")).containsExactlyInAnyOrder(unfinished, first, second);
    Path third = run(small + "run.keep = 2").folder();
    assertThat(runs("blocks")).containsExactlyInAnyOrder(unfinished, second, third);
    assertThat(notices).contains("deleted the old run " + first + " (run.keep = 2)");
  }

  /// A lock that cannot be taken stands for all that can go wrong with an old folder.
  @Test
  void anOldRunThatCannotBeDeletedCostsTheNewOneNothing() throws IOException {
    String small = BLOCKS.replace("max-frames = 1500", "max-frames = 10");
    Path oldest = run(small).folder();
    Path stuck = run(small).folder();
    Files.delete(stuck.resolve(FolderLock.FILE));
    Path noFile = Files.createDirectory(stuck.resolve(FolderLock.FILE));
    Path last = run(small + "run.keep = 1").folder();
    assertThat(notices).anyMatch(line -> line.startsWith("the old run " + stuck + " cannot be"));
    assertThat(runs("blocks")).as("the oldest is deleted all the same").doesNotContain(oldest);
    assertThat(runs("blocks")).containsExactlyInAnyOrder(stuck, last);
    Files.delete(noFile);
    Path next = run(small + "run.keep = 1").folder();
    assertThat(runs("blocks")).containsExactly(next);
  }

  @Test
  void theManifestOfAnOldRunIsDeletedLast() throws IOException {
    Path run = run(BLOCKS.replace("max-frames = 1500", "max-frames = 10")).folder();
    Path samples = Files.createDirectory(run.resolve("samples"));
    Path sample = Files.writeString(samples.resolve("z.png"), "z");
    List<Path> order = RunFolders.deletionOrder(run);
    assertThat(order)
        .endsWith(run.resolve("manifest.json"), run)
        .contains(run.resolve(FolderLock.FILE));
    assertThat(order).containsSubsequence(sample, samples).doesNotHaveDuplicates();
  }

  /// Whoever is told of the end of a run finds the old ones as they were.
  @Test
  void oldRunsAreDeletedAfterTheEndIsTold() throws IOException {
    String small = BLOCKS.replace("max-frames = 1500", "max-frames = 10");
    Path first = run(small).folder();
    List<Boolean> seen = new ArrayList<>();
    StudyRun.Watcher watcher =
        new StudyRun.Watcher(
            (_, _) -> {},
            _ -> {},
            _ -> {},
            notices::add,
            _ -> {},
            _ -> seen.add(Files.exists(first)),
            _ -> seen.add(Files.exists(first)));
    study(small + "run.keep = 1", out()).run(RunStart.GoOn.INSTANCE, watcher);
    assertThat(seen).containsExactly(true, true);
    assertThat(first).doesNotExist();
  }

  /// A process that ends while it writes what is made of the results.
  @Test
  void aRunThatWasNotWrittenToItsEndIsFinishedByTheNextCall() throws IOException {
    String small = BLOCKS.replace("max-frames = 1500", "max-frames = 10");
    List<Path> told = new ArrayList<>();
    assertThatThrownBy(() ->
            ending(
                small,
                result -> {
                  told.add(result.folder());
                  throw new IllegalStateException("killed");
                }))
        .hasMessageContaining("killed");
    StudyRun.Result second = ending(small, result -> told.add(result.folder()));
    assertThat(told).containsExactly(second.folder(), second.folder());
    assertThat(runs("blocks")).containsExactly(second.folder());
    assertThat(notices)
        .anyMatch(line ->
            line.startsWith("goes on with " + second.folder())
                && line.endsWith("what is written at the end is missing"));
    assertThat(second.points()).hasSize(second.run().points());
    assertThat(frames(second.folder())).doesNotHaveDuplicates();
    // Now it is finished: the same study starts anew.
    assertThat(ending(small, _ -> {}).folder()).isNotEqualTo(second.folder());
  }

  private StudyRun.Result ending(String conf, Consumer<StudyRun.Result> ended) {
    return study(conf, out())
        .run(
            RunStart.GoOn.INSTANCE,
            new StudyRun.Watcher(
                (_, _) -> {}, _ -> {}, _ -> {}, notices::add, _ -> {}, ended, _ -> {}));
  }
}
