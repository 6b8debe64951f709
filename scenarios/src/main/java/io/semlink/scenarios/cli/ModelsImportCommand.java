package io.semlink.scenarios.cli;

import io.semlink.models.weights.NameMap;
import io.semlink.models.weights.TensorSource;
import io.semlink.models.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models import`: weights of another program, brought into the form of a network.
@Command(
    name = "import",
    description = {
      "Brings weights of another program (safetensors or npz) into the form of a network.",
      "Every tensor must find its place and every parameter its tensor."
    },
    mixinStandardHelpOptions = true)
final class ModelsImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "safetensors or npz")
  private Path file = Path.of("");

  @Option(
      names = "--network",
      required = true,
      paramLabel = "NAME",
      description = "network that they are for, as in promsc-tiny")
  private String network = "";

  @Option(
      names = "--map",
      paramLabel = "MAP",
      defaultValue = "identity",
      description =
          "file with lines THEIRS = OURS, or identity, torchvision-resnet, torchvision-resnet-rgb, "
              + "torchvision-resnet-thermal (default: ${DEFAULT-VALUE})")
  private String map = "";

  @Option(
      names = "--rest",
      paramLabel = "REST",
      description =
          "where parameters come from that the map leaves out: shipped, initial, or a weights file "
              + "of the network (default: there must be none)")
  private String rest = "";

  @Mixin private WeightsOutput output = new WeightsOutput();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsImportCommand() {}

  @Override
  public Integer call() throws IOException {
    output.requireKnownEnding(spec.commandLine());
    NetworkForm form = NetworkForm.of(network);
    NameMap names = names();
    Weights source = Weights.read(file);
    SequencedMap<String, TensorSource> tensors = form.importer().map(source, names, rest(form));
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("network", network);
    metadata.put("imported_from", String.valueOf(file.getFileName()));
    metadata.put("imported_sha256", source.sha256());
    metadata.put("map", String.valueOf(Path.of(names.name()).getFileName()));
    output.write(spec.commandLine().getOut(), metadata, tensors);
    return 0;
  }

  private NameMap names() {
    NameMap builtIn = NameMap.BUILT_IN.get(map);
    if (builtIn != null) {
      return builtIn;
    }
    if (!Files.exists(Path.of(map))) {
      throw new ParameterException(
          spec.commandLine(),
          "--map is \"%s\" but must be a file or one of %s"
              .formatted(map, String.join(", ", NameMap.BUILT_IN.keySet())));
    }
    return NameMap.read(Path.of(map));
  }

  private Map<String, ? extends TensorSource> rest(NetworkForm form) {
    return switch (rest) {
      case "" -> Map.of();
      case "shipped" -> form.fitting(form.shipped());
      case "initial" -> form.initial();
      default -> form.fitting(Weights.read(Path.of(rest)));
    };
  }
}
