package io.semlink.scenarios.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// V11 and V12: a study that is killed and gone on with comes out as one that nobody disturbed, and
/// what is made from Kafka alone is what is made from the files.
record RecoveryCheck() implements Check {
  private static final double SHARE = 0.4;

  /// A study of the link alone that takes some seconds, with a broker.
  static final List<String> STUDY =
      List.of(
          "link-alone",
          "--set",
          "link.EbN0=[\"1 dB\", \"1.5 dB\", \"2 dB\"]",
          "--set",
          "link.modulation=qpsk",
          "--set",
          "stop.block-errors=1000000",
          "--set",
          "stop.max-blocks=60000",
          "--set",
          "log.kafka=embedded");

  @Override
  public String title() {
    return "a killed study, and Kafka against the files";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    try {
      Path folder = Files.createTempDirectory("semlink-verify");
      KillDrill drill = new KillDrill(STUDY, folder);
      KillDrill.Outcome outcome = drill.run(drill.reference(), 1, SHARE);
      List<String> topics =
          outcome.problems().stream().filter(problem -> problem.contains("topics")).toList();
      List<String> files =
          outcome.problems().stream().filter(problem -> !problem.contains("topics")).toList();
      boolean shown = outcome.killed() && outcome.frames() > 0;
      return List.of(
          result("V11", "kill -9, then go on: as if undisturbed", shown, files),
          result("V12", "points.csv and frames from Kafka alone", shown, topics));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static CheckResult result(
      String id, String subject, boolean shown, List<String> problems) {
    String measured =
        problems.isEmpty() ? shown ? "equal" : "ended early" : String.join("; ", problems);
    return new CheckResult(id, subject, shown && problems.isEmpty(), "equal", measured, null);
  }
}
