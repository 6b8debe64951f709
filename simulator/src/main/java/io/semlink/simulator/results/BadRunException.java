package io.semlink.simulator.results;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A run folder that cannot be read. The message is one line that names the file.
public final class BadRunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// Without a cause.
  ///
  /// @param message one line with the file's name and what is wrong
  public BadRunException(String message) {
    super(message);
  }

  /// With its cause.
  ///
  /// @param message one line with the file's name and what is wrong
  /// @param cause why
  public BadRunException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
