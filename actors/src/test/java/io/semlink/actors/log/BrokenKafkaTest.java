package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cluster that is not, or does not stay, as the log needs it. The broker is this class's own:
/// its topics are changed and deleted.
@Timeout(120)
final class BrokenKafkaTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final EmbeddedBroker BROKER = EmbeddedBroker.startTemporary();

  @TempDir private Path folder;
  private final List<JournalRelay> relays = new ArrayList<>();

  @AfterAll
  static void stop() {
    BROKER.close();
  }

  @AfterEach
  void closeRelays() {
    relays.forEach(JournalRelay::close);
  }

  @ParameterizedTest
  @CsvSource({
    "FRAME,   cleanup.policy,      compact,        'must be delete'",
    "ALERT,   cleanup.policy,      compact,        'must be delete'",
    "METRICS, cleanup.policy,      'compact,delete', 'must be delete'",
    "RUN,     cleanup.policy,      delete,         'must be compact'",
    "POINT,   cleanup.policy,      'compact,delete', 'must be compact'",
    "FRAME,   retention.ms,        3600000,        '-1 or at least 604800000'",
    "METRICS, retention.ms,        3600000,        '-1 or at least 86400000'",
    "FRAME,   retention.bytes,     1000000000,     '-1, no limit'",
    "RUN,     max.message.bytes,   10000,          'at least 1000000'",
    "ALERT,   min.insync.replicas, 2,              'at most 1'"
  })
  void topicsThatBreakTheContractAreRefused(
      ResultTopic topic, String name, String value, String must) throws Exception {
    String before = set(topic, name, value);
    try (JournalWriter journal = journal()) {
      append(journal, "run-refused", 0, 2);
      assertThatThrownBy(() -> ExternalKafka.prepare(BROKER.settings()))
          .isInstanceOf(BadKafkaException.class)
          .hasMessageStartingWith("Kafka at " + BROKER.bootstrapServers() + ": ")
          .hasMessageContaining("%s has %s = %s", topic.topicName(), name, value)
          .hasMessageContaining(must)
          .hasMessageContaining("\nMaybe ");
      assertThatThrownBy(relay("run-refused")::deliver)
          .isInstanceOf(DeliveryEndedException.class)
          .hasMessageContaining(must);
      assertThat(ExternalKafka.breaches(BROKER.settings()))
          .singleElement()
          .asString()
          .contains(must);
    } finally {
      set(topic, name, before);
    }
    // Nothing was sent.
    assertThat(TopicReader.read(BROKER, ResultTopic.FRAME, "run-refused")).isEmpty();
  }

  @Test
  void partitionsAreCountedAndNothingIsMadeOnAClusterThatIsRefused() throws Exception {
    deleteAll();
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(ResultTopic.POINT.topicName(), 2, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    }
    awaitTopics(List.of(ResultTopic.POINT));
    assertThatThrownBy(() -> ExternalKafka.prepare(BROKER.settings()))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining("semlink.point.v1 has 2 partitions but must have 6");
    assertThat(FoundTopics.read(BROKER.settings()).ids()).containsOnlyKeys(ResultTopic.POINT);
    deleteAll();
    makeAgain();
  }

  @Test
  void topicsThatAreDeletedEndTheDeliverySoon() throws Exception {
    String run = "run-deleted";
    try (JournalWriter journal = journal()) {
      append(journal, run, 0, 64);
      JournalRelay relay = relay(run, Map.of("max.block.ms", "1000"));
      assertThat(relay.deliver()).isEqualTo(2);
      deleteAll();
      append(journal, run, 64, 128);
      // It notices when it sends, and looks when it connects again.
      assertThatThrownBy(relay::deliver).isInstanceOf(JournalRelay.AbsentKafkaException.class);
      assertThatThrownBy(relay::deliver)
          .isInstanceOf(DeliveryEndedException.class)
          .hasMessageContaining("topics were deleted: semlink.run.v1, semlink.point.v1");
      makeAgain();
      // The place in the journal was deleted with them: all is delivered again.
      while (RelayCursor.read(BROKER.settings(), run).cursor().isPresent()) {
        assertThat(journal).isNotNull();
      }
      assertThat(relay(run).deliver()).isEqualTo(3);
      assertThat(TopicReader.read(BROKER, ResultTopic.FRAME, run)).hasSize(128);
    }
  }

  @Test
  void someTopicsThatWereMadeAgainAreNotTakenForTheOldOnes() throws Exception {
    String run = "run-half";
    try (JournalWriter journal = journal()) {
      append(journal, run, 0, 64);
      assertThat(relay(run).deliver()).isEqualTo(2);
      delete(List.of(ResultTopic.FRAME));
      makeAgain();
      append(journal, run, 64, 128);
      assertThatThrownBy(relay(run)::deliver)
          .isInstanceOf(DeliveryEndedException.class)
          .hasMessageContaining("deleted and made again");
    }
  }

  @Test
  void aRecordThatIsTooLargeEndsTheDelivery() throws Exception {
    String run = "run-large";
    String before = Integer.toString(ResultTopic.MAX_RECORD_BYTES);
    try (JournalWriter journal = journal()) {
      JournalRelay relay = relay(run);
      append(journal, run, 0, 64);
      assertThat(relay.deliver()).isEqualTo(2);
      before = set(ResultTopic.FRAME, "max.message.bytes", "100");
      append(journal, run, 64, 65);
      assertThatThrownBy(relay::deliver)
          .isInstanceOfSatisfying(
              DeliveryEndedException.class,
              end -> assertThat(end.advice()).contains("max.message.bytes"))
          .hasMessageContaining("too large");
      // Nor does what it had begun stand in the way of those who read committed records.
      assertThat(TopicReader.read(BROKER, ResultTopic.FRAME, run)).hasSize(64);
    } finally {
      set(ResultTopic.FRAME, "max.message.bytes", before);
    }
  }

  /// Not a relay: its transactional id is all it takes.
  @Test
  void aNewerProducerOfTheSameNameEndsTheDeliveryAndIsSaid() throws Exception {
    String run = "run-fenced";
    RunRecord record = SampleRecords.run(run, 1);
    ActorTestKit kit = ActorTestKit.create("fenced", ConfigFactory.load());
    try (KafkaProducer<String, byte[]> newer =
        new KafkaProducer<>(
            BROKER.settings().producer("semlink-" + run),
            new StringSerializer(),
            new ByteArraySerializer())) {
      TestProbe<ResultLog.Reply> probe = kit.createTestProbe();
      ActorRef<ResultLog.Command> log =
          kit.spawn(
              ResultLog.create(
                  new ResultLog.Settings(
                      folder,
                      List.of("p"),
                      CompletableFuture.completedFuture(BROKER.settings()),
                      Instant::now)),
              ResultLog.props());
      log.tell(new ResultLog.RunStarted(record, probe.ref()));
      probe.receiveMessage(PATIENCE);
      while (TopicReader.read(BROKER, ResultTopic.RUN, run).isEmpty()) {
        assertThat(probe.getRef()).isNotNull();
      }
      newer.initTransactions();
      log.tell(
          new ResultLog.Append(
              SampleRecords.frames(run, "p", 0, 64),
              SampleRecords.snapshot(run, "p", 64),
              probe.ref()));
      probe.receiveMessage(PATIENCE);
      log.tell(new ResultLog.RunFinished(record.in(RunState.DONE), probe.ref()));
      ResultLog.Reply last = Objects.requireNonNull(probe.receiveMessage(PATIENCE));
      assertThat(last)
          .isInstanceOfSatisfying(
              ResultLog.Done.class,
              done -> {
                assertThat(done.undelivered()).contains("another process", run);
                assertThat(done.warning()).contains("Kafka is lost", "\nMaybe ");
              });
    } finally {
      kit.shutdownTestKit();
    }
    assertThat(alerts()).containsExactly(AlertRecord.Kind.KAFKA_LOST);
    assertThat(TopicReader.read(BROKER, ResultTopic.FRAME, run)).isEmpty();
  }

  /// `semlink broker`, and a run that goes on, take up a broker's folder.
  @Test
  void aBrokerOfARunWhoseTopicsWereChangedIsNotTakenUp(@TempDir Path data) throws Exception {
    try (EmbeddedBroker first = EmbeddedBroker.start(data)) {
      set(first.settings(), ResultTopic.FRAME, "cleanup.policy", "compact");
    }
    assertThatThrownBy(() -> EmbeddedBroker.start(data))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageStartingWith(data + ": semlink.frame.v1 has cleanup.policy = compact")
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void onlyWhatMayPassIsTriedAgain() {
    KafkaSettings settings = BROKER.settings();
    for (KafkaException refusal :
        List.of(
            new TopicAuthorizationException("no right"),
            new SaslAuthenticationException("no login"),
            new InvalidProducerEpochException("old"))) {
      assertThat(DeliveryEndedException.of(new KafkaException("failed", refusal), "r", settings))
          .as(refusal.toString())
          .isNotNull();
    }
    for (KafkaException passing :
        List.of(new TimeoutException("late"), new DisconnectException("gone"))) {
      assertThat(DeliveryEndedException.of(new KafkaException("failed", passing), "r", settings))
          .as(passing.toString())
          .isNull();
    }
  }

  private JournalRelay relay(String run) {
    return relay(run, Map.of());
  }

  private JournalRelay relay(String run, Map<String, String> properties) {
    JournalRelay relay =
        new JournalRelay(
            folder.resolve(JournalFiles.FIRST),
            run,
            new KafkaSettings(BROKER.bootstrapServers(), properties));
    relays.add(relay);
    return relay;
  }

  private JournalWriter journal() throws IOException {
    return JournalWriter.create(
        folder.resolve(JournalFiles.FIRST), JournalWriter.MAX_FILE_BYTES, "broken");
  }

  private static void append(JournalWriter journal, String run, long from, long to)
      throws IOException {
    journal.append(
        SampleRecords.frames(run, "p", from, to).stream().map(ResultJson::write).toList(),
        Note.of(SampleRecords.snapshot(run, "p", to)));
  }

  private List<AlertRecord.Kind> alerts() throws IOException {
    try (Stream<JournalEntry> entries = FrameFile.entries(folder.resolve(JournalFiles.FIRST))) {
      return entries
          .map(JournalEntry::note)
          .filter(note -> note != null && note.kind() == Note.Kind.ALERT)
          .map(note -> note.read(AlertRecord.class).kind())
          .toList();
    }
  }

  private static Admin admin() {
    return Admin.create(BROKER.settings().admin(PATIENCE));
  }

  /// Returns the value that it had, when the broker acts on the new one.
  private static String set(ResultTopic topic, String name, String value) throws Exception {
    return set(BROKER.settings(), topic, name, value);
  }

  private static String set(KafkaSettings kafka, ResultTopic topic, String name, String value)
      throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(kafka.admin(PATIENCE))) {
      String before = value(admin, resource, name);
      admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
      while (!value(admin, resource, name).equals(value)) {
        assertThat(before).isNotNull();
      }
      return before;
    }
  }

  private static String value(Admin admin, ConfigResource resource, String name) throws Exception {
    return Objects.requireNonNull(
            admin.describeConfigs(List.of(resource)).all().get().get(resource))
        .get(name)
        .value();
  }

  private static void deleteAll() throws Exception {
    delete(Arrays.asList(ResultTopic.values()));
  }

  private static void delete(List<ResultTopic> topics) throws Exception {
    Map<ResultTopic, String> found = FoundTopics.read(BROKER.settings()).ids();
    List<ResultTopic> there = new ArrayList<>(found.keySet());
    there.removeAll(topics);
    try (Admin admin = admin()) {
      List<ResultTopic> deleted = new ArrayList<>(topics);
      deleted.retainAll(found.keySet());
      admin.deleteTopics(FoundTopics.names(deleted)).all().get();
    }
    awaitTopics(there);
  }

  private static void makeAgain() throws Exception {
    try (Admin admin = admin()) {
      ResultTopic.createAllForEver(admin);
    }
    awaitTopics(List.of(ResultTopic.values()));
  }

  private static void awaitTopics(List<ResultTopic> topics) {
    while (!FoundTopics.read(BROKER.settings()).ids().keySet().equals(Set.copyOf(topics))) {
      assertThat(topics).isNotNull();
    }
  }
}
