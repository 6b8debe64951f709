package io.semlink.scenarios.cli;

import io.semlink.scenarios.language.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink new`: a scenario to start from.
@Command(
    name = "new",
    description = "Writes NAME.conf, a commented scenario that runs as it stands.",
    mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private static final String TEMPLATE = "new-scenario.conf";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  @Parameters(
      paramLabel = "NAME",
      description = "name of the study, also of its file; folders before it must exist")
  private Path name = Path.of("");

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  NewCommand() {}

  @Override
  public Integer call() throws IOException {
    String given = String.valueOf(name.getFileName());
    String study = given.endsWith(".conf") ? given.substring(0, given.length() - 5) : given;
    if (!study.matches(NAME)) {
      throw new ScenarioException(
          "NAME is \"%s\" but must be letters, digits, '.', '_' and '-'".formatted(study),
          "Maybe semlink new my-study");
    }
    Path file = name.resolveSibling(study + ".conf");
    try {
      Files.writeString(file, template().replace("NAME", study), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new ScenarioException("%s exists and is left as it is".formatted(file));
    }
    spec.commandLine().getOut().println("wrote %s; semlink run %s".formatted(file, file));
    return 0;
  }

  private static String template() throws IOException {
    try (InputStream in = NewCommand.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("this program has lost " + TEMPLATE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
