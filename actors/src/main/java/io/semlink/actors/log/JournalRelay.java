package io.semlink.actors.log;

import io.semlink.simulator.journal.JournalEntry;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalPosition;
import io.semlink.simulator.journal.JournalReader;
import io.semlink.simulator.journal.Note;
import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries a run's journal into the topics of a cluster, also while it grows: some whole entries
/// and the place behind them in one transaction, so that a consumer that reads committed records
/// sees every frame once. A transaction that fails, for whatever reason, is given up with its
/// producer; the next one begins at the place that the cluster has.
///
/// A journal that the cluster does not know (a restored one, or one whose place Kafka has
/// forgotten) begins at its start, and what the topics hold of the run already is passed over.
///
/// Blocks on disk and network. Confined to one thread.
public final class JournalRelay implements AutoCloseable {
  /// Entries of a transaction at most.
  public static final int MAX_ENTRIES = 64;

  private static final Logger LOG = LoggerFactory.getLogger(JournalRelay.class);
  private static final String WHOLE_AGAIN =
      "delete all topics called semlink.*, and `semlink replay` delivers the whole run again";

  private final Path journal;
  private final String runId;
  private final KafkaSettings settings;
  private final Supplier<JournalPosition> safe;
  private @Nullable Connection connection;
  private boolean wasConnected;
  private long numEvents;

  private record Connection(
      Producer<String, byte[]> producer,
      JournalReader reader,
      String journalId,
      ConsumerGroupMetadata group,
      JournalEvents events,
      String topics) {
    /// An open transaction holds up everybody who reads committed records, of any run. The next
    /// producer of this run ends it; where there will be none, this one does, if it still can.
    void abort() {
      try {
        producer.abortTransaction();
      } catch (KafkaException | IllegalStateException e) {
        LOG.debug("there was no transaction to abort, or nobody to hear of it", e);
      }
    }

    void close() {
      try {
        producer.close(Duration.ZERO);
      } catch (KafkaException e) {
        LOG.debug("the producer did not close in good order", e);
      }
      try {
        reader.close();
      } catch (IOException e) {
        throw new BadRunException("the journal cannot be closed: " + e.getMessage(), e);
      }
    }
  }

  /// A relay of a journal that nobody writes; it connects when it first delivers.
  ///
  /// @param journal first file of the journal
  /// @param runId run
  /// @param settings the cluster; its topics exist
  public JournalRelay(Path journal, String runId, KafkaSettings settings) {
    this(journal, runId, settings, () -> JournalPosition.END);
  }

  /// A relay of a journal that grows.
  ///
  /// @param safe place up to which the journal is on the disk: what a power cut could take back is
  ///   not sent
  JournalRelay(Path journal, String runId, KafkaSettings settings, Supplier<JournalPosition> safe) {
    this.journal = journal;
    this.runId = runId;
    this.settings = settings;
    this.safe = safe;
  }

  /// Delivers what comes next, {@value #MAX_ENTRIES} entries at most, in one transaction.
  ///
  /// @return how many entries, 0 if the topics have all that the journal holds
  /// @throws AbsentKafkaException if the cluster cannot be written to; nothing was delivered, and a
  ///   later call tries again
  /// @throws DeliveryEndedException if the cluster takes no more of this run
  /// @throws BadRunException if the journal is damaged
  public int deliver() throws AbsentKafkaException, DeliveryEndedException {
    return attempt(this::deliver);
  }

  /// Connects, unless it is connected; {@link #deliver()} would do so.
  ///
  /// @throws AbsentKafkaException as there
  /// @throws DeliveryEndedException as there
  public void connect() throws AbsentKafkaException, DeliveryEndedException {
    attempt(Connection::journalId);
  }

  private interface Step<T> {
    T with(Connection open) throws IOException;
  }

  private <T> T attempt(Step<T> step) throws AbsentKafkaException, DeliveryEndedException {
    try {
      if (connection == null) {
        connection = open();
        wasConnected = true;
      }
      return step.with(connection);
    } catch (KafkaException | IllegalStateException e) {
      DeliveryEndedException end = DeliveryEndedException.of(e, runId, settings);
      if (end != null && connection != null) {
        connection.abort();
      }
      close();
      if (end != null) {
        throw end;
      }
      throw new AbsentKafkaException(settings.reason(e), e);
    } catch (IOException e) {
      close();
      throw new BadRunException("%s cannot be read: %s".formatted(journal, e.getMessage()), e);
    }
  }

  /// Events that this relay has delivered so far.
  public long numEvents() {
    return numEvents;
  }

  /// Ends the connection.
  @Override
  public void close() {
    if (connection != null) {
      Connection closing = connection;
      connection = null;
      closing.close();
    }
  }

  private int deliver(Connection open) {
    List<JournalEntry> entries = new ArrayList<>();
    JournalPosition limit = safe.get();
    while (entries.size() < MAX_ENTRIES) {
      Optional<JournalEntry> entry = open.reader().next(limit);
      if (entry.isEmpty()) {
        break;
      }
      entries.add(entry.orElseThrow());
    }
    if (entries.isEmpty()) {
      return 0;
    }
    Producer<String, byte[]> producer = open.producer();
    producer.beginTransaction();
    List<ProducerRecord<String, byte[]>> events = open.events().of(entries);
    for (ProducerRecord<String, byte[]> event : events) {
      requireTaken(producer.send(event));
    }
    JournalPosition end = entries.getLast().end();
    producer.sendOffsetsToTransaction(
        new RelayCursor(open.journalId(), end, !open.events().published().isEmpty(), open.topics())
            .offsets(),
        open.group());
    producer.commitTransaction();
    numEvents += events.size();
    return entries.size();
  }

  /// What becomes of a record is the commit's to say, but one that the client itself could not take
  /// has failed already: where a topic is gone, each of thousands would wait for it in its turn.
  private static void requireTaken(Future<RecordMetadata> sent) {
    if (sent.isDone() && sent.state() == Future.State.FAILED) {
      throw sent.exceptionNow() instanceof KafkaException known
          ? known
          : new KafkaException(sent.exceptionNow());
    }
  }

  /// Topics that are as promised, before anything is sent to them.
  private FoundTopics topics() throws DeliveryEndedException {
    FoundTopics found = FoundTopics.read(settings);
    if (!found.breaches().isEmpty()) {
      throw new DeliveryEndedException(found.breachesInOneLine(), FoundTopics.ADVICE);
    }
    List<String> missing = FoundTopics.names(found.missing());
    if (!missing.isEmpty() && wasConnected) {
      throw new DeliveryEndedException(
          "topics were deleted: " + String.join(", ", missing), WHOLE_AGAIN);
    }
    if (!missing.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is no topic " + missing.getFirst());
    }
    return found;
  }

  /// Whoever deletes some of the topics, and makes them again, leaves the place in the journal and
  /// takes the records before it away.
  private static void requireSame(FoundTopics topics, Optional<RelayCursor> cursor)
      throws DeliveryEndedException {
    String known = cursor.map(RelayCursor::topics).orElse(null);
    if (known != null && !known.equals(topics.generation())) {
      throw new DeliveryEndedException(
          "some of the topics were deleted and made again, without what they held of this run",
          WHOLE_AGAIN);
    }
  }

  /// The producer comes early: it ends what an earlier one of this run had begun, and only then is
  /// the committed place the last one.
  private Connection open() throws IOException, DeliveryEndedException {
    FoundTopics topics = topics();
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            settings.producer("semlink-" + runId),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
      String journalId = journalId();
      RelayCursor.Committed committed = RelayCursor.read(settings, runId);
      Optional<RelayCursor> cursor =
          committed
              .cursor()
              .filter(c -> c.journal().equals(journalId))
              .filter(c -> isReached(c.position()));
      requireSame(topics, cursor);
      boolean overlaps = cursor.isEmpty() || cursor.orElseThrow().overlaps();
      return new Connection(
          producer,
          JournalReader.open(
              journal, cursor.map(RelayCursor::position).orElse(JournalPosition.START)),
          journalId,
          committed.group(),
          new JournalEvents(
              runId,
              overlaps ? PublishedRun.read(new TopicScan(settings, runId)) : PublishedRun.NONE),
          topics.generation());
    } catch (IOException | DeliveryEndedException | RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
  }

  private String journalId() throws IOException {
    try (JournalReader reader = JournalReader.open(journal, JournalPosition.START)) {
      return reader
          .next()
          .map(JournalEntry::note)
          .filter(note -> note.kind() == Note.Kind.JOURNAL)
          .map(note -> note.read(String.class))
          .orElseThrow(() ->
              new BadRunException(
                  "%s is the log of an older version, which has no points in it"
                      .formatted(journal)));
    }
  }

  /// Whether the journal is as long as Kafka says; a disk that lost its end may make it shorter.
  private boolean isReached(JournalPosition position) {
    Path file = JournalFiles.file(journal, position.file());
    return file.toFile().length() >= position.offset();
  }

  /// Kafka cannot be written to.
  public static final class AbsentKafkaException extends Exception {
    private static final long serialVersionUID = 1;

    AbsentKafkaException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
