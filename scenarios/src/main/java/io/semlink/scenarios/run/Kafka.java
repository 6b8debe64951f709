package io.semlink.scenarios.run;

import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.actors.log.ExternalKafka;
import io.semlink.actors.log.KafkaSettings;
import io.semlink.scenarios.language.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Kafka of a run: none, an embedded broker that starts beside the study, or somebody else's
/// cluster.
final class Kafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kafka.class);
  private static final Duration CATCH_UP = Duration.ofSeconds(10);

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final @Nullable CompletableFuture<EmbeddedBroker> embedded;
  private final @Nullable CompletionStage<KafkaSettings> settings;

  private Kafka(
      @Nullable CompletableFuture<EmbeddedBroker> embedded,
      @Nullable CompletionStage<KafkaSettings> settings) {
    this.embedded = embedded;
    this.settings = settings;
  }

  /// Looks at somebody else's cluster before anything is written.
  ///
  /// @throws io.semlink.actors.log.BadKafkaException if it cannot be used
  static void check(Scenario scenario) {
    if (!scenario.kafka().equals("off") && !scenario.kafka().equals("embedded")) {
      ExternalKafka.prepare(external(scenario));
    }
  }

  private static KafkaSettings external(Scenario scenario) {
    return new KafkaSettings(scenario.kafka(), scenario.kafkaClient());
  }

  /// Opens it.
  ///
  /// @param scenario says which
  /// @param folder of the run, where an embedded broker keeps its data
  /// @param onReady is told the address as soon as consumers can attach
  static Kafka open(Scenario scenario, Path folder, Consumer<String> onReady) {
    if (scenario.kafka().equals("off")) {
      return new Kafka(null, null);
    }
    if (scenario.kafka().equals("embedded")) {
      CompletableFuture<EmbeddedBroker> broker =
          CompletableFuture.supplyAsync(() -> {
            EmbeddedBroker started = EmbeddedBroker.start(folder.resolve("kafka"));
            onReady.accept(started.bootstrapServers());
            return started;
          });
      return new Kafka(broker, broker.thenApply(EmbeddedBroker::settings));
    }
    KafkaSettings external = external(scenario);
    onReady.accept(external.bootstrapServers());
    return new Kafka(null, CompletableFuture.completedFuture(external));
  }

  /// What the log needs; null where there is no Kafka.
  @Nullable CompletionStage<KafkaSettings> settings() {
    return settings;
  }

  /// Waits for attached consumers to catch up and stops an embedded broker. Why a broker did not
  /// start was said by the log.
  @Override
  public void close() {
    stop(broker -> broker.awaitAttachedConsumers(CATCH_UP));
  }

  /// Stops an embedded broker at once.
  void abort() {
    stop(broker -> {});
  }

  private void stop(Consumer<EmbeddedBroker> farewell) {
    if (embedded == null || !stopped.compareAndSet(false, true)) {
      return;
    }
    try {
      EmbeddedBroker broker = embedded.join();
      farewell.accept(broker);
      broker.close();
    } catch (CompletionException e) {
      LOG.debug("no broker to stop", e);
    }
  }
}
