package io.semlink.actors.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning to the end that it has at the call, without a group.
final class TopicReader {
  private static final Duration POLL = Duration.ofSeconds(1);

  private TopicReader() {}

  /// The records of one run, each partition in its order.
  static List<ConsumerRecord<String, String>> read(
      EmbeddedBroker broker, ResultTopic topic, String runId) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(p -> new TopicPartition(topic.topicName(), p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records.stream().filter(r -> (r.key() + "/").startsWith(runId + "/")).toList();
  }

  static String header(ConsumerRecord<String, String> event, String name) {
    return new String(
        Objects.requireNonNull(event.headers().lastHeader(name), name).value(),
        StandardCharsets.UTF_8);
  }
}
