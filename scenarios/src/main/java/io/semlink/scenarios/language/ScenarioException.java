package io.semlink.scenarios.language;

import java.io.Serial;

/// A scenario that cannot be run. The message is one line with name, value, bound and place, and
/// perhaps a second one that begins "Maybe".
public final class ScenarioException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /// An error without advice.
  ///
  /// @param message one line
  public ScenarioException(String message) {
    super(message);
  }

  /// An error with advice.
  ///
  /// @param message one line
  /// @param advice what to try, begins "Maybe"
  public ScenarioException(String message, String advice) {
    super(message + System.lineSeparator() + advice);
  }
}
