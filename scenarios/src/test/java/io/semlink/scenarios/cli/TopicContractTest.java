package io.semlink.scenarios.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.stream.javadsl.Sink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.typesafe.config.ConfigFactory;
import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.actors.log.ResultTopic;
import io.semlink.scenarios.example.MiouByEsN0;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run into a broker, against the published contract: topics, keys, headers, values.
final class TopicContractTest {
  private static final int POINTS = 3;
  private static final int FRAMES = 10;
  private static final EmbeddedBroker BROKER = EmbeddedBroker.startTemporary();

  @TempDir private static Path out;

  private static Path run = Path.of("");

  @BeforeAll
  static void runOnce() throws IOException {
    run =
        SmallRuns.run(
            out,
            "first-light",
            "log.kafka=" + BROKER.bootstrapServers(),
            "stop.max-frames=" + FRAMES,
            "schemes.semantic.receive=uncoded-soft",
            "link.bandwidth=16 kHz",
            "link.EsN0=-8:4:0 dB");
  }

  @AfterAll
  static void stop() {
    BROKER.close();
  }

  private static Map<String, Object> client() {
    return Map.of(
        "bootstrap.servers", BROKER.bootstrapServers(), "isolation.level", "read_committed");
  }

  private static List<ConsumerRecord<String, String>> read(ResultTopic topic) {
    StringDeserializer text = new StringDeserializer();
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(client(), text, text)) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(p -> new TopicPartition(topic.topicName(), p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  private static String headers(ConsumerRecord<String, String> event) {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    event
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return headers.toString();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordIsWhatTheContractSays(ResultTopic topic) throws IOException {
    Schema values = Contracts.closedSchema(topic);
    JsonNode message = AsyncApi.message(topic);
    Schema attributes = Contracts.schema(AsyncApi.resolve(message.get("headers")));
    Schema keys = Contracts.schema(AsyncApi.resolve(message.at("/bindings/kafka/key")));
    List<ConsumerRecord<String, String>> events = read(topic);
    for (ConsumerRecord<String, String> event : events) {
      assertThat(Contracts.errors(values, event.value())).as(event.value()).isEmpty();
      assertThat(Contracts.errors(attributes, headers(event))).as(headers(event)).isEmpty();
      assertThat(Contracts.errors(keys, '"' + event.key() + '"')).as(event.key()).isEmpty();
      assertThat(headers(event))
          .contains("\"ce_type\":\"io.%s\"".formatted(topic.topicName()))
          .contains("\"ce_source\":\"/semlink/runs/%s\"".formatted(run.getFileName()));
    }
    switch (topic) {
      case RUN -> assertThat(events.getLast().value()).contains("\"state\":\"DONE\"");
      case POINT ->
          assertThat(events.stream().filter(e -> e.value().contains("\"state\":\"DONE\"")))
              .hasSize(POINTS);
      case FRAME ->
          assertThat(events.stream().map(TopicContractTest::headers).distinct())
              .hasSize(POINTS * FRAMES)
              .hasSameSizeAs(events);
      case METRICS ->
          assertThat(
                  events.stream()
                      .map(e -> ResultJson.read(e.value(), MetricsRecord.class))
                      .mapToLong(MetricsRecord::frames)
                      .sum())
              .isEqualTo(POINTS * FRAMES);
      case ALERT -> assertThat(events).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void topicsAreSetUpAsTheContractSays(ResultTopic topic) throws Exception {
    JsonNode kafka = AsyncApi.channel(topic).at("/bindings/kafka");
    try (Admin admin = Admin.create(client())) {
      String name = topic.topicName();
      TopicDescription described =
          requireNonNull(admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
      assertThat(described.partitions()).hasSize(kafka.get("partitions").asInt());
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
      Config config =
          requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
      JsonNode said = kafka.get("topicConfiguration");
      assertThat(config.get("cleanup.policy").value())
          .isEqualTo(said.at("/cleanup.policy/0").asText());
      Duration retention = topic.retention();
      assertThat(retention == null).isEqualTo(!said.has("retention.ms"));
      if (retention != null) {
        assertThat(said.get("retention.ms").asLong()).isEqualTo(retention.toMillis());
        // The broker of a run keeps all: its folder is deleted as a whole.
        assertThat(config.get("retention.ms").value()).isEqualTo("-1");
      } else {
        assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
      }
    }
  }

  @Test
  void anAggregationOfTheTopicsGivesTheFiguresOfTheTable() throws Exception {
    ActorTestKit kit = ActorTestKit.create("miou", ConfigFactory.load());
    try {
      String address = BROKER.bootstrapServers();
      List<MiouByEsN0.Result> results =
          MiouByEsN0.results(kit.system(), address, run.getFileName().toString())
              .take(POINTS)
              .runWith(Sink.seq(), kit.system())
              .toCompletableFuture()
              .get(60, TimeUnit.SECONDS);
      List<String> header =
          List.of(Files.readAllLines(run.resolve("points.csv")).getFirst().split(",", -1));
      assertThat(results).hasSize(POINTS);
      assertThat(results.stream().map(r -> r.esN0Db() + "," + r.frames() + "," + r.miou()))
          .containsExactlyInAnyOrderElementsOf(
              Files.readAllLines(run.resolve("points.csv")).stream()
                  .skip(1)
                  .map(row -> row.split(",", -1))
                  .map(row ->
                      row[header.indexOf("es_n0_db")]
                          + ","
                          + row[header.indexOf("frames")]
                          + ","
                          + row[header.indexOf("miou")])
                  .toList());
    } finally {
      kit.shutdownTestKit();
    }
  }

  @Test
  void theManifestSaysWhatTheRunWasMadeWith() throws IOException {
    String manifest = Files.readString(run.resolve("manifest.json"));
    RunRecord record = ResultJson.read(manifest, RunRecord.class);
    assertThat(record.environment())
        .containsKeys(
            "semlink",
            "commit",
            "results_version",
            "jdk",
            "os",
            "host",
            "cores",
            "device",
            "parallelism",
            "batch",
            "native_library",
            "native_threads");
    assertThat(record.environment().get("commit")).matches("[0-9a-f]{40}(-modified)?|unknown");
    assertThat(record.environment().get("native_library")).matches("PyTorch \\d+[.]\\d+.*");
    assertThat(record.environment().get("native_threads")).isEqualTo("1");
    assertThat(record.weights()).containsOnlyKeys("promsc-tiny");
    assertThat(record.configurationHash()).hasSize(64);
  }
}
