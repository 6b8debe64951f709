package io.semlink.scenarios.plan;

import io.semlink.simulator.coding.convolutional.ConvolutionalSettings;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.coding.ldpc.CheckRule;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.coding.ldpc.Precision;
import io.semlink.simulator.coding.polar.PolarSettings;
import io.semlink.simulator.link.CodeSettings;
import java.util.Locale;
import java.util.stream.Collectors;
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
      case CodeSettings.NrLdpc nr ->
          of("nr-ldpc base-graph=" + graph(nr.ldpc()) + buffer(nr.ldpc()), nr.ldpc().decoder());
      case CodeSettings.CutLdpc cut ->
          of(
              "nr-ldpc base-graph=%s lifting-size=%s rate-matching=none"
                  .formatted(graph(cut.ldpc()), cut.liftingSize()),
              cut.ldpc().decoder());
      case CodeSettings.Ldpc any ->
          of(
              "ldpc n=%s k=%s matrix=%08x"
                  .formatted(
                      any.matrix().codedBits(),
                      any.matrix().informationBits(),
                      any.matrix().hashCode()),
              any.decoder());
      case CodeSettings.Polar polar -> of(polar.polar());
      case CodeSettings.Convolutional conv -> of(conv.convolutional());
      case CodeSettings.Repetition repetition ->
          new CodeText("repetition factor=" + repetition.factor(), null, null);
    };
  }

  private static CodeText of(PolarSettings polar) {
    return new CodeText(
        "nr-polar control=%s channel-interleaver=%s"
            .formatted(polar.control().keyword(), polar.channelInterleaver()),
        "ca-scl list-size=%s rule=%s".formatted(polar.listSize(), polar.rule().keyword()),
        1);
  }

  private static CodeText of(ConvolutionalSettings convolutional) {
    Crc crc = convolutional.crc();
    return new CodeText(
        "convolutional constraint-length=%s generators=%s termination=%s crc=%s"
            .formatted(
                convolutional.code().constraintLength(),
                convolutional.code().generators().stream()
                    .map(Integer::toOctalString)
                    .collect(Collectors.joining(",")),
                convolutional.termination().keyword(),
                crc == null ? "none" : crc.name().toLowerCase(Locale.ROOT)),
        "viterbi",
        1);
  }

  private static CodeText of(String name, DecoderSettings decoder) {
    return new CodeText(
        name,
        "%s-%s early-stop=%s%s"
            .formatted(
                lower(decoder.schedule()),
                rule(decoder.rule()),
                lower(decoder.earlyStop()),
                decoder.precision() == Precision.INT8 ? " int8" : ""),
        decoder.maxIterations());
  }

  private static String rule(CheckRule rule) {
    return switch (rule) {
      case CheckRule.SumProduct sumProduct -> "spa";
      case CheckRule.NormalisedMinSum nms -> "nms normalisation=" + nms.factor();
      case CheckRule.OffsetMinSum oms -> "oms offset=" + oms.offset();
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String buffer(NrLdpcSettings ldpc) {
    return (ldpc.bufferBits() == NrLdpcSettings.FULL_BUFFER
            ? ""
            : " buffer-bits=" + ldpc.bufferBits())
        + (ldpc.crc() ? "" : " crc=none");
  }

  private static String graph(NrLdpcSettings ldpc) {
    return switch (ldpc.baseGraph()) {
      case AUTO -> "auto";
      case BG1 -> "1";
      case BG2 -> "2";
    };
  }
}
