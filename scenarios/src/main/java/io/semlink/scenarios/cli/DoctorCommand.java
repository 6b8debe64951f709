package io.semlink.scenarios.cli;

import io.semlink.models.zoo.Devices;
import io.semlink.simulator.kernels.Kernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `semlink doctor`: what this machine has.
@Command(
    name = "doctor",
    description = "Says what this machine has: JDK, memory, native library, devices, Kafka, disk.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final double GIBI = 1L << 30;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DoctorCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Runtime runtime = Runtime.getRuntime();
    line(out, "JDK", Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")");
    line(out, "processors", Integer.toString(runtime.availableProcessors()));
    line(out, "kernels", kernels());
    line(out, "memory", gibi(runtime.maxMemory()) + " for this process");
    FileStore disk = Files.getFileStore(Path.of("").toAbsolutePath());
    line(out, "disk", gibi(disk.getUsableSpace()) + " free here");
    boolean torch = checkTorch(out);
    boolean kafka = checkKafka(out);
    return torch && kafka ? 0 : 1;
  }

  private static String kernels() {
    try {
      Kernels.awaitVector();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Kernels.provider();
  }

  private static boolean checkTorch(PrintWriter out) {
    try {
      Devices devices = new Devices();
      line(out, "PyTorch", devices.engine());
      line(out, "devices", devices.resolve("auto") + " for device = auto");
      return true;
    } catch (RuntimeException | LinkageError e) {
      line(out, "PyTorch", "does not start: " + e.getMessage());
      return false;
    }
  }

  private static boolean checkKafka(PrintWriter out) {
    try (var broker = io.semlink.actors.log.EmbeddedBroker.startTemporary()) {
      line(out, "Kafka", "embedded broker starts (at " + broker.bootstrapServers() + ")");
      return true;
    } catch (RuntimeException e) {
      line(out, "Kafka", "embedded broker does not start: " + e.getMessage());
      return false;
    }
  }

  private static void line(PrintWriter out, String name, String value) {
    out.println(String.format(Locale.ROOT, "%-11s %s", name, value));
  }

  private static String gibi(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBI);
  }
}
