package io.semlink.actors.log;

import java.io.Serial;

/// A Kafka cluster that cannot be used as configured, or a broker inside the process that does not
/// start. The message names the address and what failed, and its last line begins with "Maybe". It
/// holds no secret, and neither does its cause, which for that reason is absent where client
/// properties are involved.
public final class BadKafkaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// Without a cause.
  ///
  /// @param problem one line with the address and what failed
  /// @param advice what the user may try, begins in lower case, printed after "Maybe "
  public BadKafkaException(String problem, String advice) {
    super(problem + System.lineSeparator() + "Maybe " + advice);
  }

  /// With its cause.
  ///
  /// @param problem one line with the address and what failed
  /// @param advice what the user may try, begins in lower case, printed after "Maybe "
  /// @param cause why
  public BadKafkaException(String problem, String advice, Throwable cause) {
    super(problem + System.lineSeparator() + "Maybe " + advice, cause);
  }
}
