package io.semlink.scenarios.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// V13 and V14: a study with networks gives the same rows whatever lies in memory, and at every
/// parallelism while others keep the processor busy.
record MemoryCheck() implements Check {
  private static final List<String> STUDY =
      List.of(
          "first-light",
          "--set",
          "link.EsN0=[\"-4 dB\", \"6 dB\"]",
          "--set",
          "stop.max-frames=64",
          "--set",
          "log.kafka=off");

  /// One arena, so that all threads share what was given back; whatever is allocated holds 3.4e38
  /// as floats until it is written. Allocators other than glibc's do not know these.
  static final Map<String, String> SOILED =
      Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_PERTURB_", "128");

  @Override
  public String title() {
    return "networks in used memory, and beside a busy processor";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    try {
      Path folder = Files.createTempDirectory("semlink-verify");
      List<String> clean = rows(folder.resolve("clean"), 2, Map.of());
      List<CheckResult> results = new ArrayList<>();
      results.add(
          result(
              "V13",
              "rows of a study in used memory",
              clean,
              rows(folder.resolve("soiled"), 2, SOILED)));
      for (int parallelism : new int[] {1, 2, 4}) {
        List<String> busy = besideBusyThreads(folder.resolve("busy-" + parallelism), parallelism);
        results.add(
            result(
                "V14",
                "rows at parallelism %s beside a busy processor".formatted(parallelism),
                clean,
                busy));
      }
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<String> rows(Path out, int parallelism, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> study = new ArrayList<>(STUDY);
    study.addAll(List.of("--set", "run.parallelism=" + parallelism));
    return StudyProcess.table(new StudyProcess(study, out, environment).complete());
  }

  private static List<String> besideBusyThreads(Path out, int parallelism)
      throws IOException, InterruptedException {
    List<Thread> busy =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(_ -> Thread.ofPlatform().daemon().start(MemoryCheck::keepBusy))
            .toList();
    try {
      return rows(out, parallelism, Map.of());
    } finally {
      busy.forEach(Thread::interrupt);
    }
  }

  private static void keepBusy() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private static CheckResult result(
      String id, String subject, List<String> expected, List<String> found) {
    long differing =
        IntStream.range(0, Math.min(expected.size(), found.size()))
            .filter(i -> !expected.get(i).equals(found.get(i)))
            .count();
    boolean same = expected.size() > 1 && expected.equals(found);
    String measured =
        same ? "equal" : "%s of %s rows differ".formatted(differing, expected.size() - 1);
    return new CheckResult(id, subject, same, "equal", measured, null);
  }
}
