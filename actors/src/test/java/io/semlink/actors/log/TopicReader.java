package io.semlink.actors.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads what a consumer of committed records sees of one run.
final class TopicReader {
  private TopicReader() {}

  /// The records of one run, each partition in its order.
  static List<ConsumerRecord<String, String>> read(
      EmbeddedBroker broker, ResultTopic topic, String runId) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    new TopicScan(broker.settings(), runId).read(topic, records::add);
    return records;
  }

  static String header(ConsumerRecord<String, String> event, String name) {
    return new String(
        Objects.requireNonNull(event.headers().lastHeader(name), name).value(),
        StandardCharsets.UTF_8);
  }
}
