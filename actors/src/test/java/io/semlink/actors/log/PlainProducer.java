package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends single events, without a journal.
final class PlainProducer {
  private PlainProducer() {}

  /// Returns when the event is acknowledged.
  static void send(EmbeddedBroker broker, ResultTopic topic, String key, String json) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      assertThat(producer.send(CloudEvents.of(topic, key, key + "/0", json)))
          .succeedsWithin(30, TimeUnit.SECONDS);
    }
  }
}
