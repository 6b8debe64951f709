package io.semlink.scenarios.language;

import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.EarlyStop;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.units.CodeRate;

/// Reads the block `link.code`.
final class CodeReader {
  private static final int DEFAULT_ITERATIONS = 20;
  private static final double DEFAULT_NORMALISATION = 0.75;

  private CodeReader() {}

  static CodeSettings read(Values values) {
    if (values.word("link.code.family", "nr-ldpc", "none").equals("none")) {
      return new CodeSettings.None();
    }
    values.word("link.code.decoder", "layered-nms");
    NrLdpcSettings ldpc = new NrLdpcSettings(baseGraph(values), decoder(values));
    CodeRate rate =
        values.has("link.code.code-rate")
            ? values.parsed("link.code.code-rate", CodeRate::parse)
            : new CodeRate(1, 2);
    if (values.word("link.code.rate-matching", "nr", "none").equals("nr")) {
      if (values.has("link.code.lifting-size")) {
        throw values.wrong(
            "link.code.lifting-size", "follows from the block unless rate-matching = none");
      }
      return new CodeSettings.NrLdpc(ldpc, rate);
    }
    return cut(values, ldpc, rate);
  }

  private static CodeSettings.CutLdpc cut(Values values, NrLdpcSettings ldpc, CodeRate rate) {
    values.value("link.code.lifting-size");
    int liftingSize = (int) values.integer("link.code.lifting-size", 0, 2, 384);
    try {
      CodeSettings.CutLdpc cut = new CodeSettings.CutLdpc(ldpc, liftingSize, rate);
      cut.code();
      return cut;
    } catch (IllegalArgumentException e) {
      throw new ScenarioException(
          "link.code: %s (%s)".formatted(e.getMessage(), values.place("link.code")));
    }
  }

  private static BaseGraphChoice baseGraph(Values values) {
    return switch (values.word("link.code.base-graph", "auto", "1", "2")) {
      case "1" -> BaseGraphChoice.BG1;
      case "2" -> BaseGraphChoice.BG2;
      default -> BaseGraphChoice.AUTO;
    };
  }

  private static DecoderSettings decoder(Values values) {
    return DecoderSettings.layeredNormalised(
        (int) values.integer("link.code.iterations", DEFAULT_ITERATIONS, 1, 1000),
        values.number("link.code.normalisation", DEFAULT_NORMALISATION, 0.01, 1),
        values.choice("link.code.early-stop", EarlyStop.class, EarlyStop.SYNDROME));
  }
}
