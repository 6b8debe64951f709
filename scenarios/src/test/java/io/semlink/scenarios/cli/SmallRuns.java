package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs library scenarios, cut down, as a user does.
final class SmallRuns {
  private SmallRuns() {}

  /// What a command did.
  record Called(int exitCode, String out, String err) {}

  static Called call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Semlink.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Called(exitCode, out.toString(), err.toString());
  }

  /// Runs a study that must end well, without Kafka unless a setting says otherwise.
  ///
  /// @param out folder of all runs, without a run of the study
  /// @return the run's folder
  static Path run(Path out, String study, String... settings) throws IOException {
    List<String> args = new ArrayList<>(List.of("run", study, "--out", out.toString()));
    args.addAll(List.of("--set", "log.kafka=off"));
    Stream.of(settings).forEach(setting -> args.addAll(List.of("--set", setting)));
    Called called = call(args.toArray(String[]::new));
    assertThat(called.exitCode()).as(called.err()).isZero();
    Path runs = out.resolve(Files.isRegularFile(Path.of(study)) ? name(study) : study);
    try (Stream<Path> folders = Files.list(runs)) {
      List<Path> all = folders.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static String name(String file) {
    return Path.of(file).getFileName().toString().replace(".conf", "");
  }
}
