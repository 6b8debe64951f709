package io.semlink.actors.log.example;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Prints every frame of a run as it comes. Needs kafka-clients only.
public final class FollowFrames {
  private FollowFrames() {}

  /// Follows the frames until interrupted.
  ///
  /// @param args the address that the run printed, as 127.0.0.1:45123
  public static void main(String[] args) {
    follow(args[0], (point, frame) -> IO.println(point + " " + frame));
  }

  /// Gives every frame, from the first, to a function of its key (runId/pointId) and its JSON.
  public static void follow(String bootstrapServers, BiConsumer<String, String> onFrame) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", "follow-frames",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    StringDeserializer text = new StringDeserializer();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, text, text)) {
      consumer.subscribe(List.of("semlink.frame.v1"));
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(Duration.ofSeconds(1)).forEach(r -> onFrame.accept(r.key(), r.value()));
      }
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }
}
