package io.semlink.scenarios.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Options whose value is one of some words.
final class Words {
  private Words() {}

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
