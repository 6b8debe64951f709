package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A consumer that reads committed records sees every frame once, whatever becomes of the relay.
@ExtendWith(SharedBroker.class)
final class JournalRelayTest {
  @TempDir private Path folder;

  @Test
  void aRelayGoesOnWhereTheOneBeforeItStopped(EmbeddedBroker broker) throws Exception {
    String run = "run-relay-1";
    try (JournalWriter journal = create("one")) {
      journal.append(List.of(), Note.of(SampleRecords.run(run, 1)));
      append(journal, run, 0, 64);
      try (JournalRelay first = relay(broker, run)) {
        assertThat(first.deliver()).isEqualTo(3);
        assertThat(first.deliver()).isZero();
        append(journal, run, 64, 128);
        assertThat(first.deliver()).isEqualTo(1);
      }
      append(journal, run, 128, 192);
      try (JournalRelay second = relay(broker, run)) {
        assertThat(second.deliver()).isEqualTo(1);
        assertThat(second.deliver()).isZero();
      }
    }
    assertThat(frameIds(broker, run)).containsExactlyElementsOf(ids(run, 192));
  }

  @Test
  void whatAKilledProcessHadBegunIsNeverSeen(EmbeddedBroker broker) throws Exception {
    String run = "run-relay-2";
    KafkaProducer<String, byte[]> killed =
        new KafkaProducer<>(
            broker.settings().producer("semlink-" + run),
            new StringSerializer(),
            new ByteArraySerializer());
    killed.initTransactions();
    killed.beginTransaction();
    String json = ResultJson.write(SampleRecords.frame(run, "p", 0));
    killed.send(CloudEvents.of(ResultTopic.FRAME, run + "/p", run + "/p/0", json)).get();
    try (JournalWriter journal = create("two");
        JournalRelay relay = relay(broker, run)) {
      append(journal, run, 0, 64);
      assertThat(relay.deliver()).isEqualTo(2);
    }
    assertThatThrownBy(killed::commitTransaction).isInstanceOf(ProducerFencedException.class);
    killed.close();
    assertThat(frameIds(broker, run)).containsExactlyElementsOf(ids(run, 64));
  }

  @Test
  void theRelayOfAnOlderProcessIsFenced(EmbeddedBroker broker) throws Exception {
    String run = "run-relay-3";
    try (JournalWriter journal = create("three");
        JournalRelay older = relay(broker, run);
        JournalRelay newer = relay(broker, run)) {
      append(journal, run, 0, 64);
      assertThat(older.deliver()).isEqualTo(2);
      append(journal, run, 64, 128);
      assertThat(newer.deliver()).isEqualTo(1);
      append(journal, run, 128, 192);
      assertThatThrownBy(older::deliver)
          .isInstanceOf(DeliveryEndedException.class)
          .hasMessageContaining(run);
      assertThat(newer.deliver()).isEqualTo(1);
    }
    assertThat(frameIds(broker, run)).containsExactlyElementsOf(ids(run, 192));
  }

  @Test
  void aJournalThatKafkaDoesNotKnowSendsOnlyWhatIsMissing(
      EmbeddedBroker broker, @TempDir Path other) throws Exception {
    String run = "run-relay-4";
    try (JournalWriter journal = create("four");
        JournalRelay relay = relay(broker, run)) {
      append(journal, run, 0, 64);
      assertThat(relay.deliver()).isEqualTo(2);
    }
    Path restored = other.resolve(JournalFiles.FIRST);
    try (JournalWriter journal =
            JournalWriter.create(restored, JournalWriter.MAX_FILE_BYTES, "other");
        JournalRelay relay = new JournalRelay(restored, run, broker.settings())) {
      append(journal, run, 0, 64);
      append(journal, run, 64, 100);
      journal.append(List.of(), Note.of(SampleRecords.point(run, "p", 100, PointState.DONE)));
      assertThat(relay.deliver()).isEqualTo(4);
    }
    assertThat(frameIds(broker, run)).containsExactlyElementsOf(ids(run, 100));
    assertThat(TopicReader.read(broker, ResultTopic.POINT, run))
        .extracting(record -> TopicReader.header(record, "ce_id"))
        .containsExactly(run + "/p/64/RUNNING", run + "/p/100/DONE");
  }

  /// A restored journal that is gone on with, by one process after the other.
  @Test
  void aRestoredJournalSendsNothingTwiceThroughReconnections(
      EmbeddedBroker broker, @TempDir Path other) throws Exception {
    String run = "run-relay-7";
    try (JournalWriter journal = create("seven");
        JournalRelay relay = relay(broker, run)) {
      journal.append(List.of(), Note.of(SampleRecords.run(run, 1)));
      journal.append(List.of(), Note.of(alert(run, 0)));
      append(journal, run, 0, 128);
      assertThat(relay.deliver()).isEqualTo(4);
    }
    Path restored = other.resolve(JournalFiles.FIRST);
    try (JournalWriter journal =
        JournalWriter.create(restored, JournalWriter.MAX_FILE_BYTES, "restored")) {
      journal.append(List.of(), Note.of(SampleRecords.run(run, 1)));
      try (JournalRelay first = new JournalRelay(restored, run, broker.settings())) {
        assertThat(first.deliver()).isEqualTo(2);
      }
      journal.append(List.of(), Note.of(alert(run, 0)));
      append(journal, run, 0, 128);
      append(journal, run, 128, 192);
      try (JournalRelay second = new JournalRelay(restored, run, broker.settings())) {
        assertThat(second.deliver()).isEqualTo(3);
      }
      journal.append(List.of(), Note.of(alert(run, 1)));
      append(journal, run, 192, 256);
      try (JournalRelay third = new JournalRelay(restored, run, broker.settings())) {
        assertThat(third.deliver()).isEqualTo(2);
      }
    }
    assertThat(frameIds(broker, run)).containsExactlyElementsOf(ids(run, 256));
    assertThat(TopicReader.read(broker, ResultTopic.RUN, run)).hasSize(1);
    assertThat(TopicReader.read(broker, ResultTopic.ALERT, run)).hasSize(2);
  }

  private static AlertRecord alert(String run, long index) {
    return new AlertRecord(
        run, index, AlertRecord.Kind.STALL, "nothing", "2026-11-21T00:00:00Z", null);
  }

  @Test
  void manyEntriesAreManyTransactionsAndSnapshotsBetweenAreLeftOut(EmbeddedBroker broker)
      throws Exception {
    String run = "run-relay-5";
    long batches = 3L * JournalRelay.MAX_ENTRIES;
    try (JournalWriter journal = create("five");
        JournalRelay relay = relay(broker, run)) {
      for (long batch = 0; batch < batches; batch++) {
        append(journal, run, 2 * batch, 2 * batch + 2);
      }
      assertThat(relay.deliver()).isEqualTo(JournalRelay.MAX_ENTRIES);
      assertThat(relay.deliver()).isEqualTo(JournalRelay.MAX_ENTRIES);
      assertThat(relay.deliver()).isEqualTo(JournalRelay.MAX_ENTRIES);
      assertThat(relay.deliver()).isEqualTo(1);
    }
    assertThat(frameIds(broker, run)).containsExactlyElementsOf(ids(run, 2 * batches));
    assertThat(TopicReader.read(broker, ResultTopic.POINT, run)).hasSize(4);
  }

  @Test
  void aClusterThatIsAwayIsSaid() throws Exception {
    try (JournalWriter journal = create("six");
        JournalRelay relay =
            new JournalRelay(
                folder.resolve(JournalFiles.FIRST),
                "run-relay-6",
                new KafkaSettings("127.0.0.1:1", Map.of("max.block.ms", "200")))) {
      append(journal, "run-relay-6", 0, 64);
      assertThatThrownBy(relay::deliver).isInstanceOf(JournalRelay.AbsentKafkaException.class);
      assertThatThrownBy(relay::deliver).isInstanceOf(JournalRelay.AbsentKafkaException.class);
    }
  }

  private JournalWriter create(String id) throws IOException {
    return JournalWriter.create(
        folder.resolve(JournalFiles.FIRST), JournalWriter.MAX_FILE_BYTES, id);
  }

  private JournalRelay relay(EmbeddedBroker broker, String run) {
    return new JournalRelay(folder.resolve(JournalFiles.FIRST), run, broker.settings());
  }

  private static void append(JournalWriter journal, String run, long from, long to)
      throws IOException {
    journal.append(
        SampleRecords.frames(run, "p", from, to).stream().map(ResultJson::write).toList(),
        Note.of(SampleRecords.snapshot(run, "p", to)));
  }

  private static List<String> frameIds(EmbeddedBroker broker, String run) {
    List<ConsumerRecord<String, String>> frames = TopicReader.read(broker, ResultTopic.FRAME, run);
    return frames.stream().map(record -> TopicReader.header(record, "ce_id")).toList();
  }

  private static List<String> ids(String run, long frames) {
    return LongStream.range(0, frames).mapToObj(i -> run + "/p/" + i).toList();
  }
}
