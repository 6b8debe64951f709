package io.semlink.scenarios.language;

import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.units.CodeRate;
import java.util.List;
import java.util.Map;

/// Reads the block `link.code`.
final class CodeReader {
  private static final String CODE = "link.code.";
  private static final CodeRate HALF = new CodeRate(1, 2);

  /// Keys of each family besides `family`; a key of another family would be passed over in silence.
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "nr-ldpc",
          List.of(
              "code-rate",
              "base-graph",
              "rate-matching",
              "lifting-size",
              "buffer-bits",
              "crc",
              "decoder",
              "precision",
              "normalisation",
              "offset",
              "iterations",
              "early-stop"),
          "ldpc",
          List.of(
              "matrix",
              "decoder",
              "precision",
              "normalisation",
              "offset",
              "iterations",
              "early-stop"),
          "none",
          List.of());

  private CodeReader() {}

  static CodeSettings read(Values values, ScenarioFile file) {
    String family = values.word(CODE + "family", "nr-ldpc", "ldpc", "none");
    requireKeysOf(values, family);
    try {
      return switch (family) {
        case "ldpc" ->
            new CodeSettings.Ldpc(
                Matrices.read(values, CODE + "matrix", file), LdpcDecoderReader.any(values));
        case "none" -> new CodeSettings.None();
        default -> nrLdpc(values);
      };
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          "link.code: %s (%s)".formatted(e.getMessage(), values.place("link.code")));
    }
  }

  private static void requireKeysOf(Values values, String family) {
    if (family.equals("none")) {
      // A study may hold a code for some schemes and switch it off on the command line.
      return;
    }
    List<String> own = KEYS.getOrDefault(family, List.of());
    KEYS.values().stream()
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .filter(key -> !own.contains(key) && values.has(CODE + key))
        .findFirst()
        .ifPresent(key -> {
          throw values.wrong(CODE + key, "means nothing with family = " + family);
        });
  }

  private static CodeSettings nrLdpc(Values values) {
    NrLdpcSettings ldpc =
        new NrLdpcSettings(
            baseGraph(values),
            LdpcDecoderReader.nr(values),
            (int)
                values.integer(
                    CODE + "buffer-bits",
                    NrLdpcSettings.FULL_BUFFER,
                    1,
                    NrLdpcSettings.FULL_BUFFER),
            values.word(CODE + "crc", "standard", "none").equals("standard"));
    CodeRate rate = rate(values, HALF);
    if (values.word(CODE + "rate-matching", "nr", "none").equals("nr")) {
      if (values.has(CODE + "lifting-size")) {
        throw values.wrong(
            CODE + "lifting-size", "follows from the block unless rate-matching = none");
      }
      return new CodeSettings.NrLdpc(ldpc, rate);
    }
    values.value(CODE + "lifting-size");
    int liftingSize = (int) values.integer(CODE + "lifting-size", 0, 2, 384);
    CodeSettings.CutLdpc cut = new CodeSettings.CutLdpc(ldpc, liftingSize, rate);
    cut.code();
    return cut;
  }

  private static CodeRate rate(Values values, CodeRate otherwise) {
    return values.has(CODE + "code-rate")
        ? values.parsed(CODE + "code-rate", CodeRate::parse)
        : otherwise;
  }

  private static BaseGraphChoice baseGraph(Values values) {
    return switch (values.word(CODE + "base-graph", "auto", "1", "2")) {
      case "1" -> BaseGraphChoice.BG1;
      case "2" -> BaseGraphChoice.BG2;
      default -> BaseGraphChoice.AUTO;
    };
  }
}
