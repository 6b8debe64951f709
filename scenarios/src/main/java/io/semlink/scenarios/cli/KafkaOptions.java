package io.semlink.scenarios.cli;

import io.semlink.actors.log.KafkaSettings;
import java.io.IOException;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which Kafka cluster a command talks to and how.
final class KafkaOptions {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      required = true,
      description = "the cluster, several addresses separated by commas")
  private String servers = "";

  @Mixin private KafkaClientOption client = new KafkaClientOption();

  /// The cluster, to write to; see {@link KafkaClientOption#target}.
  KafkaSettings target() throws IOException {
    return client.target(servers);
  }

  /// The cluster, to read from; see {@link KafkaClientOption#source}.
  KafkaSettings source(Consumer<String> notice) throws IOException {
    return client.source(servers, notice);
  }
}
