package io.semlink.actors.log;

import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// A cluster takes no more of a run, and trying again would change nothing: another process has
/// taken over, a right was withdrawn, a record is too large, the topics are not what they were.
public final class DeliveryEndedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String advice;

  /// @param reason one line, without secrets
  /// @param advice what the user may try, begins in lower case, printed after "Maybe "
  DeliveryEndedException(String reason, String advice) {
    super(reason);
    this.advice = advice;
  }

  /// What the user may try, begins in lower case, to be printed after "Maybe ".
  public String advice() {
    return advice;
  }

  /// What a failure of a Kafka client means, wherever in its causes it is said: a client that has
  /// failed once wraps its reason into the next failures. (`InvalidConfigurationException` is the
  /// family of refused rights, logins, topics, records and versions.)
  ///
  /// @return null where trying again may help
  static @Nullable DeliveryEndedException of(
      Throwable failure, String runId, KafkaSettings settings) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ProducerFencedException _, InvalidProducerEpochException _ -> {
          return new DeliveryEndedException(
              "another process delivers run %s to Kafka".formatted(runId),
              "the run goes on twice, or a program has taken its transactional id, semlink-"
                  + runId);
        }
        case RecordTooLargeException _ -> {
          return new DeliveryEndedException(
              "a record is too large for Kafka: " + settings.reason(cause),
              "max.message.bytes of the topics or max.request.size under log.kafka-client is too"
                  + " small");
        }
        case InvalidConfigurationException _, PolicyViolationException _ -> {
          return new DeliveryEndedException(
              "Kafka refuses what it is sent: " + settings.reason(cause),
              "the rights or the login of this user, or settings of the cluster, were changed");
        }
        case ConfigException _ -> {
          return new DeliveryEndedException(
              "Kafka's client cannot be made: " + settings.reason(cause),
              "a property under log.kafka-client is misspelt or has a bad value");
        }
        default -> {}
      }
    }
    return null;
  }
}
