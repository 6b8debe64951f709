package io.semlink.scenarios.run;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Java program in a process of its own, with the Java, the flags and the class path of this one.
public final class JavaProcess {
  /// The command line of this program.
  public static final String SEMLINK = "io.semlink.scenarios.cli.Semlink";

  private JavaProcess() {}

  /// Starts a program.
  ///
  /// @param mainClass its main class
  /// @param output file that what it prints is appended to
  /// @param arguments of its command line
  public static Process start(String mainClass, Path output, List<String> arguments)
      throws IOException {
    return start(mainClass, output, arguments, List.of());
  }

  /// Starts a program with flags of its own.
  ///
  /// @param mainClass its main class
  /// @param output file that what it prints is appended to
  /// @param arguments of its command line
  /// @param flags of its virtual machine, which win over those of this one
  public static Process start(
      String mainClass, Path output, List<String> arguments, List<String> flags)
      throws IOException {
    return start(mainClass, output, arguments, flags, Map.of());
  }

  /// Starts a program in an environment of its own.
  ///
  /// @param mainClass its main class
  /// @param output file that what it prints is appended to
  /// @param arguments of its command line
  /// @param flags of its virtual machine, which win over those of this one
  /// @param environment variables that it has besides those of this process
  public static Process start(
      String mainClass,
      Path output,
      List<String> arguments,
      List<String> flags,
      Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(JavaProcess::isInherited)
        .forEach(command::add);
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    File file = output.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// Agents and caches belong to one process.
  private static boolean isInherited(String flag) {
    return flag.startsWith("--add-modules")
        || flag.startsWith("--enable-native-access")
        || flag.startsWith("--sun-misc-unsafe-memory-access")
        || flag.startsWith("-Xmx");
  }
}
