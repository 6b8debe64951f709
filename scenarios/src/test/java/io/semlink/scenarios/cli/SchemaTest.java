package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import io.semlink.actors.log.ResultTopic;
import io.semlink.scenarios.cli.Contracts.Sample;
import io.semlink.scenarios.cli.SmallRuns.Called;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The schemas of the topics against the records that are written, the recorded samples and real
/// runs.
final class SchemaTest {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  @TempDir private Path out;

  static List<Sample> samples() throws IOException {
    return Contracts.samples();
  }

  @Test
  void everyTopicHasItsSamples() throws IOException {
    assertThat(samples().stream().map(Sample::topic).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(ResultTopic.class));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsWhatItsSchemaSays(Sample sample) throws IOException {
    assertThat(Contracts.errors(Contracts.schema(sample.topic()), sample.json())).isEmpty();
    assertThat(Contracts.errors(Contracts.closedSchema(sample.topic()), sample.json())).isEmpty();
  }

  /// A field that is renamed or taken away is not written again; a new one may be.
  @ParameterizedTest
  @MethodSource("samples")
  void aSampleReadsBackAndIsWrittenAgain(Sample sample) {
    Record record = ResultJson.read(sample.json(), Contracts.type(sample.topic()));
    assertHolds(Contracts.tree(ResultJson.write(record)), Contracts.tree(sample.json()));
  }

  private static void assertHolds(JsonNode written, JsonNode sample) {
    if (sample instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        assertThat(written.has(field.getKey())).as(field.getKey()).isTrue();
        assertHolds(written.get(field.getKey()), field.getValue());
      }
    } else {
      assertThat(written).isEqualTo(sample);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aMissingFieldIsAnError(Sample sample) throws IOException {
    Schema schema = Contracts.schema(sample.topic());
    JsonNode required = Contracts.schemaText(sample.topic()).get("required");
    assertThat(required.size()).isGreaterThanOrEqualTo(5);
    for (JsonNode field : required) {
      ObjectNode record = (ObjectNode) Contracts.tree(sample.json());
      assertThat(record.remove(field.asText())).as(field.asText()).isNotNull();
      assertThat(Contracts.errors(schema, record.toString())).as(field.asText()).isNotEmpty();
    }
  }

  /// At any depth.
  @ParameterizedTest
  @MethodSource("samples")
  void aFieldOfTheWrongTypeIsAnError(Sample sample) throws IOException {
    Schema schema = Contracts.schema(sample.topic());
    JsonNode record = Contracts.tree(sample.json());
    List<ObjectNode> objects = new ArrayList<>();
    collect(record, objects);
    for (ObjectNode object : objects) {
      for (Map.Entry<String, JsonNode> field : entries(object)) {
        ArrayNode wrong =
            JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode());
        object.set(field.getKey(), wrong);
        assertThat(Contracts.errors(schema, record.toString())).as(field.getKey()).isNotEmpty();
        object.set(field.getKey(), field.getValue());
      }
    }
    assertThat(Contracts.errors(schema, record.toString())).isEmpty();
  }

  /// The properties of a map change with it.
  private static List<Map.Entry<String, JsonNode>> entries(ObjectNode object) {
    return object.propertyStream().map(e -> Map.entry(e.getKey(), e.getValue())).toList();
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldThatARecordCanWriteIsDescribed(ResultTopic topic) throws IOException {
    JsonNode schema = Contracts.schemaText(topic);
    assertThat(schema.get("$schema").asText()).endsWith("/draft/2020-12/schema");
    assertDescribed(schema, schema, Contracts.type(topic));
  }

  private static void assertDescribed(JsonNode root, JsonNode schema, Class<?> type) {
    JsonNode properties = schema.get("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      String name = SNAKE_CASE.translate(component.getName());
      JsonNode property = properties.path(name);
      assertThat(property.path("description").asText())
          .as("%s.%s has no description in the schema", type.getSimpleName(), name)
          .hasSizeGreaterThan(5);
      assertMatches(root, property, component.getGenericType(), name);
    }
    schema.get("required").forEach(name -> assertThat(properties.has(name.asText())).isTrue());
  }

  private static void assertMatches(JsonNode root, JsonNode property, Type type, String name) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      assertMatches(root, property.get("items"), list.getActualTypeArguments()[0], name);
    } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      assertMatches(
          root, property.get("additionalProperties"), map.getActualTypeArguments()[1], name);
    } else if (type instanceof Class<?> record && record.isRecord() && record != Histogram.class) {
      assertThat(property.path("$ref").asText()).as(name).startsWith("#/$defs/");
      assertDescribed(root, root.at(property.get("$ref").asText().substring(1)), record);
    } else if (type instanceof Class<?> constants && constants.isEnum()) {
      List<String> named = new ArrayList<>();
      property
          .path(property.has("enum") ? "enum" : "examples")
          .forEach(value -> named.add(value.asText()));
      assertThat(named)
          .as(name)
          .containsExactlyElementsOf(
              Stream.of(constants.getEnumConstants()).map(Object::toString).toList());
    } else {
      assertThat(property.has("type")).as(name).isTrue();
    }
  }

  /// Coded, uncoded and analog, with images and without, of one sensor, with and without room.
  @Test
  void everyRecordOfRealRunsIsWhatItsSchemaSays() throws IOException {
    long frames = 0;
    frames +=
        check(
            SmallRuns.run(
                out.resolve("a"),
                "first-light",
                "stop.max-frames=6",
                "link.bandwidth=[\"16 kHz\", \"200 Hz\"]",
                "link.EsN0=[\"-8 dB\", \"6 dB\"]"));
    frames +=
        check(SmallRuns.run(out.resolve("b"), "link-alone", "stop.max-frames=5", "link.EbN0=2 dB"));
    frames +=
        check(
            SmallRuns.run(
                out.resolve("c"), "receive-modes", "stop.max-frames=4", "link.EsN0=0 dB"));
    frames +=
        check(
            SmallRuns.run(
                out.resolve("d"),
                "fixed-mcs",
                "stop.max-frames=4",
                "link.mcs.index=[5, 19]",
                "link.EsN0=4 dB",
                "link.harq.rounds=3"));
    assertThat(frames).isEqualTo(4 * 6 + 2 * 5 + 4 * 4 + 8 * 4);
  }

  /// How many frames the run has.
  private static long check(Path run) throws IOException {
    List<String> frames;
    try (Stream<String> lines = FrameFile.lines(run.resolve("frames.jsonl.zst"))) {
      frames = lines.toList();
    }
    List<String> points = Files.readAllLines(run.resolve("points.jsonl"));
    assertThat(points).isNotEmpty();
    String manifest = Files.readString(run.resolve("manifest.json"));
    assertValid(ResultTopic.RUN, List.of(manifest));
    assertValid(ResultTopic.POINT, points);
    assertValid(ResultTopic.FRAME, frames);
    // An integer that were read as a fraction, or a text as a number, would be written otherwise.
    Called called =
        SmallRuns.call("query", "select * exclude (run_id) from points", run.toString(), "--csv");
    assertThat(called.out().lines().toList())
        .as(called.err())
        .isEqualTo(Files.readAllLines(run.resolve("points.csv")));
    return frames.size();
  }

  private static void assertValid(ResultTopic topic, List<String> values) throws IOException {
    Schema schema = Contracts.closedSchema(topic);
    assertThat(values).allSatisfy(json -> assertThat(Contracts.errors(schema, json)).isEmpty());
  }
}
