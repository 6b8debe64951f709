package io.semlink.scenarios.verify;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line in a process of its own, with the Java, the flags and the class path of this
/// one, so that it can be killed.
final class SemlinkProcess {
  private static final String MAIN = "io.semlink.scenarios.cli.Semlink";

  private SemlinkProcess() {}

  /// Starts a command.
  ///
  /// @param output file that takes what it prints
  /// @param arguments of the command line
  static Process start(Path output, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(SemlinkProcess::isInherited)
        .forEach(command::add);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN);
    command.addAll(arguments);
    File file = output.toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
        .start();
  }

  /// Agents and caches belong to one process.
  private static boolean isInherited(String flag) {
    return flag.startsWith("--add-modules")
        || flag.startsWith("--enable-native-access")
        || flag.startsWith("--sun-misc-unsafe-memory-access")
        || flag.startsWith("-Xmx");
  }
}
