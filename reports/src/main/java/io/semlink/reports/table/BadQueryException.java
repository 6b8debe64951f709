package io.semlink.reports.table;

import java.io.Serial;

/// A query that cannot be answered. The message is one line.
public final class BadQueryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// Without its cause, whose message is in the other's lines already.
  ///
  /// @param message one line
  public BadQueryException(String message) {
    super(message);
  }
}
