package io.semlink.scenarios.cli;

import io.semlink.actors.log.KafkaSettings;
import io.semlink.actors.log.RunRestorer;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink restore`: makes the folder of a run again from Kafka.
@Command(
    name = "restore",
    description =
        "Makes the folder of a run again from its Kafka topics; `run` goes on with it, `report` and"
            + " `query` read it.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "id of a run, as 20261121T021500Z-c0ffee")
  private String runId = "";

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private RunsOption out = new RunsOption();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RestoreCommand() {}

  @Override
  public Integer call() throws IOException {
    KafkaSettings source = kafka.source(spec.commandLine().getErr()::println);
    RunRestorer.Restored restored = new RunRestorer(source, runId).restore(out.folder());
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d frames%s%n",
            restored.folder(),
            restored.frames(),
            restored.missing() == 0
                ? ""
                : ", %s that Kafka no longer has".formatted(restored.missing()));
    return 0;
  }
}
