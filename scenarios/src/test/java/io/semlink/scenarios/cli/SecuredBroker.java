package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A broker as somebody else runs it: one listener wants a user and a password (SASL/PLAIN), one
/// wants a certificate (mutual TLS), one wants nothing.
final class SecuredBroker implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final KafkaRaftServer server;
  private final List<Integer> ports;

  private SecuredBroker(KafkaRaftServer server, List<Integer> ports) {
    this.server = server;
    this.ports = ports;
  }

  /// Starts it and waits until it serves.
  ///
  /// @param folder for its data, `keys.p12` (its certificate, and the only client's that it trusts)
  ///   and `certificate.pem`; not created yet
  /// @param user name of the only user
  /// @param password of the user
  /// @param storePassword of keys.p12
  static SecuredBroker start(Path folder, String user, String password, String storePassword)
      throws Exception {
    Files.createDirectories(folder);
    makeKeys(folder, storePassword);
    String data = folder.resolve("data").toAbsolutePath().toString();
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(data)
        .setMetadataLogDirectory(data)
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .run();
    List<Integer> ports = freePorts(4);
    Properties p = node(data, ports);
    String listener = "listener.name.password.";
    p.put("sasl.enabled.mechanisms", "PLAIN");
    p.put(
        listener + "plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
            .formatted(user, password));
    listener = "listener.name.certificate.";
    p.put(listener + "ssl.keystore.location", folder.resolve("keys.p12").toString());
    p.put(listener + "ssl.keystore.type", "PKCS12");
    p.put(listener + "ssl.keystore.password", storePassword);
    p.put(listener + "ssl.truststore.location", folder.resolve("certificate.pem").toString());
    p.put(listener + "ssl.truststore.type", "PEM");
    p.put(listener + "ssl.client.auth", "required");
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(p), Time.SYSTEM);
    server.startup();
    return new SecuredBroker(server, ports);
  }

  String open() {
    return LOOPBACK + ":" + ports.get(0);
  }

  String withPassword() {
    return LOOPBACK + ":" + ports.get(1);
  }

  String withCertificate() {
    return LOOPBACK + ":" + ports.get(2);
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Properties node(String data, List<Integer> ports) {
    String listeners =
        "OPEN://%1$s:%2$d,PASSWORD://%1$s:%3$d,CERTIFICATE://%1$s:%4$d"
            .formatted(LOOPBACK, ports.get(0), ports.get(1), ports.get(2));
    String controller = LOOPBACK + ":" + ports.get(3);
    Properties p = new Properties();
    p.put("node.id", "1");
    p.put("process.roles", "broker,controller");
    p.put("controller.quorum.voters", "1@" + controller);
    p.put("listeners", listeners + ",CONTROLLER://" + controller);
    p.put("advertised.listeners", listeners);
    p.put(
        "listener.security.protocol.map",
        "OPEN:PLAINTEXT,PASSWORD:SASL_PLAINTEXT,CERTIFICATE:SSL,CONTROLLER:PLAINTEXT");
    p.put("controller.listener.names", "CONTROLLER");
    p.put("inter.broker.listener.name", "OPEN");
    p.put("log.dirs", data);
    p.put("auto.create.topics.enable", "false");
    for (String internal : List.of("offsets.topic", "transaction.state.log")) {
      p.put(internal + ".replication.factor", "1");
      p.put(internal + ".num.partitions", "1");
    }
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("log.cleaner.dedupe.buffer.size", "2000000");
    p.put("log.index.size.max.bytes", "1048576");
    return p;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void makeKeys(Path folder, String storePassword)
      throws IOException, InterruptedException {
    String store = folder.resolve("keys.p12").toString();
    keytool(
        storePassword,
        "-genkeypair",
        "-alias",
        "broker",
        "-keystore",
        store,
        "-keyalg",
        "EC",
        "-dname",
        "CN=broker",
        "-ext",
        "san=ip:" + LOOPBACK,
        "-validity",
        "30");
    keytool(
        storePassword,
        "-exportcert",
        "-alias",
        "broker",
        "-keystore",
        store,
        "-rfc",
        "-file",
        folder.resolve("certificate.pem").toString());
  }

  private static void keytool(String storePassword, String... arguments)
      throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        Stream.of(
                Stream.of(tool),
                Stream.of(arguments),
                Stream.of("-storetype", "PKCS12", "-storepass", storePassword))
            .flatMap(s -> s)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
