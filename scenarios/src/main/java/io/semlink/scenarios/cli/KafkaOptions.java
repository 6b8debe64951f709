package io.semlink.scenarios.cli;

import io.semlink.actors.log.ExternalKafka;
import io.semlink.actors.log.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which Kafka cluster a command talks to and how.
final class KafkaOptions {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      required = true,
      description = "the cluster, several addresses separated by commas")
  private String kafka = "";

  @Option(
      names = "--kafka-client",
      paramLabel = "FILE",
      description = "Java properties of a Kafka client: TLS, SASL, time-outs")
  private @Nullable Path clientFile;

  /// The cluster, looked at: it can be reached and has the topics.
  KafkaSettings settings() throws IOException {
    return settings(kafka, clientFile);
  }

  /// A cluster, looked at.
  ///
  /// @param servers "host:port", several separated by commas
  /// @param clientFile properties of the client; null for none
  static KafkaSettings settings(String servers, @Nullable Path clientFile) throws IOException {
    KafkaSettings settings = new KafkaSettings(servers, clientProperties(clientFile));
    ExternalKafka.prepare(settings);
    return settings;
  }

  private static Map<String, String> clientProperties(@Nullable Path clientFile)
      throws IOException {
    Properties properties = new Properties();
    if (clientFile != null) {
      try (Reader reader = Files.newBufferedReader(clientFile, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
