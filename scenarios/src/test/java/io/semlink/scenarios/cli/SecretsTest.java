package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.scenarios.cli.SmallRuns.Called;
import io.semlink.simulator.journal.JournalPosition;
import io.semlink.simulator.journal.JournalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs into a broker that wants a password or a certificate: the secrets come from the environment
/// or from a file and are found nowhere again.
final class SecretsTest {
  private static final String USER = "ada";
  private static final String PASSWORD = "correct-horse-7c1e";
  private static final String STORE_PASSWORD = "battery-staple-93d0";
  private static final String WRONG = "tr0ub4dor-e51a";
  private static final String STUDY =
      """
      study = secrets
      source { sensor = random-bits, block-bits = 1000 }
      link {
        modulation = qpsk, channel = awgn, EbN0 = "4 dB"
        code { family = nr-ldpc, code-rate = "1/2" }
      }
      stop { max-frames = 3 }
      log {
        kafka = "%s"
        kafka-client {
      %s
        }
      }
      """;
  private static final String SASL =
      """
          security.protocol = SASL_PLAINTEXT
          sasl.mechanism = PLAIN
          sasl.jaas.config %s
      """;
  private static final String TLS =
      """
          security.protocol = SSL
          ssl.truststore { location = "%1$s/certificate.pem", type = PEM }
          ssl.keystore { location = "%1$s/keys.p12", type = PKCS12, password %2$s }
      """;

  @TempDir private static Path brokerFolder;
  private static @Nullable SecuredBroker broker;

  @TempDir private Path folder;
  private Path out = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(brokerFolder.resolve("broker"), USER, PASSWORD, STORE_PASSWORD);
  }

  @AfterAll
  static void stop() {
    broker().close();
  }

  @BeforeEach
  void makeFolder() {
    out = folder.resolve("out");
  }

  private static SecuredBroker broker() {
    return Objects.requireNonNull(broker);
  }

  private static String jaas(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(USER, password);
  }

  private Path study(String address, String client) throws IOException {
    return Files.writeString(folder.resolve("secrets.conf"), STUDY.formatted(address, client));
  }

  private Called run(Path study) {
    return SmallRuns.call("run", study.toString(), "--out", out.toString());
  }

  private static void assertWell(Called called) {
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err()).contains("Kafka at 127.0.0.1:").doesNotContain("warning");
  }

  /// Nothing that was printed, written or sent holds a secret.
  private void assertHidden(Called called) throws IOException {
    assertThat(secretsIn(called.out() + called.err())).isEmpty();
    List<Path> files;
    try (Stream<Path> all = Files.walk(out)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSizeGreaterThan(5);
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(secretsIn(text)).as(file.toString()).isEmpty();
      if (file.toString().endsWith(".zst")) {
        assertThat(secretsIn(journal(file))).isEmpty();
      }
    }
    List<String> sent = runRecords();
    assertThat(sent).isNotEmpty();
    assertThat(secretsIn(sent.toString())).isEmpty();
    assertThat(sent.toString()).contains("(hidden)");
  }

  private static String journal(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (JournalReader reader = JournalReader.open(file, JournalPosition.START)) {
      for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        text.append(entry.get());
      }
    }
    assertThat(text).contains("(hidden)");
    return text.toString();
  }

  private static List<String> secretsIn(String text) {
    return Stream.of(PASSWORD, STORE_PASSWORD, WRONG).filter(text::contains).toList();
  }

  private static List<String> runRecords() {
    List<String> values = new ArrayList<>();
    TopicPartition partition = new TopicPartition("semlink.run.v1", 0);
    StringDeserializer text = new StringDeserializer();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", broker().open()), text, text)) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  @Test
  void aPasswordFromAFile() throws IOException {
    Files.writeString(folder.resolve("jaas.txt"), jaas(PASSWORD) + "\n");
    Path study = study(broker().withPassword(), SASL.formatted("{ from-file = \"jaas.txt\" }"));
    Called called = run(study);
    assertWell(called);
    assertHidden(called);
    assertThat(SmallRuns.call("plan", study.toString(), "--resolved").out())
        .contains("(hidden)")
        .doesNotContain(PASSWORD, "jaas.txt");
  }

  /// In a process of its own, because a process cannot change its environment.
  @Test
  void aPasswordFromTheEnvironment() throws Exception {
    Path study =
        study(
            broker().withPassword(),
            SASL.formatted(
                "= \"org.apache.kafka.common.security.plain.PlainLoginModule required username="
                    + USER
                    + " password=\"${?SEMLINK_TEST_PASSWORD}\";\""));
    Called called = inOwnProcess(study, PASSWORD);
    assertWell(called);
    assertHidden(called);
  }

  private Called inOwnProcess(Path study, String password) throws Exception {
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "io.semlink.scenarios.cli.Semlink",
            "run",
            study.toString(),
            "--out",
            out.toString());
    builder.environment().put("SEMLINK_TEST_PASSWORD", password);
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Called(process.exitValue(), "", Files.readString(printed));
  }

  @Test
  void aCertificateWithAPasswordFromAFile() throws IOException {
    Files.writeString(folder.resolve("store.txt"), STORE_PASSWORD);
    Path study =
        study(
            broker().withCertificate(),
            TLS.formatted(brokerFolder.resolve("broker"), "{ from-file = \"store.txt\" }"));
    Called called = run(study);
    assertWell(called);
    assertHidden(called);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWrongPasswordIsExplainedWithoutIt(boolean certificate) throws IOException {
    Files.writeString(folder.resolve("secret.txt"), certificate ? WRONG : jaas(WRONG));
    String fromFile = "{ from-file = \"secret.txt\" }";
    Path study =
        certificate
            ? study(
                broker().withCertificate(), TLS.formatted(brokerFolder.resolve("broker"), fromFile))
            : study(broker().withPassword(), SASL.formatted(fromFile));
    Called called = run(study);
    assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("semlink: Kafka at 127.0.0.1:")
        .contains("\nMaybe ")
        .doesNotContain(WRONG, "\tat ");
    assertThat(called.err().lines().count()).as(called.err()).isLessThanOrEqualTo(3);
  }

  @Test
  void noCertificateIsExplained() throws IOException {
    Path study =
        study(
            broker().withCertificate(),
            "security.protocol = SSL\nssl.truststore { location = \"%s/certificate.pem\", type = PEM }"
                .formatted(brokerFolder.resolve("broker")));
    Called called = run(study);
    assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
    assertThat(called.err()).contains("\nMaybe ").doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl.key.password \"" + WRONG + "\"",
        "ssl.key.password " + WRONG,
        "ssl.key.password" + "\"" + WRONG + "\"",
        "ssl.key.password = ${" + WRONG,
        "ssl.key.password = \"" + WRONG,
        "sasl.jaas.config = x.Login required password=" + WRONG,
        "sasl { jaas.config = [ " + WRONG + " }",
        "passwort = " + WRONG + " }, kafka-clients { a = " + WRONG
      })
  void aMistakeIsExplainedWithoutTheSecret(String line) throws IOException {
    Called called = run(study("127.0.0.1:9", line));
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).startsWith("semlink: ").doesNotContain(WRONG, "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone.txt", "empty.txt", "."})
  void aFileThatCannotBeReadIsNamed(String name) throws IOException {
    Files.writeString(folder.resolve("empty.txt"), " \n");
    Path study =
        study(broker().withPassword(), SASL.formatted("{ from-file = \"%s\" }".formatted(name)));
    Called called = run(study);
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("semlink: log.kafka-client.sasl.jaas.config: ")
        .contains(folder.toString(), "secrets.conf:13", "\nMaybe ");
    assertThat(out).doesNotExist();
  }
}
