package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;

/// Breaks scenarios, each in a way of which can be said beforehand that it breaks them. Which place
/// is broken is drawn by key.
final class Mutations {
  private static final Pattern QUANTITY = Pattern.compile("([-+0-9.]+)\\s*([A-Za-z]+)");

  /// Scenarios that are right, by name.
  static final Map<String, String> BASES = bases();

  private Mutations() {}

  /// A broken scenario.
  ///
  /// @param kind what was done
  /// @param names keys or words of which an error should name one, unless it names the file
  /// @param text `SELF` stands for the file's own name
  record Broken(String kind, List<String> names, String text) {}

  private static Map<String, String> bases() {
    Map<String, String> bases = new LinkedHashMap<>();
    for (String name : List.of("first-light", "link-alone")) {
      bases.put(name, withoutComments(read(Path.of("library", name + ".conf"))));
    }
    bases.put(
        "everything",
        withoutComments(
            read(Path.of("src/test/resources/io/semlink/scenarios/cli/everything.conf"))));
    return bases;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutComments(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("\\s*#.*", ""))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// All of them, in a fixed order.
  static List<Broken> all() {
    List<Broken> all = new ArrayList<>();
    int index = 0;
    for (Map.Entry<String, String> base : BASES.entrySet()) {
      UniformRandomProvider random = StreamKey.of(6, Purpose.RANDOM_BITS, index++).generator();
      Config config = ConfigFactory.parseString(base.getValue());
      dropped(base.getValue(), random, all);
      misspelt(config, random, all);
      units(config, random, all);
      types(config, random, all);
      substitutions(config, random, all);
      all.addAll(BrokenValues.of(base.getKey(), base.getValue()));
    }
    return all;
  }

  /// A brace or a quote too few: neither is legal HOCON.
  private static void dropped(String text, UniformRandomProvider random, List<Broken> all) {
    for (String mark : List.of("{", "}", "\"", "[", "]")) {
      List<Integer> places = new ArrayList<>();
      for (int i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + 1)) {
        places.add(i);
      }
      for (int n = 0; n < 3 && !places.isEmpty(); n++) {
        int place = places.remove(random.nextInt(places.size()));
        String broken = text.substring(0, place) + text.substring(place + 1);
        long marks = count(broken, mark);
        boolean odd =
            switch (mark) {
              case "\"" -> marks % 2 == 1;
              case "{", "}" -> count(broken, "{") != count(broken, "}");
              default -> count(broken, "[") != count(broken, "]");
            };
        assertThat(odd).as("a lost %s".formatted(mark)).isTrue();
        all.add(new Broken("a lost " + mark, List.of(), broken));
      }
    }
  }

  private static long count(String text, String mark) {
    return Pattern.compile(Pattern.quote(mark)).matcher(text).results().count();
  }

  private static List<String> leaves(Config config) {
    return config.entrySet().stream().map(Map.Entry::getKey).sorted().toList();
  }

  private static String render(Config config) {
    return config.root().render(ConfigRenderOptions.concise().setFormatted(true).setJson(false));
  }

  /// A key with a letter twice: no key of the language has `qq`.
  private static void misspelt(Config config, UniformRandomProvider random, List<Broken> all) {
    assertThat(read(Path.of("../docs/scenario-keys.md"))).contains("`seed`").doesNotContain("qq");
    for (String path : leaves(config)) {
      if (path.startsWith("log.kafka-client")) {
        continue;
      }
      List<String> parts = new ArrayList<>(ConfigUtil.splitPath(path));
      String name = parts.getLast();
      int place = random.nextInt(name.length() + 1);
      parts.set(parts.size() - 1, name.substring(0, place) + "qq" + name.substring(place));
      String wrong = ConfigUtil.joinPath(parts);
      Config broken = config.withoutPath(path).withValue(wrong, config.getValue(path));
      all.add(new Broken("a misspelt key", List.of(wrong, parts.getLast()), render(broken)));
    }
  }

  /// A unit that no quantity has, and none at all.
  private static void units(Config config, UniformRandomProvider random, List<Broken> all) {
    for (String path : leaves(config)) {
      ConfigValue value = config.getValue(path);
      if (value.valueType() != ConfigValueType.STRING || path.equals("study")) {
        continue;
      }
      Matcher quantity = QUANTITY.matcher(value.unwrapped().toString());
      if (!quantity.matches()) {
        continue;
      }
      String unit = List.of("parsec", "dBx", "furlong").get(random.nextInt(3));
      for (String wrong : List.of(quantity.group(1) + " " + unit, quantity.group(1))) {
        all.add(
            new Broken(
                "a wrong unit",
                List.of(path),
                render(config.withValue(path, ConfigValueFactory.fromAnyRef(wrong)))));
      }
    }
  }

  /// A block, or a list in a list, where one value must be.
  private static void types(Config config, UniformRandomProvider random, List<Broken> all) {
    for (String path : leaves(config)) {
      if (path.startsWith("log.kafka-client")) {
        continue;
      }
      Object wrong = random.nextBoolean() ? Map.of("qq", 1) : List.of(List.of(1, 2));
      all.add(
          new Broken(
              "a wrong type",
              List.of(path),
              render(config.withValue(path, ConfigValueFactory.fromAnyRef(wrong)))));
    }
  }

  /// A reference to what is not there.
  private static void substitutions(Config config, UniformRandomProvider random, List<Broken> all) {
    List<String> paths = leaves(config);
    for (int n = 0; n < 4; n++) {
      String path = paths.get(random.nextInt(paths.size()));
      all.add(
          new Broken(
              "a reference to nothing",
              List.of("nowhere"),
              render(config.withoutPath(path)) + "\n" + path + " = ${nowhere." + n + "}\n"));
    }
  }

  /// A text with lines after it.
  static Broken with(String kind, String name, String base, String... lines) {
    return new Broken(kind, List.of(name), base + String.join("\n", lines) + "\n");
  }
}
