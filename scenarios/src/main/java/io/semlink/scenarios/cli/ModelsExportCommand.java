package io.semlink.scenarios.cli;

import io.semlink.models.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models export`: weights for another program, under the names that PyTorch would give.
@Command(
    name = "export",
    description = "Writes the weights of a network for another program, with PyTorch's names.",
    mixinStandardHelpOptions = true)
final class ModelsExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "name of a network, as in promsc-tiny")
  private String name = "";

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "weights of that network (default: those that come with it)")
  private @Nullable Path weights;

  @Mixin private WeightsOutput output = new WeightsOutput();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsExportCommand() {}

  @Override
  public Integer call() throws IOException {
    output.requireKnownEnding(spec.commandLine());
    NetworkForm form = NetworkForm.of(name);
    Weights source = weights == null ? form.shipped() : Weights.read(weights);
    output.write(spec.commandLine().getOut(), source.contents().metadata(), form.fitting(source));
    return 0;
  }
}
