package io.semlink.simulator.channel;

import org.jspecify.annotations.Nullable;

/// A channel trace cannot be used. The message is one line with the file's name, the line's number,
/// the value and its bound, as far as there are any.
public final class BadTraceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// @param message what is wrong, with the file's name
  /// @param cause what was thrown where it was found
  public BadTraceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
