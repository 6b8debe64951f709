package io.semlink.simulator.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// JSON of the result records: snake_case names, absent values left out, one line, a fixed order of
/// fields.
public final class ResultJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultJson() {}

  /// A record as one line of JSON.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every result record can be written", e);
    }
  }

  /// A record as indented JSON, for files that people open.
  public static String writePretty(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every result record can be written", e);
    }
  }

  /// Reads a record; unknown fields are passed over, so that older readers read newer files.
  ///
  /// @throws IllegalArgumentException if the text is not such a record
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "not a %s: %s".formatted(type.getSimpleName(), e.getOriginalMessage()), e);
    }
  }

  /// Reads a record of a run's file.
  ///
  /// @param where file and line, for the message
  /// @throws BadRunException if the text is not such a record
  public static <T> T read(String json, Class<T> type, String where) {
    T value;
    try {
      value = read(json, type);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("damaged");
      throw new BadRunException("%s is %s".formatted(where, message), e);
    }
    if (value == null) {
      throw new BadRunException("%s is not a %s but null".formatted(where, type.getSimpleName()));
    }
    return value;
  }
}
