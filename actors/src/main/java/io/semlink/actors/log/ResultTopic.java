package io.semlink.actors.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/// The topics of the log. Names, keys and partitioning are a promise to consumers: order is
/// guaranteed inside a point, because its key is always the same.
public enum ResultTopic {
  /// One record a change of a run's state; key runId; compacted.
  RUN("run", 1, null),
  /// Snapshots of a running point and its final record; key runId/pointId; compacted.
  POINT("point", 6, null),
  /// One record a frame; key runId/pointId; deleted after seven days.
  FRAME("frame", 6, Duration.ofDays(7)),
  /// Aggregates of about a second; key runId; deleted after a day.
  METRICS("metrics", 6, Duration.ofDays(1)),
  /// What people should know of; key runId; deleted after seven days.
  ALERT("alert", 1, Duration.ofDays(7));

  /// Largest record that the topics must take, bytes. The largest one is that of a run, which holds
  /// its configuration and 15 bytes a point.
  static final int MAX_RECORD_BYTES = 1_000_000;

  private static final Duration FOR_EVER = Duration.ofMillis(-1);

  private final String subject;
  private final int partitions;
  private final @Nullable Duration retention;

  ResultTopic(String subject, int partitions, @Nullable Duration retention) {
    this.subject = subject;
    this.partitions = partitions;
    this.retention = retention;
  }

  /// Name of the topic, as `semlink.frame.v1`.
  public String topicName() {
    return "semlink." + subject + ".v1";
  }

  /// Type of its CloudEvents, as `io.semlink.frame.v1`.
  public String eventType() {
    return "io." + topicName();
  }

  /// Number of partitions that it is created with.
  public int partitions() {
    return partitions;
  }

  /// Age at which a record is deleted, in a topic that is not compacted.
  public @Nullable Duration retention() {
    return retention;
  }

  /// What becomes of its old records: `compact` keeps the last one a key, `delete` goes by their
  /// age.
  public String cleanupPolicy() {
    return retention == null
        ? TopicConfig.CLEANUP_POLICY_COMPACT
        : TopicConfig.CLEANUP_POLICY_DELETE;
  }

  /// Creates the topics that do not exist yet, with the broker's default replication; existing ones
  /// stay as they are.
  ///
  /// @throws ExecutionException if the broker refuses or does not answer in the admin's time
  static void createAll(Admin admin) throws ExecutionException, InterruptedException {
    create(admin, Arrays.stream(values()).map(topic -> topic.newTopic(topic.retention)).toList());
  }

  /// The same on the broker of one run, where nothing is deleted by its age: the run's folder is,
  /// as a whole, and `semlink broker` serves an old run as it was.
  static void createAllForEver(Admin admin) throws ExecutionException, InterruptedException {
    create(
        admin,
        Arrays.stream(values())
            .map(topic -> topic.newTopic(topic.retention == null ? null : FOR_EVER))
            .toList());
  }

  private static void create(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private NewTopic newTopic(@Nullable Duration age) {
    return new NewTopic(topicName(), Optional.of(partitions), Optional.empty())
        .configs(configuration(age));
  }

  private Map<String, String> configuration(@Nullable Duration age) {
    Map<String, String> configuration = new HashMap<>();
    configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanupPolicy());
    if (age != null) {
      configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(age.toMillis()));
      configuration.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    }
    return configuration;
  }
}
