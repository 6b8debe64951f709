package io.semlink.scenarios.cli;

import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.reports.read.RunReader;
import io.semlink.scenarios.run.Replay;
import io.semlink.simulator.results.RunRecord;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink broker`: serves a run's topics again.
@Command(
    name = "broker",
    description = "Serves the topics of a run on this machine until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "folder of a run")
  private Path run = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "port on the loopback interface (default: a free one)")
  private int port;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  BrokerCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    RunRecord record = RunReader.open(run).run();
    EmbeddedBroker broker = EmbeddedBroker.start(run.resolve("kafka"), port);
    CountDownLatch closed = new CountDownLatch(1);
    Thread onInterrupt =
        new Thread(
            () -> {
              broker.close();
              closed.countDown();
            },
            "close-broker");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    Replay.Result missing = Replay.to(run, broker.settings(), System::nanoTime);
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "Kafka at %s%n%s: %d events were missing; Ctrl-C ends the broker%n",
            broker.bootstrapServers(),
            record.runId(),
            missing.events());
    spec.commandLine().getErr().flush();
    closed.await();
    return 0;
  }
}
