package io.semlink.scenarios.cli;

import io.semlink.actors.log.KafkaSettings;
import java.io.IOException;
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

  /// The cluster, looked at: it can be reached and has the topics.
  KafkaSettings settings() throws IOException {
    return client.settings(servers);
  }
}
