package io.semlink.scenarios.cli;

import io.semlink.scenarios.run.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink replay`: publishes a run from its files.
@Command(
    name = "replay",
    description =
        "Publishes a run from its files to a Kafka cluster; what the cluster has is not sent"
            + " again.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "folder of a run")
  private Path run = Path.of("");

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ReplayCommand() {}

  @Override
  public Integer call() throws IOException {
    Replay.Result result = Replay.to(run, kafka.target(), System::nanoTime);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d events in %.2f s (%.0f events/s)%n",
            result.run().runId(),
            result.events(),
            result.seconds(),
            result.events() / Math.max(result.seconds(), 1e-9));
    return 0;
  }
}
