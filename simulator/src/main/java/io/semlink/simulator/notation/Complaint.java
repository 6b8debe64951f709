package io.semlink.simulator.notation;

import org.jspecify.annotations.Nullable;

/// Makes the error of those who read a text: each kind of file has its own.
@FunctionalInterface
public interface Complaint {
  /// An error to throw.
  ///
  /// @param message one line with the place; perhaps a second one that begins "Maybe"
  /// @param cause what was thrown where it was found
  RuntimeException about(String message, @Nullable Throwable cause);
}
