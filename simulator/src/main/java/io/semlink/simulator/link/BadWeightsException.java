package io.semlink.simulator.link;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A weights file that cannot be read or does not fit its network. The message names the file.
public final class BadWeightsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// Without a cause.
  ///
  /// @param message one line with the file's name and what is wrong
  public BadWeightsException(String message) {
    super(message);
  }

  /// With its cause.
  ///
  /// @param message one line with the file's name and what is wrong
  /// @param cause why
  public BadWeightsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
