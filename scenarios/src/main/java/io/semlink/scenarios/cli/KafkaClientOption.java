package io.semlink.scenarios.cli;

import io.semlink.actors.log.BadKafkaException;
import io.semlink.actors.log.ExternalKafka;
import io.semlink.actors.log.KafkaSettings;
import io.semlink.simulator.notation.TextFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says how a command talks to a Kafka cluster.
final class KafkaClientOption {
  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = "Java properties of a Kafka client: TLS, SASL, time-outs")
  private @Nullable Path file;

  @SuppressWarnings("NullAway.Init")
  KafkaClientOption() {}

  /// A cluster to write to, looked at: it can be reached and has the topics, as they must be.
  ///
  /// @param servers "host:port", several separated by commas
  KafkaSettings target(String servers) throws IOException {
    KafkaSettings settings = new KafkaSettings(servers, properties());
    ExternalKafka.prepare(settings);
    return settings;
  }

  /// A cluster to read from, looked at: it can be reached. What it has is read also where its
  /// topics are not as they must be, which is said.
  ///
  /// @param servers as above
  /// @param notice is told how they are not
  KafkaSettings source(String servers, Consumer<String> notice) throws IOException {
    KafkaSettings settings = new KafkaSettings(servers, properties());
    ExternalKafka.breaches(settings)
        .forEach(breach -> notice.accept("warning: %s; records may be missing".formatted(breach)));
    return settings;
  }

  private Map<String, String> properties() throws IOException {
    Properties properties = new Properties();
    if (file != null) {
      properties.load(
          new StringReader(
              TextFile.content(
                  file,
                  (problem, cause) ->
                      new BadKafkaException(problem, "name a file of Java properties"))));
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
