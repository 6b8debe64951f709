package io.semlink.actors.log;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/// Where a Kafka cluster is and how to talk to it. Printing it shows the names of the client
/// properties, never their values, because some are secrets.
///
/// @param bootstrapServers "host:port", several separated by commas
/// @param clientProperties any property of a Kafka client (TLS, SASL, timeouts); those that the log
///   relies on (acknowledgement, idempotence, serializers) cannot be overridden
public record KafkaSettings(String bootstrapServers, Map<String, String> clientProperties) {
  private static final Pattern SERVERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}|\\[[0-9a-fA-F:.]+\\]:\\d{1,5}");
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|passphrase|jaas|secret|token|credential|\\.key$");
  private static final Pattern VALUE = Pattern.compile("=\\s*([\"']?)(.+?)(\\1)(?=[\\s;]|$)");

  /// @throws BadKafkaException if an address is not "host:port"
  public KafkaSettings {
    for (String server : bootstrapServers.split(",", -1)) {
      if (!SERVERS.matcher(server.strip()).matches()) {
        throw new BadKafkaException(
            "Kafka address \"%s\" is not host:port".formatted(server.strip()),
            "write it as log.kafka = \"localhost:9092\"");
      }
    }
    clientProperties = Map.copyOf(clientProperties);
  }

  /// Settings of an administrator that gives up after the given time.
  Map<String, Object> admin(Duration patience) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, "semlink-admin");
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    return properties;
  }

  /// A question to an administrator.
  interface Question<T> {
    T of(Admin admin) throws ExecutionException, InterruptedException;
  }

  /// Asks the cluster something, blocking.
  ///
  /// @param patience how long an answer is waited for
  /// @throws KafkaException if it refuses, does not answer, or the thread is interrupted
  <T> T ask(Duration patience, Question<T> question) {
    try (Admin admin = Admin.create(admin(patience))) {
      return question.of(admin);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /// Settings of a transactional producer: its records are acknowledged by every in-sync replica,
  /// in order and without duplicates, and become visible together.
  ///
  /// @param transactionalId who writes; a second producer of that name fences the first
  Map<String, Object> producer(String transactionalId) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "semlink-log");
    // An absent broker is noticed in seconds; nothing is lost by giving up, for the files stay.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    // Everything of a transaction is there at once: waiting would fill no batch.
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17);
    properties.putAll(clientProperties);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
    properties.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    return properties;
  }

  /// Settings of a consumer without a group that sees committed records only.
  Map<String, Object> reader() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "semlink-reader");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
    properties.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
    return properties;
  }

  /// What went wrong: the message at the root of an exception, without secrets.
  String reason(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : redact(message);
  }

  /// A text in which every secret of the client properties, and every `name=value` inside one, is
  /// replaced by "(hidden)".
  String redact(String text) {
    String clean = text;
    for (String secret :
        secrets().sorted(Comparator.comparing(String::length).reversed()).toList()) {
      clean = clean.replace(secret, "(hidden)");
    }
    return clean;
  }

  private Stream<String> secrets() {
    return clientProperties.entrySet().stream()
        .filter(e -> SECRET_NAME.matcher(e.getKey().toLowerCase(Locale.ROOT)).find())
        .map(Map.Entry::getValue)
        .flatMap(value ->
            Stream.concat(Stream.of(value), VALUE.matcher(value).results().map(m -> m.group(2))))
        .filter(secret -> !secret.isBlank());
  }

  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers=%s, clientProperties=%s (values hidden)]"
        .formatted(bootstrapServers, new TreeSet<>(clientProperties.keySet()));
  }
}
