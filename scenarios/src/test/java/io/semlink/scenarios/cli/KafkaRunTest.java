package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.journal.FrameFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run with its own broker, followed by a plain consumer at the address that the command prints:
/// the log and the files say the same.
final class KafkaRunTest {
  private static final int PATIENCE_S = 60;
  private static final String FRAMES = "semlink.frame.v1";
  private static final String POINTS = "semlink.point.v1";

  @TempDir private Path out;

  @Test
  void consumerSeesWhatTheFilesHold() throws Exception {
    StringWriter table = new StringWriter();
    CompletableFuture<Follower> following = new CompletableFuture<>();
    LineWriter err = new LineWriter(line -> attach(line, following));
    int exitCode =
        Semlink.execute(
            new PrintWriter(table),
            new PrintWriter(err),
            "run",
            "first-light",
            "--out",
            out.toString(),
            "--set",
            "stop.max-frames=10",
            "--set",
            "link.bandwidth=16 kHz",
            "--set",
            "link.EsN0=[\"-8 dB\", \"6 dB\"]");
    assertThat(exitCode).as(err.all()).isZero();
    assertThat(following).as(err.all()).isCompleted();
    try (Follower follower = following.join()) {
      follower.stop();
      Path run = onlyRun();
      assertThat(follower.frames()).hasSize(4 * 10).containsExactlyInAnyOrderElementsOf(lines(run));
      assertThat(follower.donePoints()).hasSize(4).containsExactlyInAnyOrderElementsOf(rows(run));
    }
  }

  /// Returns when the consumer has its partitions. The run waits for that, because it is the one
  /// that prints: however short it is, it cannot end unseen.
  private static void attach(String line, CompletableFuture<Follower> following) {
    Matcher kafka = Pattern.compile("Kafka at (127\\.0\\.0\\.1:\\d+)").matcher(line);
    if (kafka.matches()) {
      Follower follower = new Follower(kafka.group(1));
      if (follower.awaitPartitions()) {
        following.complete(follower);
      } else {
        follower.close();
      }
    }
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(out.resolve("first-light"))) {
      List<Path> all = runs.toList();
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static List<String> lines(Path run) throws IOException {
    try (Stream<String> lines = FrameFile.lines(run.resolve("frames.jsonl.zst"))) {
      return lines.toList();
    }
  }

  /// The rows of the table as keys, runId/pointId.
  private static List<String> rows(Path run) throws IOException {
    return Files.readAllLines(run.resolve("points.csv")).stream()
        .skip(1)
        .map(row -> run.getFileName() + "/" + row.substring(0, row.indexOf(',')))
        .toList();
  }

  /// A consumer in a group and a thread of its own, which commits whatever it has taken.
  private static final class Follower implements ConsumerRebalanceListener, AutoCloseable {
    private final ConcurrentLinkedQueue<ConsumerRecord<String, String>> records =
        new ConcurrentLinkedQueue<>();
    private final CountDownLatch assigned = new CountDownLatch(1);
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;

    Follower(String address) {
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers", address,
                  "group.id", "kafka-run-test",
                  "auto.offset.reset", "earliest",
                  "enable.auto.commit", "false"),
              new StringDeserializer(),
              new StringDeserializer());
      thread = Thread.ofPlatform().daemon().name("kafka-run-test").start(this::follow);
    }

    private void follow() {
      try {
        consumer.subscribe(List.of(FRAMES, POINTS), this);
        while (true) {
          ConsumerRecords<String, String> some = consumer.poll(Duration.ofSeconds(1));
          some.forEach(records::add);
          if (!some.isEmpty()) {
            consumer.commitSync();
          }
        }
      } catch (WakeupException _) {
        // How stop() ends this loop.
      } finally {
        // The broker is gone by now: nobody is there to say goodbye to.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
      }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (consumer.assignment().stream().map(TopicPartition::topic).distinct().count() == 2) {
        assigned.countDown();
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    boolean awaitPartitions() {
      try {
        return assigned.await(PATIENCE_S, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /// Ends the thread; what it has taken stays.
    void stop() throws InterruptedException {
      consumer.wakeup();
      assertThat(thread.join(Duration.ofSeconds(PATIENCE_S))).isTrue();
    }

    @Override
    public void close() {
      consumer.wakeup();
    }

    List<String> frames() {
      return records.stream().filter(r -> r.topic().equals(FRAMES)).map(r -> r.value()).toList();
    }

    List<String> donePoints() {
      return records.stream()
          .filter(r -> r.topic().equals(POINTS) && r.value().contains("\"state\":\"DONE\""))
          .map(ConsumerRecord::key)
          .distinct()
          .toList();
    }
  }

  /// Hands every whole line to a listener, in the thread that writes it. The PrintWriter around it
  /// lets one thread in at a time.
  private static final class LineWriter extends Writer {
    private final StringBuilder all = new StringBuilder();
    private final Consumer<String> listener;
    private int lineStart;

    LineWriter(Consumer<String> listener) {
      this.listener = listener;
    }

    @Override
    public void write(char[] text, int offset, int length) {
      all.append(text, offset, length);
      for (int end = all.indexOf("\n", lineStart); end >= 0; end = all.indexOf("\n", lineStart)) {
        String line = all.substring(lineStart, end);
        lineStart = end + 1;
        listener.accept(line.strip());
      }
    }

    String all() {
      return all.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
