package io.semlink.scenarios.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.semlink.actors.log.ResultTopic;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The published contract: a JSON Schema a topic, read by a validator that is not ours.
final class Contracts {
  static final Path FOLDER = Path.of("..", "reports", "contracts");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Contracts() {}

  /// A recorded value of a topic.
  record Sample(ResultTopic topic, String name, String json) {
    @Override
    public String toString() {
      return name;
    }
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /// The record that a topic carries.
  static Class<? extends Record> type(ResultTopic topic) {
    return switch (topic) {
      case RUN -> RunRecord.class;
      case POINT -> PointRecord.class;
      case FRAME -> FrameRecord.class;
      case METRICS -> MetricsRecord.class;
      case ALERT -> AlertRecord.class;
    };
  }

  static JsonNode schemaText(ResultTopic topic) throws IOException {
    return tree(Files.readString(FOLDER.resolve(topic.topicName() + ".schema.json")));
  }

  /// The schema as consumers have it: fields that it does not know are welcome.
  static Schema schema(ResultTopic topic) throws IOException {
    return schema(schemaText(topic));
  }

  static Schema schema(JsonNode text) {
    return REGISTRY.getSchema(text);
  }

  /// The schema for producers: a field that it does not know is an error, at any depth.
  static Schema closedSchema(ResultTopic topic) throws IOException {
    JsonNode schema = schemaText(topic);
    close(schema);
    ((ObjectNode) schema).remove("$id");
    return schema(schema);
  }

  static List<Error> errors(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON);
  }

  /// All recorded values, `TOPIC.WHAT.json`.
  static List<Sample> samples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("samples"))) {
      return files.sorted().map(Contracts::sample).toList();
    }
  }

  private static Sample sample(Path file) {
    String name = file.getFileName().toString();
    ResultTopic topic =
        Stream.of(ResultTopic.values())
            .filter(t -> name.startsWith(t.topicName() + "."))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(name + " is of no topic"));
    try {
      return new Sample(topic, name, Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("additionalProperties").isBoolean()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(Contracts::close);
  }
}
