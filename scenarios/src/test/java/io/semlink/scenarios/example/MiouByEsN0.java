package io.semlink.scenarios.example;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.kafka.ConsumerSettings;
import akka.kafka.Subscriptions;
import akka.kafka.javadsl.Consumer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Sums the confusion counts of a run's frames as they come and gives the mean IoU of each point
/// when all its frames are there: as many as its final record says. Needs akka-stream-kafka and
/// Jackson; nothing of Semlink.
public final class MiouByEsN0 {
  private static final int CLASSES = 9;
  private static final ObjectMapper JSON = new ObjectMapper();

  private MiouByEsN0() {}

  /// A finished point.
  ///
  /// @param esN0Db Es/N0 in dB
  /// @param frames frames that were summed
  /// @param miou mean IoU over the nine classes, 0/0 counted as 0
  public record Result(double esN0Db, long frames, double miou) {}

  /// Prints the points of a run.
  ///
  /// @param args the address that the run printed, and the run's id
  public static void main(String[] args) {
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "miou");
    results(system, args[0], args[1]).runWith(Sink.foreach(IO::println), system);
  }

  /// The points of a run in the order in which they are complete. Goes on until it is cancelled.
  public static Source<Result, Consumer.Control> results(
      ActorSystem<?> system, String bootstrapServers, String runId) {
    StringDeserializer text = new StringDeserializer();
    ConsumerSettings<String, String> settings =
        ConsumerSettings.create(system, text, text)
            .withBootstrapServers(bootstrapServers)
            .withGroupId("miou-" + runId)
            .withProperty("auto.offset.reset", "earliest")
            .withProperty("isolation.level", "read_committed")
            .withStopTimeout(Duration.ZERO);
    return Consumer.plainSource(
            settings, Subscriptions.topics("semlink.frame.v1", "semlink.point.v1"))
        .filter(record -> record.key().startsWith(runId + "/"))
        .map(record -> parse(record.value()))
        .via(aggregate());
  }

  private static Flow<JsonNode, Result, NotUsed> aggregate() {
    return Flow.<JsonNode>create()
        .statefulMapConcat(() -> {
          Map<String, Point> points = new HashMap<>();
          return json ->
              points.computeIfAbsent(json.get("point_id").asText(), _ -> new Point()).add(json);
        });
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
  }

  private static final class Point {
    private final long[] confusion = new long[CLASSES * CLASSES];
    private long frames;
    private @Nullable JsonNode finished;

    /// Takes a frame or a point record; the two topics come in any order.
    List<Result> add(JsonNode json) {
      if (json.has("frame_index")) {
        frames++;
        for (int i = 0; i < confusion.length; i++) {
          confusion[i] += json.at("/confusion/" + i).asLong();
        }
      } else if (json.get("state").asText().equals("DONE")) {
        finished = json;
      }
      if (finished == null || frames < finished.get("next_frame_index").asLong()) {
        return List.of();
      }
      return List.of(new Result(finished.at("/parameters/es_n0_db").asDouble(), frames, meanIou()));
    }

    private double meanIou() {
      double sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        long union = -confusion[CLASSES * c + c];
        for (int other = 0; other < CLASSES; other++) {
          union += confusion[CLASSES * c + other] + confusion[CLASSES * other + c];
        }
        sum += union == 0 ? 0 : (double) confusion[CLASSES * c + c] / union;
      }
      return sum / CLASSES;
    }
  }
}
