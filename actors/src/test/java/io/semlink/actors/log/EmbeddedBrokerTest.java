package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.actors.log.example.FollowFrames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.class)
@Timeout(90)
final class EmbeddedBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void topicsAreAsPromised(EmbeddedBroker broker) throws Exception {
    List<String> names = Arrays.stream(ResultTopic.values()).map(ResultTopic::topicName).toList();
    try (Admin admin = Admin.create(broker.settings().admin(PATIENCE))) {
      Map<String, Integer> partitions =
          admin.describeTopics(names).allTopicNames().get().values().stream()
              .collect(Collectors.toMap(TopicDescription::name, t -> t.partitions().size()));
      assertThat(partitions)
          .isEqualTo(
              Map.of(
                  "semlink.run.v1", 1,
                  "semlink.point.v1", 6,
                  "semlink.frame.v1", 6,
                  "semlink.metrics.v1", 6,
                  "semlink.alert.v1", 1));
      assertThat(setting(admin, "semlink.run.v1", "cleanup.policy")).isEqualTo("compact");
      assertThat(setting(admin, "semlink.point.v1", "cleanup.policy")).isEqualTo("compact");
      assertThat(setting(admin, "semlink.frame.v1", "cleanup.policy")).isEqualTo("delete");
      // The run's folder is deleted as a whole, nothing in it by its age.
      assertThat(setting(admin, "semlink.frame.v1", "retention.ms")).isEqualTo("-1");
    }
  }

  @Test
  void onlyThisMachineCanReachIt(EmbeddedBroker broker) throws Exception {
    assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
    try (Admin admin = Admin.create(broker.settings().admin(PATIENCE))) {
      assertThat(admin.describeCluster().nodes().get().stream().map(Node::host))
          .containsExactly("127.0.0.1");
    }
    int port = Integer.parseInt(broker.bootstrapServers().substring("127.0.0.1:".length()));
    assertThatCode(() -> connect("127.0.0.1", port)).doesNotThrowAnyException();
    // A socket bound to all interfaces would answer here as well.
    assertThatThrownBy(() -> connect("127.0.0.2", port)).isInstanceOf(IOException.class);
  }

  @Test
  void nobodyAttachedMeansNoLongWait(EmbeddedBroker broker) {
    assertThat(broker.awaitAttachedConsumers(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void anAttachedGroupIsWaitedForUntilItHasCommitted(EmbeddedBroker broker) {
    try (KafkaConsumer<String, String> consumer = groupMember(broker)) {
      PlainProducer.send(broker, ResultTopic.RUN, "run-attached", "{}");
      consumer.subscribe(List.of(ResultTopic.RUN.topicName()));
      while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
        assertThat(consumer.groupMetadata()).isNotNull();
      }
      assertThat(broker.awaitAttachedConsumers(Duration.ofSeconds(1))).isFalse();
      consumer.commitSync();
      assertThat(broker.awaitAttachedConsumers(PATIENCE)).isTrue();
    }
  }

  @Test
  void theExampleFollowsARun(EmbeddedBroker broker) throws InterruptedException {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    Thread follower =
        Thread.ofPlatform()
            .start(() ->
                FollowFrames.follow(
                    broker.bootstrapServers(), (point, json) -> seen.add(point + " " + json)));
    try {
      PlainProducer.send(broker, ResultTopic.FRAME, "run-example/p", "{\"frame_index\":7}");
      String frame;
      do {
        frame = seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(frame).isNotNull();
      } while (!"run-example/p {\"frame_index\":7}".equals(frame));
    } finally {
      follower.interrupt();
      follower.join(PATIENCE);
    }
    assertThat(follower.isAlive()).isFalse();
  }

  @Test
  void aFaultOfTheBrokerNeverEndsTheProcess(EmbeddedBroker broker) {
    assertThat(broker).isNotNull();
    assertThatThrownBy(() -> Exit.halt(1, "all log directories failed"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all log directories failed");
  }

  /// The only test with brokers of its own: it has to end them. They run in a thread group, which
  /// the threads they start inherit, so that these are told from those of the shared broker.
  @Test
  void aClosedBrokerLeavesNoThreadAndItsFolderCanBeTakenUpAgain(@TempDir Path folder)
      throws Exception {
    ThreadGroup group = new ThreadGroup("own-broker");
    FutureTask<Integer> life =
        new FutureTask<>(() -> {
          publishOne(folder);
          try (EmbeddedBroker again = EmbeddedBroker.start(folder)) {
            assertThat(TopicReader.read(again, ResultTopic.RUN, "run-kept")).hasSize(1);
            return nonDaemonThreads(group).size();
          }
        });
    new Thread(group, life).start();
    assertThat(life.get()).isGreaterThan(10);
    for (Thread thread : nonDaemonThreads(group)) {
      assertThat(thread.join(PATIENCE)).as(thread.getName()).isTrue();
    }
  }

  /// Two brokers in one folder would ruin each other's data before Kafka notices.
  @Test
  void aFolderServesOneBrokerAtATime(@TempDir Path folder) {
    try (EmbeddedBroker first = EmbeddedBroker.start(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(BadKafkaException.class)
          .hasMessageContaining(folder + " is the folder of a Kafka broker that is running")
          .hasMessageContaining("\nMaybe ");
      PlainProducer.send(first, ResultTopic.RUN, "run-alone", "{}");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneClearError(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("in-the-way"));
    assertThatThrownBy(() -> EmbeddedBroker.start(file))
        .isInstanceOf(BadKafkaException.class)
        .hasMessageContaining("in-the-way")
        .hasMessageContaining("\nMaybe ");
  }

  private static void connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 2000);
    }
  }

  private static KafkaConsumer<String, String> groupMember(EmbeddedBroker broker) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            "slow",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static String setting(Admin admin, String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().values().stream()
        .map(config -> config.get(name).value())
        .collect(Collectors.joining());
  }

  private static void publishOne(Path folder) {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      PlainProducer.send(broker, ResultTopic.RUN, "run-kept", "{}");
    }
  }

  private static Set<Thread> nonDaemonThreads(ThreadGroup group) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> group.equals(thread.getThreadGroup()) && !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
