package io.semlink.scenarios.cli;

import java.io.Console;

/// What is known of the terminal.
final class Terminal {
  private static final int DEFAULT_WIDTH = 80;
  private static final int FILE_WIDTH = 1000;

  private Terminal() {}

  /// Whether somebody watches standard input and output.
  // JDK 25 gives null again where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// Whether somebody watches standard error, which a redirected table does not change; the launcher
  /// knows.
  static boolean showsProgress() {
    return "true".equals(System.getenv("SEMLINK_PROGRESS")) || isInteractive();
  }

  /// Characters a line may have: the terminal's width, as the launcher passes it in COLUMNS;
  /// unbounded in a file.
  static int width() {
    if (!isInteractive()) {
      return FILE_WIDTH;
    }
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9][0-9]{0,4}")
        ? Integer.parseInt(columns)
        : DEFAULT_WIDTH;
  }
}
