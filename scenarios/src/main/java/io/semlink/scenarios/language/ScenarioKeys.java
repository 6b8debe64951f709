package io.semlink.scenarios.language;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every key that a scenario may hold, `*` standing for a name that the user chooses. A key marked
/// as an axis may hold a list or a range instead of one value.
final class ScenarioKeys {
  private static final String STAR = "*";

  private ScenarioKeys() {}

  /// One key.
  ///
  /// @param pattern its full path, `"*"` in quotes for a name that the user chooses
  /// @param axis whether a list of values spans an axis of the study
  record Key(String pattern, boolean axis) {
    /// Whether a path, names for the stars filled in, is this key.
    boolean matches(String path) {
      return ScenarioKeys.matches(ConfigUtil.splitPath(pattern), ConfigUtil.splitPath(path));
    }
  }

  /// Whether parts of a path fit a pattern of equal length.
  static boolean matches(List<String> pattern, List<String> parts) {
    return pattern.size() == parts.size()
        && IntStream.range(0, parts.size())
            .allMatch(i -> pattern.get(i).equals(STAR) || pattern.get(i).equals(parts.get(i)));
  }

  /// Keys with one value each.
  private static final List<String> SCALARS =
      List.of(
          "study",
          "seed",
          "source.sensor",
          "source.resolution",
          "source.split",
          "source.frame-rate",
          "source.arrival",
          "source.day-night",
          "source.weather",
          "source.visibility",
          "source.thermal-crossover",
          "source.misalignment",
          "source.rotation",
          "source.camera-baseline",
          "source.motion-blur",
          "source.defocus",
          "source.distortion",
          "source.jpeg-quality",
          "source.path",
          "source.labels",
          "source.layout",
          "source.strict",
          "source.blocks-per-frame",
          "source.block-bits",
          "schemes.\"*\".scheme",
          "schemes.\"*\".weights",
          "schemes.\"*\".split",
          "schemes.\"*\".encoder",
          "schemes.\"*\".decoder",
          "schemes.\"*\".resolution",
          "schemes.\"*\".nested",
          "schemes.\"*\".concealment",
          "link.code.family",
          "link.code.base-graph",
          "link.code.lifting-size",
          "link.code.rate-matching",
          "link.code.buffer-bits",
          "link.code.crc",
          "link.code.control",
          "link.code.path-rule",
          "link.code.generators",
          "link.code.termination",
          "link.code.factor",
          "link.code.early-stop",
          "link.mcs.table",
          "link.mcs.selection",
          "link.mcs.target-bler",
          "link.mcs.margin",
          "link.mcs.delay",
          "link.harq.combining",
          "link.harq.feedback",
          "link.propagation-delay",
          "link.header-symbols",
          "sweep.grid",
          "stop.max-frames",
          "stop.block-errors",
          "stop.max-blocks",
          "stop.max-time",
          "device",
          "log.kafka",
          "log.kafka-client",
          "run.parallelism",
          "run.batch",
          "run.keep",
          "report.samples");

  /// Keys that may span an axis, in the order of a full grid: the first one varies slowest.
  private static final List<String> AXES =
      List.of(
          "schemes.\"*\".receive",
          "schemes.\"*\".modality",
          "link.bandwidth",
          "link.bits-per-pixel",
          "link.modulation",
          "link.demapper",
          "link.code.matrix",
          "link.code.decoder",
          "link.code.precision",
          "link.code.list-size",
          "link.code.constraint-length",
          "link.code.code-rate",
          "link.code.iterations",
          "link.code.normalisation",
          "link.code.offset",
          "link.mcs.index",
          "link.harq.rounds",
          "link.channel",
          "link.EsN0",
          "link.EbN0");

  /// All keys.
  static final List<Key> ALL =
      Stream.concat(
              Stream.concat(SCALARS.stream(), TrainingKeys.paths())
                  .map(path -> new Key(path, false)),
              AXES.stream().map(path -> new Key(path, true)))
          .toList();

  /// Axes in the order of a full grid.
  static List<Key> axes() {
    return ALL.stream().filter(Key::axis).toList();
  }

  /// Whether a path, or a parent of it whose content is free, is known.
  static boolean isKnown(String path) {
    return ALL.stream().anyMatch(key -> key.matches(path))
        || path.startsWith("log.kafka-client.")
        || path.startsWith("link.channel.");
  }

  /// The known path nearest to an unknown one.
  static Optional<String> nearest(String path) {
    return ALL.stream()
        .map(key -> fillStars(key.pattern(), path))
        .min(Comparator.comparingInt(known -> editDistance(known, path)))
        .filter(known -> editDistance(known, path) <= Math.max(3, path.length() / 3));
  }

  private static String fillStars(String pattern, String path) {
    List<String> names = ConfigUtil.splitPath(path);
    List<String> parts = new ArrayList<>(ConfigUtil.splitPath(pattern));
    for (int i = 0; i < parts.size() && i < names.size(); i++) {
      parts.set(i, parts.get(i).equals(STAR) ? names.get(i) : parts.get(i));
    }
    return ConfigUtil.joinPath(parts);
  }

  /// Levenshtein distance.
  private static int editDistance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
