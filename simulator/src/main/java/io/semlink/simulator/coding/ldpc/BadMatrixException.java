package io.semlink.simulator.coding.ldpc;

import org.jspecify.annotations.Nullable;

/// A file holds no usable parity-check matrix. The message is one line with the file's name and,
/// where there is one, the line, the value found and its bound.
public final class BadMatrixException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message what is wrong, with the file's name
  public BadMatrixException(String message) {
    super(message);
  }

  /// @param message what is wrong, with the file's name
  /// @param cause what was thrown where it was found
  public BadMatrixException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
