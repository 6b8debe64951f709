package io.semlink.actors.study;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The log could not be written: no fault of the point that finds out, but the end of the study.
final class LogFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// @param reason one line
  LogFailedException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
