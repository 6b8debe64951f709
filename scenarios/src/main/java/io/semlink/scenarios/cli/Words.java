package io.semlink.scenarios.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Options' values as words of a command line.
final class Words {
  private static final Pattern PLAIN = Pattern.compile("[\\w./+@:,=-]+");

  private Words() {}

  /// A path as it is typed into a shell, in single quotes where it needs them.
  static String quoted(Path path) {
    String text = path.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /// The value of a word.
  ///
  /// @param command for the error
  /// @param option name of the option, for the error
  /// @param word what was given
  /// @param values what may be given
  /// @param name the word of a value
  /// @throws ParameterException if the word is none of them
  static <T> T of(
      CommandLine command, String option, String word, List<T> values, Function<T, String> name) {
    return values.stream()
        .filter(value -> name.apply(value).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                command,
                "%s is \"%s\" but must be %s"
                    .formatted(
                        option, word, String.join(" or ", values.stream().map(name).toList()))));
  }
}
