package io.semlink.scenarios.language;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.semlink.scenarios.language.Reads.KeyRead;
import io.semlink.simulator.units.EsN0;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The page of all keys, made by running the readers over small scenarios that reach every key,
/// once with a value and once without, and writing down what they expect.
final class KeysPage {
  private static final String HEAD =
      """
      # Keys of a scenario
      Made from the readers themselves; a test compares. `*` is a name of your choice, for channels the channel's name. An
      *axis* takes a list, a range `"first:step:last unit"` or `{ from, to, step }` in place of one value. Defaults stand
      where a key is left out; a dash means that there is none. docs/scenarios.md shows the language by examples.

      Two more stand at the top of a file: `extends = "NAME or PATH"` takes every key of another scenario that the file does
      not set itself (`key = null` takes one away), and `include "PATH"` pastes a file in.

      """;

  private final Map<String, List<KeyRead>> reads = new LinkedHashMap<>();

  private static List<ScenarioKeys.Key> keys() {
    return Stream.concat(KeyTable.ALL.stream(), KeyTable.CHANNELS.stream()).toList();
  }

  /// Runs the readers over a scenario.
  ///
  /// @param text HOCON
  /// @param folder what relative paths start from
  void read(String text, Path folder) {
    ScenarioFile file = new ScenarioFile(ConfigFactory.parseString(text).resolve(), folder);
    KnownKeys.require(file.config());
    if (TrainingStudy.isOne(file)) {
      TrainingStudy.read(file, this::note);
    } else {
      // A channel reads what hangs on the symbol rate when a point is planned.
      for (Scenario.Point point : Scenario.read(file, 2, this::note).points()) {
        LinkSettings link = point.link();
        link.channel().at(link.esN0() == null ? new EsN0(0) : link.esN0(), link.bandwidthHz());
      }
    }
  }

  private void note(String path, KeyRead read) {
    String pattern =
        keys().stream()
            .filter(key -> key.matches(path))
            .map(ScenarioKeys.Key::pattern)
            .findFirst()
            .orElse(path);
    reads.computeIfAbsent(pattern, _ -> new ArrayList<>()).add(read);
  }

  /// Keys of the table that no reader asked for.
  List<String> neverRead() {
    return keys().stream()
        .map(ScenarioKeys.Key::pattern)
        .filter(pattern -> !reads.containsKey(pattern))
        .toList();
  }

  /// Keys that a reader asked for and the table does not have, but for blocks.
  List<String> notInTheTable() {
    List<String> known = keys().stream().map(ScenarioKeys.Key::pattern).toList();
    return reads.keySet().stream().filter(pattern -> !known.contains(pattern)).toList();
  }

  /// The page.
  String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    String block = "";
    for (ScenarioKeys.Key key : keys()) {
      String own = block(key.pattern());
      if (!own.equals(block)) {
        page.append(block.isEmpty() ? "" : "\n")
            .append("## ")
            .append(own)
            .append(
                "\n| key | type | default | range | axis | meaning |\n|---|---|---|---|---|---|\n");
        block = own;
      }
      page.append(row(key));
    }
    return page.toString();
  }

  private static String block(String pattern) {
    if (pattern.startsWith("link.channel.")) {
      return "Parameters of a channel";
    }
    List<String> parts = ConfigUtil.splitPath(pattern);
    return parts.size() == 1 ? "The study" : "`%s`".formatted(parts.getFirst());
  }

  private String row(ScenarioKeys.Key key) {
    List<KeyRead> own = reads.getOrDefault(key.pattern(), List.of());
    return "| `%s` | %s | %s | %s | %s | %s |%n"
        .formatted(
            key.pattern().replace("\"", ""),
            joined(own, KeyRead::kind, " or "),
            joined(own, KeyRead::otherwise, " or "),
            joined(own, KeyRead::range, "; "),
            key.axis() ? "yes" : "",
            key.sentence())
        .replace("|  |", "| |");
  }

  private static String joined(
      List<KeyRead> reads, Function<KeyRead, @Nullable String> part, String between) {
    TreeSet<String> parts =
        reads.stream()
            .map(part)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    // What is both any text and something narrower is the narrower.
    if (parts.size() > 1) {
      parts.remove("text");
    }
    return parts.isEmpty() ? "-" : String.join(between, parts).replace("|", "\\|");
  }
}
