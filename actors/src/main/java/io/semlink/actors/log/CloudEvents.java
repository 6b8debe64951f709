package io.semlink.actors.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// Records as CloudEvents 1.0 in the binary mode of the Kafka protocol binding: attributes in `ce_`
/// headers, the value plain JSON. Ids are made of what a record is about, so equal runs send equal
/// events; for the same reason there is no `ce_time`, the record's own timestamp says when it was
/// sent.
final class CloudEvents {
  private static final byte[] SPEC_VERSION = utf8("1.0");
  private static final byte[] JSON = utf8("application/json");

  private CloudEvents() {}

  /// An event.
  ///
  /// @param topic says where it goes and what type it has
  /// @param key runId or runId/pointId
  /// @param id unique in its run
  /// @param json its value
  static ProducerRecord<String, byte[]> of(ResultTopic topic, String key, String id, String json) {
    ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic.topicName(), key, utf8(json));
    String runId = key.substring(0, (key + "/").indexOf('/'));
    Headers headers = event.headers();
    headers.add("ce_specversion", SPEC_VERSION);
    headers.add("ce_id", utf8(id));
    headers.add("ce_source", utf8("/semlink/runs/" + runId));
    headers.add("ce_type", utf8(topic.eventType()));
    headers.add("content-type", JSON);
    return event;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
