package io.semlink.scenarios.cli;

import io.semlink.models.weights.ShippedWeights;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.notation.Excerpt;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models show`: the card of a scheme's weights, or what a weights file holds.
@Command(
    name = "show",
    description = {
      "Prints the card of a scheme's weights;",
      "of a weights file its metadata and tensors."
    },
    mixinStandardHelpOptions = true)
final class ModelsShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME|FILE", description = "name of a scheme, or a weights file")
  private String name = "";

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsShowCommand() {}

  @Override
  public Integer call() {
    return show(name, spec.commandLine().getOut());
  }

  static int show(String name, PrintWriter out) {
    Schemes schemes = Schemes.onClassPath();
    if (schemes.names().contains(name)) {
      ModelsCommand.open(schemes, name);
      out.print(ShippedWeights.card(name).orElse("%s has no card%n".formatted(name)));
    } else if (Files.isRegularFile(Path.of(name))) {
      show(Weights.read(Path.of(name)), out);
    } else {
      throw new ScenarioException(
          "\"%s\" is neither a scheme nor a file".formatted(name),
          "Maybe one of " + String.join(", ", schemes.names()));
    }
    out.flush();
    return 0;
  }

  private static void show(Weights weights, PrintWriter out) {
    var tensors = weights.contents().tensors();
    long values =
        tensors.values().stream().mapToLong(tensor -> TensorSource.numValues(tensor.shape())).sum();
    out.println(weights.source());
    out.println("sha256   " + weights.sha256());
    out.println(String.format(Locale.ROOT, "tensors  %d", tensors.size()));
    out.println(String.format(Locale.ROOT, "values   %,d", values));
    weights
        .contents()
        .metadata()
        .forEach((key, text) -> out.println(Excerpt.of(key) + " = " + text));
    tensors.forEach((tensorName, tensor) ->
        out.println(
            String.format(
                Locale.ROOT,
                "%-4s  %-20s  %s",
                tensor.type(),
                tensor.shape(),
                Excerpt.of(tensorName))));
  }
}
