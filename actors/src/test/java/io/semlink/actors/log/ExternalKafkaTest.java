package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBroker.class)
@Timeout(90)
final class ExternalKafkaTest {

  @Test
  void aClusterThatIsFineIsPreparedAsOftenAsOneLikes(EmbeddedBroker broker) {
    KafkaSettings settings = settings("127.0.0.1:1," + broker.bootstrapServers(), Map.of());
    assertThatCode(() -> ExternalKafka.prepare(settings)).doesNotThrowAnyException();
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = listen()) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> ExternalKafka.prepare(settings("127.0.0.1:" + port, Map.of())))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageStartingWith("Kafka cannot be reached (127.0.0.1:" + port)
        .hasMessageContaining("refused")
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void noSuchHost() {
    assertThatThrownBy(() -> ExternalKafka.prepare(settings("kafka.invalid:9092", Map.of())))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining("kafka.invalid:9092: no such host")
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  @Timeout(30)
  void somethingElseListens() throws IOException {
    try (ServerSocket silent = listen()) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      assertThatThrownBy(() -> ExternalKafka.prepare(settings(address, Map.of())))
          .isInstanceOf(BadKafkaException.class)
          .hasMessageContaining(address)
          .hasMessageContaining("does not answer as Kafka does")
          .hasMessageContaining("\nMaybe security.protocol");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "org.example.Login required password=\"hunter2\";"})
  void aBadLoginIsExplainedWithoutItsSecret(String jaas, EmbeddedBroker broker) {
    KafkaSettings settings =
        settings(
            broker.bootstrapServers(),
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", jaas));
    assertThatThrownBy(() -> ExternalKafka.prepare(settings))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining(broker.bootstrapServers())
        .hasMessageContaining("\nMaybe ")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void aRefusedLoginIsExplainedWithoutItsSecret(EmbeddedBroker broker) {
    String module = "org.apache.kafka.common.security.plain.PlainLoginModule";
    KafkaSettings settings =
        settings(
            broker.bootstrapServers(),
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", module + " required username=\"ada\" password=\"hunter2\";"));
    assertThatThrownBy(() -> ExternalKafka.prepare(settings))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining("\nMaybe ")
        .hasMessageNotContaining("hunter2");
    assertThat(settings.toString())
        .contains(broker.bootstrapServers(), "sasl.jaas.config")
        .doesNotContain("hunter2", "ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "x.Login required password=\"hunter2\" y=1;",
        "x.Login required a=b password='hunter2';",
        "x.Login required password=hunter2"
      })
  void secretsAreCutOutOfMessages(String secret) {
    KafkaSettings settings =
        settings("a:1", Map.of("sasl.jaas.config", secret, "client.id", "ada"));
    assertThat(settings.reason(new IllegalStateException(new IOException("ada: hunter2?"))))
        .isEqualTo("ada: (hidden)?");
    assertThat(settings.redact("<" + secret + ">")).isEqualTo("<(hidden)>");
  }

  @Test
  void aBadPropertyNamesItself(EmbeddedBroker broker) {
    KafkaSettings settings =
        settings(broker.bootstrapServers(), Map.of("security.protocol", "SLS"));
    assertThatThrownBy(() -> ExternalKafka.prepare(settings))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining("security.protocol")
        .hasMessageContaining("\nMaybe a property under log.kafka-client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "", "host:port", "a:1,", "http://a:9092", "::1:9092"})
  void anAddressThatIsNoneIsRefused(String servers) {
    assertThatThrownBy(() -> settings(servers, Map.of()))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining("is not host:port\nMaybe ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9092", "a:1, b.example.org:9093", "[::1]:9092"})
  void anAddressIsKept(String servers) {
    assertThat(settings(servers, Map.of()).bootstrapServers()).isEqualTo(servers);
  }

  @Test
  void whatTheLogReliesOnCannotBeOverridden() {
    Map<String, Object> producer =
        settings(
                "a:1",
                Map.of(
                    "acks", "0",
                    "enable.idempotence", "false",
                    "transactional.id", "x",
                    "bootstrap.servers", "b:2",
                    "compression.type", "zstd"))
            .producer("semlink-run");
    assertThat(producer)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("bootstrap.servers", "a:1")
        .containsEntry("compression.type", "zstd")
        .containsEntry("transactional.id", "semlink-run");
  }

  private static KafkaSettings settings(String servers, Map<String, String> properties) {
    return new KafkaSettings(servers, properties);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }
}
