package io.semlink.models.weights;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of a {@link NameMap}.
///
/// @param theirs left side
/// @param mean whether the mean over the second dimension is taken
/// @param ours right side; "-" leaves the tensor out
record NameRule(String theirs, boolean mean, String ours) {
  /// @throws IllegalArgumentException if the right side has more stars than the left one
  NameRule {
    if (stars(ours) > stars(theirs)) {
      throw new IllegalArgumentException(
          "\"%s\" has more stars than \"%s\"".formatted(ours, theirs));
    }
  }

  private static long stars(String pattern) {
    return pattern.chars().filter(c -> c == '*').count();
  }

  Matcher matcher(String theirName) {
    String regex =
        Stream.of(theirs.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("(.*?)"));
    return Pattern.compile(regex, Pattern.DOTALL).matcher(theirName);
  }

  /// Our name for one of theirs that fits.
  String ours(Matcher matcher) {
    StringBuilder name = new StringBuilder();
    int group = 1;
    for (int i = 0; i < ours.length(); i++) {
      if (ours.charAt(i) == '*') {
        name.append(matcher.group(group++));
      } else {
        name.append(ours.charAt(i));
      }
    }
    return name.toString();
  }
}
