package io.semlink.actors.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of the log as a cluster has them, held against what {@link ResultTopic} promises: one
/// that somebody else made, or changed, may lose records that consumers and a restored run rely on.
///
/// @param ids id of each topic that exists; a topic that was deleted and made again has another one
/// @param breaches how they break the promise, one line each; empty if they keep it
record FoundTopics(Map<ResultTopic, String> ids, List<String> breaches) {
  /// What a user may do about breaches, to be printed after "Maybe".
  static final String ADVICE =
      "somebody else made these topics: delete them, and they are made as they must be, or"
          + " change their settings";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long UNLIMITED = -1;

  /// Copies map and list.
  FoundTopics {
    ids = Map.copyOf(ids);
    breaches = List.copyOf(breaches);
  }

  /// Asks a cluster.
  ///
  /// @throws org.apache.kafka.common.KafkaException if it refuses or does not answer
  static FoundTopics read(KafkaSettings settings) {
    return settings.ask(PATIENCE, FoundTopics::read);
  }

  /// Asks a cluster.
  ///
  /// @throws ExecutionException if it refuses or does not answer in the admin's time
  static FoundTopics read(Admin admin) throws ExecutionException, InterruptedException {
    Map<ResultTopic, TopicDescription> described = described(admin);
    Map<ConfigResource, Config> configurations =
        admin
            .describeConfigs(described.keySet().stream().map(FoundTopics::resource).toList())
            .all()
            .get();
    Map<ResultTopic, String> ids = new EnumMap<>(ResultTopic.class);
    List<String> breaches = new ArrayList<>();
    described.forEach((topic, description) -> {
      ids.put(topic, description.topicId().toString());
      Config configuration = configurations.get(resource(topic));
      breaches(topic, description, configuration == null ? new Config(List.of()) : configuration)
          .forEach(breach -> breaches.add("%s has %s".formatted(topic.topicName(), breach)));
    });
    return new FoundTopics(ids, breaches);
  }

  private static Map<ResultTopic, TopicDescription> described(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(names(List.of(ResultTopic.values()))).topicNameValues();
    Map<ResultTopic, TopicDescription> described = new EnumMap<>(ResultTopic.class);
    for (ResultTopic topic : ResultTopic.values()) {
      KafkaFuture<TopicDescription> answer = asked.get(topic.topicName());
      try {
        if (answer != null) {
          described.put(topic, answer.get());
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return described;
  }

  private static ConfigResource resource(ResultTopic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }

  private static List<String> breaches(
      ResultTopic topic, TopicDescription description, Config configuration) {
    List<String> breaches = new ArrayList<>();
    int partitions = description.partitions().size();
    if (partitions != topic.partitions()) {
      breaches.add("%s partitions but must have %s".formatted(partitions, topic.partitions()));
    }
    Settings settings = new Settings(configuration, breaches);
    settings.requireEqual(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanupPolicy());
    Duration retention = topic.retention();
    if (retention != null) {
      settings.requireAtLeast(TopicConfig.RETENTION_MS_CONFIG, retention.toMillis());
      settings.requireAtLeast(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED);
    }
    settings.requireAtLeast(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, ResultTopic.MAX_RECORD_BYTES);
    int replicas =
        description.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    settings.requireAtMost(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas, "replicas");
    return breaches;
  }

  /// Settings of one topic. One that the cluster does not tell, as a very old one, is not judged.
  private record Settings(Config configuration, List<String> breaches) {
    private String value(String name) {
      return configuration.get(name) == null ? "" : configuration.get(name).value();
    }

    void requireEqual(String name, String wanted) {
      String value = value(name);
      if (!value.isEmpty() && !value.equals(wanted)) {
        breaches.add("%s = %s but it must be %s".formatted(name, value, wanted));
      }
    }

    /// A limit is told by a number, its absence by -1.
    void requireAtLeast(String name, long least) {
      String value = value(name);
      if (!value.isEmpty()
          && Long.parseLong(value) != UNLIMITED
          && (least == UNLIMITED || Long.parseLong(value) < least)) {
        breaches.add(
            "%s = %s but it must be %s"
                .formatted(
                    name,
                    value,
                    least == UNLIMITED ? "-1, no limit" : "-1 or at least %s".formatted(least)));
      }
    }

    void requireAtMost(String name, long most, String what) {
      String value = value(name);
      if (!value.isEmpty() && Long.parseLong(value) > most) {
        breaches.add(
            "%s = %s but it must be at most %s, the number of its %s"
                .formatted(name, value, most, what));
      }
    }
  }

  /// Topics that do not exist.
  List<ResultTopic> missing() {
    return Arrays.stream(ResultTopic.values()).filter(topic -> !ids.containsKey(topic)).toList();
  }

  /// What tells these topics from others of the same names, in hexadecimal digits.
  String generation() {
    return Integer.toHexString(
        Arrays.stream(ResultTopic.values())
            .map(topic -> String.valueOf(ids.get(topic)))
            .toList()
            .hashCode());
  }

  /// Names of topics.
  static List<String> names(Collection<ResultTopic> topics) {
    return topics.stream().map(ResultTopic::topicName).toList();
  }

  /// All breaches in one line.
  String breachesInOneLine() {
    return breaches.stream().collect(Collectors.joining("; "));
  }
}
