package io.semlink.actors.log;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// The Kafka side of a run's log through its life: not there, still starting, in use, lost. Lost is
/// for good and is said once. Not safe for use by several threads.
final class KafkaLog implements AutoCloseable {
  private @Nullable CompletionStage<KafkaSettings> starting;
  private @Nullable RecordPublisher publisher;
  private @Nullable String warning;

  private KafkaLog(
      @Nullable CompletionStage<KafkaSettings> starting, @Nullable RecordPublisher publisher) {
    this.starting = starting;
    this.publisher = publisher;
  }

  /// A log that waits for its broker when it first publishes; null means no Kafka at all.
  static KafkaLog of(@Nullable CompletionStage<KafkaSettings> starting) {
    return new KafkaLog(starting, null);
  }

  /// A log with its publisher, which it closes.
  static KafkaLog of(RecordPublisher publisher) {
    return new KafkaLog(null, publisher);
  }

  /// Runs a step that sends records, if there is a Kafka to send them to. Blocks while the broker
  /// starts.
  void publish(Consumer<RecordPublisher> step) {
    connect();
    if (publisher != null) {
      step.accept(publisher);
      checkLost();
    }
  }

  /// Blocks until all records are acknowledged or Kafka is lost.
  void flush() {
    publish(RecordPublisher::flush);
  }

  /// The warning that Kafka was lost, given out once.
  @Nullable String takeWarning() {
    String given = warning;
    warning = null;
    return given;
  }

  @Override
  public void close() {
    if (publisher != null) {
      publisher.close();
      publisher = null;
    }
  }

  private void connect() {
    if (starting != null) {
      CompletionStage<KafkaSettings> ready = starting;
      starting = null;
      try {
        open(ready.toCompletableFuture().join());
      } catch (CompletionException | CancellationException e) {
        lose(String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()));
      }
    }
  }

  private void open(KafkaSettings settings) {
    try {
      publisher = RecordPublisher.open(settings);
    } catch (KafkaException e) {
      lose(
          settings.reason(e)
              + System.lineSeparator()
              + "Maybe a property under log.kafka-client is misspelt or has a bad value");
    }
  }

  private void checkLost() {
    Exception failure = publisher == null ? null : publisher.failure();
    if (failure != null) {
      close();
      lose(
          failure.getMessage()
              + System.lineSeparator()
              + "Maybe the broker or the network was away for longer than delivery.timeout.ms, 2"
              + " minutes if not set");
    }
  }

  private void lose(String reason) {
    warning = "Kafka is lost and the log goes on with files only, which stay complete: " + reason;
  }
}
