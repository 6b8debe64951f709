package io.semlink.actors.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker and its KRaft controller in one node inside this process, on free ports of the
/// loopback interface, so that any consumer on this machine can attach to a run. The only class
/// that touches the internals of Kafka's server.
///
/// Kafka answers some faults (a full disk) by halting the Java machine. Starting a broker replaces
/// that for the whole process by an error in the log and a dead broker: the files of a run matter
/// more.
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int NODE_ID = 1;
  private static final int ATTEMPTS = 3;
  private static final int FREE_PORT = 0;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(20);
  private static final Duration MAX_STARTUP = Duration.ofSeconds(60);

  private final KafkaRaftServer server;
  private final KafkaSettings settings;
  private final Path folder;
  private final boolean temporary;
  private final FolderLock lock;

  private EmbeddedBroker(
      KafkaRaftServer server, int port, Path folder, boolean temporary, FolderLock lock) {
    this.server = server;
    this.lock = lock;
    this.settings = new KafkaSettings(LOOPBACK + ":" + port, Map.of());
    this.folder = folder;
    this.temporary = temporary;
  }

  /// Starts a broker that keeps its data, and makes the topics of the log. Blocks for two to three
  /// seconds. A folder that an earlier broker left is taken up with its records.
  ///
  /// @param folder where the data lie, created if absent
  /// @throws BadKafkaException if it does not start
  public static EmbeddedBroker start(Path folder) {
    return start(folder, false, FREE_PORT);
  }

  /// Starts a broker at a port of one's own choice, otherwise as {@link #start(Path)}.
  ///
  /// @param port of the loopback interface, 1..65535; 0 for a free one
  /// @throws BadKafkaException if it does not start
  public static EmbeddedBroker start(Path folder, int port) {
    return start(folder, false, port);
  }

  /// Starts a broker on a temporary folder that close() deletes, otherwise as {@link #start(Path)}.
  ///
  /// @throws BadKafkaException if it does not start
  public static EmbeddedBroker startTemporary() {
    try {
      return start(Files.createTempDirectory("semlink-kafka"), true, FREE_PORT);
    } catch (IOException e) {
      throw failed("no temporary folder", e);
    }
  }

  /// Where and how a client reaches it.
  public KafkaSettings settings() {
    return settings;
  }

  /// Its address, "127.0.0.1:port".
  public String bootstrapServers() {
    return settings.bootstrapServers();
  }

  /// Waits until every consumer group that is attached has committed all records, so that a
  /// consumer that follows a run misses nothing when the process ends. Returns after a third of a
  /// second when no group is attached: a consumer without a group cannot be seen, and that is the
  /// grace it gets. A group whose members never commit is waited for in vain.
  ///
  /// @param max how long to wait at most
  /// @return whether all attached groups have caught up
  public boolean awaitAttachedConsumers(Duration max) {
    try (Admin admin = Admin.create(settings.admin(max))) {
      return new AttachedConsumers(admin, Time.SYSTEM).await(max);
    }
  }

  /// Stops broker and controller, in one to two seconds, and deletes temporary data.
  @Override
  public void close() {
    shutDown(server);
    lock.close();
    if (temporary) {
      try {
        FolderTree.delete(folder);
      } catch (IOException e) {
        LOG.warn(
            "Temporary data of the Kafka broker stay behind in {}: {}", folder, e.getMessage());
      }
    }
  }

  private static EmbeddedBroker start(Path folder, boolean temporary, int port) {
    Exit.setHaltProcedure(EmbeddedBroker::stayAlive);
    Exit.setExitProcedure(EmbeddedBroker::stayAlive);
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder).orElseThrow(() -> inUse(folder));
      EmbeddedBroker broker = start(folder, temporary, port, lock);
      broker.createTopics();
      return broker;
    } catch (BadKafkaException e) {
      throw e;
    } catch (Exception e) {
      throw failed(String.valueOf(e.getMessage()), e);
    }
  }

  private static EmbeddedBroker start(Path folder, boolean temporary, int port, FolderLock lock)
      throws Exception {
    boolean started = false;
    try {
      if (!Files.exists(folder.resolve("meta.properties"))) {
        format(folder);
      }
      EmbeddedBroker broker = startOnPorts(folder, temporary, port, lock);
      started = true;
      return broker;
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  /// A broker whose controller has failed would wait for it for minutes.
  private static void shutDown(KafkaRaftServer server) {
    Thread shutdown =
        Thread.ofPlatform()
            .daemon()
            .name("kafka-shutdown")
            .start(() -> {
              server.shutdown();
              server.awaitShutdown();
            });
    try {
      if (!shutdown.join(MAX_SHUTDOWN)) {
        LOG.warn("The Kafka broker inside this process does not stop and is left alone");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static BadKafkaException inUse(Path folder) {
    return new BadKafkaException(
        "%s is the folder of a Kafka broker that is running".formatted(folder),
        "the run is still going on, or `semlink broker` serves it already");
  }

  private static BadKafkaException failed(String why, Exception cause) {
    return new BadKafkaException(
        "The Kafka broker inside this process did not start: " + why,
        "the disk is full or the folder cannot be written; log.kafka = off needs no broker",
        cause);
  }

  private static void format(Path folder) throws Exception {
    String directory = folder.toAbsolutePath().toString();
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(directory)
        .setMetadataLogDirectory(directory)
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
  }

  /// Another process may take a port between the moment it is found free and the moment the broker
  /// binds it; then other ports are tried.
  private static EmbeddedBroker startOnPorts(
      Path folder, boolean temporary, int wanted, FolderLock lock) throws IOException {
    for (int attempt = 1; ; attempt++) {
      List<Integer> ports = freePorts();
      int port = wanted == FREE_PORT ? ports.get(0) : wanted;
      KafkaRaftServer server =
          new KafkaRaftServer(new KafkaConfig(properties(folder, port, ports.get(1))), Time.SYSTEM);
      try {
        server.startup();
        return new EmbeddedBroker(server, port, folder, temporary, lock);
      } catch (RuntimeException e) {
        shutDown(server);
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LOG.debug("Broker did not start on ports {}, trying others", ports, e);
      }
    }
  }

  private static List<Integer> freePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      return List.of(first.getLocalPort(), second.getLocalPort());
    }
  }

  private static Properties properties(Path folder, int port, int controllerPort) {
    String controller = LOOPBACK + ":" + controllerPort;
    Properties p = new Properties();
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("process.roles", "broker,controller");
    p.put("controller.quorum.voters", NODE_ID + "@" + controller);
    p.put("listeners", "PLAINTEXT://" + LOOPBACK + ":" + port + ",CONTROLLER://" + controller);
    p.put("advertised.listeners", "PLAINTEXT://" + LOOPBACK + ":" + port);
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("controller.listener.names", "CONTROLLER");
    p.put("log.dirs", folder.toAbsolutePath().toString());
    p.put("auto.create.topics.enable", "false");
    for (String internal : List.of("offsets.topic", "transaction.state.log")) {
      p.put(internal + ".replication.factor", "1");
      p.put(internal + ".num.partitions", "1");
    }
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("log.cleaner.dedupe.buffer.size", "2000000");
    p.put("log.index.size.max.bytes", "1048576");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "2");
    p.put("background.threads", "2");
    p.put("server.max.startup.time.ms", Long.toString(MAX_STARTUP.toMillis()));
    return p;
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(settings.admin(PATIENCE))) {
      ResultTopic.createAllForEver(admin);
      FoundTopics topics = FoundTopics.read(admin);
      if (!topics.breaches().isEmpty()) {
        throw new BadKafkaException(
            "%s: %s".formatted(folder, topics.breachesInOneLine()),
            "somebody changed them: this folder may be deleted, `semlink broker` fills it again");
      }
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void stayAlive(int status, String message) {
    LOG.error("The Kafka broker inside this process failed, the process goes on: {}", message);
    throw new IllegalStateException("Kafka asked to end this process: " + message);
  }
}
