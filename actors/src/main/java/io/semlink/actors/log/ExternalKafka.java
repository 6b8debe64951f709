package io.semlink.actors.log;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/// A Kafka cluster of somebody else: looked at before a run starts, so that what is wrong is said
/// at once and in one sentence.
public final class ExternalKafka {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private ExternalKafka() {}

  /// Checks that the cluster can be reached with these settings, that its topics keep what is
  /// promised of them, and creates those it lacks. Takes at most a few seconds, blocking.
  ///
  /// @throws BadKafkaException if it cannot be used; nothing was changed then, unless topics come
  ///   out otherwise than they were asked for
  public static void prepare(KafkaSettings settings) {
    look(
        settings,
        admin -> {
          requireKept(settings, FoundTopics.read(admin));
          ResultTopic.createAll(admin);
          requireKept(settings, FoundTopics.read(admin));
          return true;
        });
  }

  /// Checks that the cluster can be reached with these settings, to read from it. Topics that break
  /// what is promised of them can still be read: they may lack records.
  ///
  /// @return how they do, one line each; empty if they do not
  /// @throws BadKafkaException if it cannot be reached
  public static List<String> breaches(KafkaSettings settings) {
    return look(settings, admin -> FoundTopics.read(admin).breaches()).stream()
        .map(breach -> at(settings) + ": " + breach)
        .toList();
  }

  private static void requireKept(KafkaSettings settings, FoundTopics topics) {
    if (!topics.breaches().isEmpty()) {
      throw new BadKafkaException(
          at(settings) + ": " + topics.breachesInOneLine(), FoundTopics.ADVICE);
    }
  }

  private static <T> T look(KafkaSettings settings, KafkaSettings.Question<T> question) {
    connect(settings);
    Collection<Node> nodes = List.of();
    try (Admin admin = Admin.create(settings.admin(PATIENCE))) {
      nodes = admin.describeCluster().nodes().get();
      return question.of(admin);
    } catch (ExecutionException e) {
      throw explain(settings, nodes, e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw explain(settings, nodes, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadKafkaException(
          at(settings) + ": interrupted while it was looked at", "start again");
    }
  }

  /// Opens and closes a connection to each address until one works: a client's own time-out would
  /// not say what was wrong.
  private static void connect(KafkaSettings settings) {
    List<String> problems = new ArrayList<>();
    for (String server : settings.bootstrapServers().split(",", -1)) {
      String address = server.strip();
      int colon = address.lastIndexOf(':');
      String host = address.substring(0, colon).replace("[", "").replace("]", "");
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(address.substring(colon + 1));
        socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
        return;
      } catch (UnknownHostException e) {
        problems.add(address + ": no such host");
      } catch (IOException | IllegalArgumentException e) {
        problems.add(address + ": " + e.getMessage());
      }
    }
    throw new BadKafkaException(
        "Kafka cannot be reached (" + String.join("; ", problems) + ")",
        "the broker is not running or log.kafka names another host or port;"
            + " log.kafka = embedded and log.kafka = off need none");
  }

  private static BadKafkaException explain(
      KafkaSettings settings, Collection<Node> nodes, Throwable cause) {
    String message = settings.reason(cause);
    return switch (cause) {
      case AuthenticationException e ->
          new BadKafkaException(
              at(settings) + ": refused the login or its certificate: " + message,
              "the user, the password or the certificate under log.kafka-client is wrong");
      case AuthorizationException e ->
          new BadKafkaException(
              at(settings) + ": not allowed: " + message,
              "ask for the right to create and write topics called semlink.*, and to describe them"
                  + " and their configuration");
      case TimeoutException e when nodes.isEmpty() ->
          new BadKafkaException(
              at(settings) + ": something listens there but does not answer as Kafka does",
              "security.protocol under log.kafka-client is not the one it speaks: PLAINTEXT (the"
                  + " default), SSL, SASL_PLAINTEXT or SASL_SSL");
      case TimeoutException e ->
          new BadKafkaException(
              "%s: answers, but its brokers cannot be reached under the names it gives, %s"
                  .formatted(at(settings), nodes),
              "advertised.listeners of the broker holds names for another network");
      default ->
          new BadKafkaException(
              at(settings) + ": " + message,
              "a property under log.kafka-client is misspelt or has a bad value");
    };
  }

  private static String at(KafkaSettings settings) {
    return "Kafka at " + settings.bootstrapServers();
  }
}
