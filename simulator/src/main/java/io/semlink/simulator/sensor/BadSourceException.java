package io.semlink.simulator.sensor;

import org.jspecify.annotations.Nullable;

/// A source of frames cannot be used. The message is one line with the file's name and what is
/// wrong; where there is something to try, a second line begins with "Maybe".
public final class BadSourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message what is wrong, with the file's name
  public BadSourceException(String message) {
    super(message);
  }

  /// @param message what is wrong, with the file's name
  /// @param cause what was thrown where it was found
  public BadSourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
