package io.semlink.actors.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the committed records of one run in a topic, from its beginning to the end that it has at
/// the call.
///
/// @param settings of the cluster
/// @param runId run
record TopicScan(KafkaSettings settings, String runId) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_SILENT_POLLS = 6;

  /// Gives every record to a consumer, those of one partition in their order. The end is that of
  /// all records: those of a transaction that is just being committed are waited for.
  ///
  /// @throws KafkaException if the cluster does not answer
  void read(ResultTopic topic, Consumer<ConsumerRecord<String, String>> onRecord) {
    Map<TopicPartition, Long> ends = ends(topic);
    StringDeserializer text = new StringDeserializer();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings.reader(), text, text)) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      int silent = 0;
      while (isBefore(consumer, ends)) {
        var records = consumer.poll(PATIENCE);
        silent = records.isEmpty() ? silent + 1 : 0;
        if (silent > MAX_SILENT_POLLS) {
          throw new TimeoutException("%s gives no records".formatted(topic.topicName()));
        }
        records.forEach(record -> {
          if (isOfRun(record.key())) {
            onRecord.accept(record);
          }
        });
      }
    }
  }

  private Map<TopicPartition, Long> ends(ResultTopic topic) {
    String name = topic.topicName();
    return settings.ask(
        PATIENCE,
        admin -> {
          Map<TopicPartition, OffsetSpec> latest =
              admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                  .flatMap(description -> description.partitions().stream())
                  .collect(
                      Collectors.toMap(
                          info -> new TopicPartition(name, info.partition()),
                          _ -> OffsetSpec.latest()));
          return admin.listOffsets(latest).all().get().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        });
  }

  private boolean isOfRun(String key) {
    return key.equals(runId) || key.startsWith(runId + "/");
  }

  private static boolean isBefore(
      KafkaConsumer<String, String> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue());
  }
}
