package io.semlink.scenarios.cli;

import io.semlink.models.torchscript.TorchScriptFiles;
import io.semlink.models.torchscript.TorchScriptScheme;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say where the user's own encoder and decoder are.
final class TorchScriptOptions {
  @Option(
      names = "--encoder",
      paramLabel = "FILE",
      description = "of the scheme torchscript: images to bits")
  private @Nullable Path encoder;

  @Option(
      names = "--decoder",
      paramLabel = "FILE",
      description = "of the scheme torchscript: soft bits to classes")
  private @Nullable Path decoder;

  @Option(
      names = "--resolution",
      paramLabel = "HEIGHTxWIDTH",
      description = "of the scheme torchscript")
  private @Nullable String resolution;

  @Option(
      names = "--nested",
      description = "of the scheme torchscript: its first bits are a code of their own")
  private boolean nested;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TorchScriptOptions() {}

  /// The files of a scheme; null for a scheme of this program.
  ///
  /// @param scheme name of the scheme
  /// @throws ParameterException if an option is missing, malformed or means nothing
  @Nullable TorchScriptFiles files(String scheme) {
    boolean given = encoder != null || decoder != null || resolution != null || nested;
    if (!scheme.equals(TorchScriptScheme.NAME)) {
      if (given) {
        throw bad(
            "--encoder, --decoder, --resolution and --nested mean nothing with the scheme "
                + scheme);
      }
      return null;
    }
    if (encoder == null || decoder == null || resolution == null) {
      throw bad("the scheme torchscript needs --encoder, --decoder and --resolution");
    }
    try {
      return new TorchScriptFiles(encoder, decoder, Resolution.parse(resolution), nested);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--resolution: " + e.getMessage(), e);
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
