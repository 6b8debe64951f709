package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalPosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// How far a run's journal is in the topics. It is committed as the offset of a consumer group, in
/// the same transaction as the records, so that both are there or neither is.
///
/// @param journal id of the journal
/// @param position place behind the last entry that is in the topics
/// @param overlaps whether the topics may hold records of entries behind that place, from another
///   journal of the same run
/// @param topics generation of the topics, see {@link FoundTopics#generation()}; null of an older
///   cursor
record RelayCursor(
    String journal, JournalPosition position, boolean overlaps, @Nullable String topics) {
  private static final String OVERLAPS = "overlaps";
  private static final String TOPICS = "topics=";

  // Any partition that exists will do: the group has no members and reads nothing.
  private static final TopicPartition PARTITION =
      new TopicPartition(ResultTopic.RUN.topicName(), 0);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What a cluster knows of a run's cursor.
  ///
  /// @param group the consumer group whose offset it is
  /// @param cursor as committed last; empty if there is none or Kafka has forgotten it
  record Committed(ConsumerGroupMetadata group, Optional<RelayCursor> cursor) {}

  /// What is committed with the records.
  Map<TopicPartition, OffsetAndMetadata> offsets() {
    return Map.of(
        PARTITION,
        new OffsetAndMetadata(
            position.offset(),
            journal
                + " "
                + position
                + (overlaps ? " " + OVERLAPS : "")
                + (topics == null ? "" : " " + TOPICS + topics)));
  }

  /// The cursor that was committed last. An offset of a transaction that is not over yet is waited
  /// for.
  ///
  /// @throws KafkaException if the cluster does not answer
  static Committed read(KafkaSettings settings, String runId) {
    Map<String, Object> properties = settings.reader();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, "semlink-" + runId);
    StringDeserializer text = new StringDeserializer();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties, text, text)) {
      OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION), PATIENCE).get(PARTITION);
      return new Committed(
          consumer.groupMetadata(), offset == null ? Optional.empty() : parse(offset.metadata()));
    }
  }

  private static Optional<RelayCursor> parse(String metadata) {
    List<String> words = List.of(metadata.split(" ", -1));
    return words.size() < 2
        ? Optional.empty()
        : Optional.of(
            new RelayCursor(
                words.get(0),
                JournalPosition.parse(words.get(1)),
                words.contains(OVERLAPS),
                words.stream()
                    .filter(word -> word.startsWith(TOPICS))
                    .map(word -> word.substring(TOPICS.length()))
                    .findFirst()
                    .orElse(null)));
  }
}
