package io.semlink.scenarios.plan;

import io.semlink.simulator.coding.ldpc.CheckRule;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.link.CodeSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A channel code in the words of records.
///
/// @param name family and what singles out the code
/// @param decoder decoder with its parameters; absent without a code
/// @param iterationsMax most iterations; absent without a code
record CodeText(String name, @Nullable String decoder, @Nullable Integer iterationsMax) {

  static CodeText of(CodeSettings code) {
    return switch (code) {
      case CodeSettings.None none -> new CodeText("none", null, null);
      case CodeSettings.NrLdpc nr -> of("nr-ldpc base-graph=" + graph(nr.ldpc()), nr.ldpc());
      case CodeSettings.CutLdpc cut ->
          of(
              "nr-ldpc base-graph=%s lifting-size=%d rate-matching=none"
                  .formatted(graph(cut.ldpc()), cut.liftingSize()),
              cut.ldpc());
      case CodeSettings.Ldpc any ->
          new CodeText(
              "ldpc n=%d k=%d".formatted(any.matrix().codedBits(), any.matrix().informationBits()),
              any.decoder().toString(),
              any.decoder().maxIterations());
    };
  }

  private static CodeText of(String name, NrLdpcSettings ldpc) {
    DecoderSettings decoder = ldpc.decoder();
    return new CodeText(
        name,
        "layered-nms normalisation=%s early-stop=%s"
            .formatted(
                ((CheckRule.NormalisedMinSum) decoder.rule()).factor(),
                decoder.earlyStop().name().toLowerCase(Locale.ROOT)),
        decoder.maxIterations());
  }

  private static String graph(NrLdpcSettings ldpc) {
    return switch (ldpc.baseGraph()) {
      case AUTO -> "auto";
      case BG1 -> "1";
      case BG2 -> "2";
    };
  }
}
