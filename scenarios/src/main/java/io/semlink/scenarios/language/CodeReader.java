package io.semlink.scenarios.language;

import io.semlink.simulator.coding.convolutional.ConvolutionalCode;
import io.semlink.simulator.coding.convolutional.ConvolutionalSettings;
import io.semlink.simulator.coding.convolutional.Termination;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.coding.polar.ControlInformation;
import io.semlink.simulator.coding.polar.PathRule;
import io.semlink.simulator.coding.polar.PolarSettings;
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
          "polar",
          List.of("code-rate", "list-size", "path-rule", "control"),
          "convolutional",
          List.of("code-rate", "constraint-length", "generators", "termination", "crc"),
          "repetition",
          List.of("factor"),
          "none",
          List.of());

  private CodeReader() {}

  static CodeSettings read(Values values, ScenarioFile file) {
    String family =
        values.word(
            CODE + "family", "nr-ldpc", "ldpc", "polar", "convolutional", "repetition", "none");
    requireKeysOf(values, family);
    try {
      return switch (family) {
        case "ldpc" ->
            new CodeSettings.Ldpc(
                Matrices.read(values, CODE + "matrix", file), LdpcDecoderReader.any(values));
        case "polar" -> new CodeSettings.Polar(polar(values), rate(values, HALF));
        case "convolutional" ->
            new CodeSettings.Convolutional(convolutional(values), rate(values, HALF));
        case "repetition" ->
            new CodeSettings.Repetition((int) values.integer(CODE + "factor", 2, 1, 1_000_000));
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

  private static PolarSettings polar(Values values) {
    return PolarSettings.of(
        values.choice(
            CODE + "control",
            List.of(ControlInformation.values()),
            ControlInformation::keyword,
            ControlInformation.UPLINK),
        (int) values.integer(CODE + "list-size", 8, 1, 32),
        values.choice(
            CODE + "path-rule", List.of(PathRule.values()), PathRule::keyword, PathRule.MIN_SUM));
  }

  /// K = 7 and 8 have generators of their own; any other constraint length names them in octal.
  private static ConvolutionalSettings convolutional(Values values) {
    int length = (int) values.integer(CODE + "constraint-length", 7, 3, 9);
    ConvolutionalCode code;
    if (values.has(CODE + "generators")) {
      String[] generators = values.text(CODE + "generators").strip().split("[, ]+", -1);
      code = ConvolutionalCode.ofOctal(length, generators);
    } else if (length == 7 || length == 8) {
      code = length == 7 ? ConvolutionalCode.IEEE_802_11 : ConvolutionalCode.K8;
    } else {
      throw new ScenarioException(
          "link.code.generators is missing: only constraint lengths 7 and 8 have them by default",
          "Maybe link.code.generators = \"7, 5\" (octal)");
    }
    Crc crc =
        switch (values.word(CODE + "crc", "none", "crc6", "crc11", "crc16", "crc24a")) {
          case "crc6" -> Crc.CRC6;
          case "crc11" -> Crc.CRC11;
          case "crc16" -> Crc.CRC16;
          case "crc24a" -> Crc.CRC24A;
          default -> null;
        };
    return new ConvolutionalSettings(
        code,
        values.choice(
            CODE + "termination",
            List.of(Termination.values()),
            Termination::keyword,
            Termination.TERMINATED),
        crc);
  }

  private static CodeRate rate(Values values, CodeRate otherwise) {
    return values.parsed(CODE + "code-rate", CodeRate::parse, otherwise);
  }

  private static BaseGraphChoice baseGraph(Values values) {
    return switch (values.word(CODE + "base-graph", "auto", "1", "2")) {
      case "1" -> BaseGraphChoice.BG1;
      case "2" -> BaseGraphChoice.BG2;
      default -> BaseGraphChoice.AUTO;
    };
  }
}
