package io.semlink.actors.log;

import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends result records to Kafka as CloudEvents 1.0 in binary mode: attributes in `ce_` headers,
/// the value plain JSON. Ids are made of what a record is about, so equal runs send equal events;
/// for the same reason there is no `ce_time`, the record's own timestamp says when it was sent.
///
/// Sending is asynchronous; the producer retries by itself up to `delivery.timeout.ms`. After the
/// first record that was lost for good nothing more is sent, so that a topic never has a hole.
final class RecordPublisher implements AutoCloseable {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /// Takes over a producer, idempotent and with acks = all.
  RecordPublisher(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /// Opens a producer; connects when the first record is sent.
  ///
  /// @throws KafkaException if a client property has a bad value
  static RecordPublisher open(KafkaSettings settings) {
    return new RecordPublisher(
        new KafkaProducer<>(
            settings.producer(), new StringSerializer(), new ByteArraySerializer()));
  }

  /// Sends the state of a run.
  void publish(RunRecord run) {
    send(ResultTopic.RUN, run.runId(), run.runId() + "/" + run.state(), ResultJson.write(run));
  }

  /// Sends the state of a point.
  void publish(PointRecord point) {
    String key = key(point.runId(), point.pointId());
    send(
        ResultTopic.POINT,
        key,
        "%s/%d/%s".formatted(key, point.nextFrameIndex(), point.state()),
        ResultJson.write(point));
  }

  /// Sends a frame.
  ///
  /// @param json the frame's line in the file, sent as it is
  void publish(FrameRecord frame, String json) {
    String key = key(frame.runId(), frame.pointId());
    send(ResultTopic.FRAME, key, key + "/" + frame.frameIndex(), json);
  }

  /// Blocks until everything sent is acknowledged or lost for good.
  void flush() {
    attempt(producer::flush);
  }

  /// Why a record was lost; null as long as none was.
  @Nullable Exception failure() {
    return failure.get();
  }

  /// Gives what is not yet acknowledged a few seconds, none when a record was lost already.
  @Override
  public void close() {
    try {
      producer.close(failure.get() == null ? CLOSE_PATIENCE : Duration.ZERO);
    } catch (KafkaException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void send(ResultTopic topic, String key, String id, String json) {
    ProducerRecord<String, byte[]> event =
        new ProducerRecord<>(topic.topicName(), key, json.getBytes(StandardCharsets.UTF_8));
    String runId = key.substring(0, (key + "/").indexOf('/'));
    Headers headers = event.headers();
    headers.add("ce_specversion", utf8("1.0"));
    headers.add("ce_id", utf8(id));
    headers.add("ce_source", utf8("/semlink/runs/" + runId));
    headers.add("ce_type", utf8(topic.eventType()));
    headers.add("content-type", utf8("application/json"));
    attempt(() -> {
      var _ = producer.send(event, (_, exception) -> failure.compareAndSet(null, exception));
    });
  }

  private void attempt(Runnable step) {
    if (failure.get() != null) {
      return;
    }
    try {
      step.run();
    } catch (KafkaException | IllegalStateException e) {
      failure.compareAndSet(null, e);
    }
  }

  private static String key(String runId, String pointId) {
    return runId + "/" + pointId;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
