package io.semlink.scenarios.verify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/// V10: one thread and many count the same errors, bit for bit.
record SamenessCheck() implements Check {
  private static final Config SCENARIO =
      ConfigFactory.parseString(
          """
          source.block-bits = 500
          link { code { family = nr-ldpc, code-rate = "1/2" }, modulation = qpsk, EbN0 = "1.5 dB" }
          """);

  @Override
  public String title() {
    return "counts at 1, 2 and 8 threads";
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    LinkAlone.Enough enough = new LinkAlone.Enough(Long.MAX_VALUE, 2048);
    LinkAlone.Counts one = LinkAlone.of(SCENARIO).count(enough, 1);
    return List.of(2, 8).stream()
        .map(threads -> {
          LinkAlone.Counts many = LinkAlone.of(SCENARIO).count(enough, threads);
          return new CheckResult(
              "V10",
              "block and bit errors, %s threads as 1".formatted(threads),
              many.equals(one) && one.bits().errors() > 0,
              text(one),
              text(many),
              null);
        })
        .toList();
  }

  private static String text(LinkAlone.Counts counts) {
    return "%s/%s".formatted(counts.blocks().errors(), counts.bits().errors());
  }
}
