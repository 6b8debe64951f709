package io.semlink.scenarios.cli;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.run.SemlinkVersion;
import io.semlink.scenarios.run.TemporaryFolder;
import io.semlink.simulator.notation.PlainNumber;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `semlink`.
@Command(
    name = "semlink",
    description = "Streaming simulator of a wireless link that carries meaning.",
    mixinStandardHelpOptions = true,
    versionProvider = Semlink.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ExplainCommand.class,
      NewCommand.class,
      ReportCommand.class,
      ReplayCommand.class,
      RestoreCommand.class,
      BrokerCommand.class,
      QueryCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ModelsCommand.class,
      VerifyCommand.class,
      DoctorCommand.class,
      BenchCommand.class,
      DataCommand.class,
    })
public final class Semlink implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /// For picocli.
  @SuppressWarnings("NullAway.Init")
  public Semlink() {}

  /// Version of the program.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"semlink " + SemlinkVersion.text()};
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /// Runs a command and ends the process with its exit code.
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    int exitCode =
        execute(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args);
    System.exit(exitCode);
  }

  /// Whatever a command does, a native library may want to be unpacked.
  private static int run(CommandLine.ParseResult parsed) {
    boolean helps =
        parsed.asCommandLineList().stream()
            .anyMatch(one -> one.isUsageHelpRequested() || one.isVersionHelpRequested());
    if (!helps) {
      try {
        TemporaryFolder.require();
      } catch (ScenarioException e) {
        throw new CommandLine.ExecutionException(
            parsed.commandSpec().commandLine(), "no temporary folder", e);
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /// An option's number, as a file would have it.
  private static double number(String text) {
    try {
      return PlainNumber.real(text);
    } catch (NumberFormatException e) {
      throw new CommandLine.TypeConversionException(e.getMessage());
    }
  }

  /// Runs a command.
  ///
  /// @param out takes results
  /// @param err takes everything that is meant for people
  /// @return exit code
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Semlink())
        .setOut(out)
        .setErr(err)
        .setExecutionStrategy(Semlink::run)
        .setExecutionExceptionHandler(new Failures())
        .registerConverter(double.class, Semlink::number)
        .registerConverter(Double.class, Semlink::number)
        .execute(args);
  }
}
