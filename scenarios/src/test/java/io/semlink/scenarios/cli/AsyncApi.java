package io.semlink.scenarios.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.semlink.actors.log.ResultTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The published AsyncAPI document.
final class AsyncApi {
  static final Path FILE = Contracts.FOLDER.resolve("asyncapi.yaml");

  private AsyncApi() {}

  static JsonNode document() throws IOException {
    return new YAMLMapper().readTree(Files.readString(FILE));
  }

  /// The channel of a topic, by its address.
  static JsonNode channel(ResultTopic topic) throws IOException {
    for (JsonNode channel : document().get("channels")) {
      if (channel.get("address").asText().equals(topic.topicName())) {
        return channel;
      }
    }
    throw new IllegalStateException("no channel " + topic.topicName());
  }

  /// The only message of a topic.
  static JsonNode message(ResultTopic topic) throws IOException {
    return resolve(channel(topic).get("messages").elements().next());
  }

  /// What a reference stands for.
  static JsonNode resolve(JsonNode node) throws IOException {
    String reference = node.path("$ref").asText();
    if (reference.startsWith("#")) {
      return document().at(reference.substring(1));
    }
    return reference.isEmpty()
        ? node
        : Contracts.tree(Files.readString(Contracts.FOLDER.resolve(reference)));
  }
}
