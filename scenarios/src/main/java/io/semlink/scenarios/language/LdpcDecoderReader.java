package io.semlink.scenarios.language;

import io.semlink.simulator.coding.ldpc.CheckRule;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.EarlyStop;
import io.semlink.simulator.coding.ldpc.Precision;
import io.semlink.simulator.coding.ldpc.Schedule;
import java.util.List;

/// Reads how an LDPC code is decoded: `decoder = layered-oms | layered-nms | layered-ms |
/// layered-spa | flooding-...` with its parameters.
final class LdpcDecoderReader {
  private static final String DECODER = "link.code.decoder";
  private static final List<String> DECODERS =
      List.of(
          "layered-oms",
          "layered-nms",
          "layered-ms",
          "layered-spa",
          "flooding-oms",
          "flooding-nms",
          "flooding-ms",
          "flooding-spa");
  private static final String NORMALISATION = "link.code.normalisation";
  private static final String OFFSET = "link.code.offset";
  private static final String PRECISION = "link.code.precision";
  private static final int DEFAULT_ITERATIONS = 20;
  private static final double DEFAULT_NORMALISATION = 0.75;
  private static final double DEFAULT_OFFSET = 0.5;

  private LdpcDecoderReader() {}

  /// Reads the decoder of an NR LDPC code, 8-bit offset min-sum unless said.
  static DecoderSettings nr(Values values) {
    return read(values, "layered-oms", true);
  }

  /// Reads the decoder of any other LDPC code, floating-point normalised min-sum unless said.
  static DecoderSettings any(Values values) {
    return read(values, "layered-nms", false);
  }

  private static DecoderSettings read(Values values, String otherwise, boolean lifted) {
    String decoder = values.choice(DECODER, DECODERS, word -> word, otherwise);
    Schedule schedule = decoder.startsWith("layered") ? Schedule.LAYERED : Schedule.FLOODING;
    CheckRule rule = rule(values, decoder.substring(decoder.indexOf('-') + 1));
    boolean fitsInt8 =
        lifted && schedule == Schedule.LAYERED && rule instanceof CheckRule.OffsetMinSum;
    return new DecoderSettings(
        schedule,
        rule,
        precision(values, fitsInt8),
        (int) values.integer("link.code.iterations", DEFAULT_ITERATIONS, 1, 1000),
        values.choice("link.code.early-stop", EarlyStop.class, EarlyStop.SYNDROME));
  }

  private static CheckRule rule(Values values, String rule) {
    refuse(values, NORMALISATION, rule.equals("nms"), "belongs to nms");
    refuse(values, OFFSET, rule.equals("oms"), "belongs to oms");
    return switch (rule) {
      case "spa" -> new CheckRule.SumProduct();
      case "ms" -> new CheckRule.NormalisedMinSum(1);
      case "nms" ->
          new CheckRule.NormalisedMinSum(
              values.number(NORMALISATION, DEFAULT_NORMALISATION, 0.01, 1));
      default -> new CheckRule.OffsetMinSum(values.number(OFFSET, DEFAULT_OFFSET, 0, 7.5));
    };
  }

  private static Precision precision(Values values, boolean fitsInt8) {
    Precision precision =
        values.choice(PRECISION, Precision.class, fitsInt8 ? Precision.INT8 : Precision.FLOAT);
    if (precision == Precision.INT8 && !fitsInt8) {
      throw values.wrong(PRECISION, "is made for family = nr-ldpc with decoder = layered-oms");
    }
    return precision;
  }

  /// A parameter of another decoder would be passed over in silence.
  private static void refuse(Values values, String key, boolean allowed, String why) {
    if (values.has(key) && !allowed) {
      throw values.wrong(key, why + ", but decoder = " + values.text(DECODER, "another"));
    }
  }
}
