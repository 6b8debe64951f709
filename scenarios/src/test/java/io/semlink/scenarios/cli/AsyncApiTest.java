package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.semlink.actors.log.ResultTopic;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The AsyncAPI document against the topics and schemas that there are.
final class AsyncApiTest {
  @Test
  void itHasAChannelATopicAndNoOther() throws IOException {
    JsonNode document = AsyncApi.document();
    assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
    List<String> addresses = document.get("channels").findValuesAsText("address");
    assertThat(addresses)
        .containsExactlyElementsOf(
            Stream.of(ResultTopic.values()).map(ResultTopic::topicName).toList());
    assertThat(document.get("operations").size()).isEqualTo(ResultTopic.values().length);
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    List<JsonNode> references = AsyncApi.document().findParents("$ref");
    assertThat(references).hasSizeGreaterThan(20);
    for (JsonNode reference : references) {
      JsonNode target = AsyncApi.resolve(reference);
      assertThat(target.isObject()).as(reference.toString()).isTrue();
      assertThat(target.isEmpty()).as(reference.toString()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMessageCarriesTheSchemaOfItsTopic(ResultTopic topic) throws IOException {
    JsonNode message = AsyncApi.message(topic);
    assertThat(message.get("name").asText()).isEqualTo(topic.eventType());
    assertThat(AsyncApi.resolve(message.at("/payload/schema")))
        .isEqualTo(Contracts.schemaText(topic));
    assertThat(AsyncApi.channel(topic).at("/bindings/kafka/partitions").asInt())
        .isEqualTo(topic.partitions());
  }
}
