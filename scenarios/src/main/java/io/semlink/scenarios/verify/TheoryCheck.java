package io.semlink.scenarios.verify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.units.EbN0;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Uncoded transmission against its closed form: the exact bit error rate must lie in the 99 %
/// interval of the measured one.
///
/// @param id V1 over white noise, V2 over Rayleigh fading
/// @param modulation word of the scenario language
/// @param bitsPerSymbol Qm
/// @param fading whether the channel is Rayleigh, a new gain each symbol
/// @param ebN0Db operating points
record TheoryCheck(
    String id, String modulation, int bitsPerSymbol, boolean fading, List<Integer> ebN0Db)
    implements Check {
  private static final double CONFIDENCE = 0.99;
  private static final int BITS = 14_400;

  /// Checks V1 and V2.
  static List<Check> all() {
    return List.of(
        new TheoryCheck("V1", "bpsk", 1, false, List.of(0, 4, 8)),
        new TheoryCheck("V1", "pi/2-bpsk", 1, false, List.of(0, 4, 8)),
        new TheoryCheck("V1", "qpsk", 2, false, List.of(0, 4, 8)),
        new TheoryCheck("V1", "16qam", 4, false, List.of(0, 4, 8, 12)),
        new TheoryCheck("V1", "64qam", 6, false, List.of(0, 4, 8, 12)),
        new TheoryCheck("V1", "256qam", 8, false, List.of(4, 12, 16)),
        new TheoryCheck("V1", "1024qam", 10, false, List.of(8, 16, 20)),
        new TheoryCheck("V2", "bpsk", 1, true, List.of(0, 4, 8, 16)),
        new TheoryCheck("V2", "16qam", 4, true, List.of(0, 8, 16)));
  }

  @Override
  public String title() {
    return "uncoded %s, %s".formatted(modulation, fading ? "Rayleigh" : "AWGN");
  }

  @Override
  public List<CheckResult> run(Effort effort) {
    return ebN0Db.stream().map(db -> compare(db, effort)).toList();
  }

  private CheckResult compare(int db, Effort effort) {
    EbN0 ebN0 = new EbN0(db);
    double exact =
        fading
            ? UncodedTheory.rayleigh(bitsPerSymbol, ebN0)
            : UncodedTheory.awgn(bitsPerSymbol, ebN0);
    long blocks = effort.full() ? 4096 : 512;
    LinkAlone.Counts counts =
        LinkAlone.of(scenario(db))
            .count(new LinkAlone.Enough(Long.MAX_VALUE, blocks), effort.threads());
    Interval interval = interval(counts);
    return new CheckResult(
        id,
        String.format(Locale.ROOT, "%s, %d dB", title(), db),
        interval != null && interval.contains(exact),
        String.format(Locale.ROOT, "%.4e", exact),
        String.format(Locale.ROOT, "%.4e", counts.bits().rate()),
        null);
  }

  /// Bits of one symbol share its gain, so on a fading channel they are no independent trials.
  private @Nullable Interval interval(LinkAlone.Counts counts) {
    return fading
        ? counts.bitSpread().interval(counts.bits(), CONFIDENCE)
        : counts.bits().interval(CONFIDENCE);
  }

  private Config scenario(int db) {
    String channel = fading ? "{ rayleigh-block { coherence = \"1 symbols\" } }" : "awgn";
    return ConfigFactory.parseString(
        """
        source.block-bits = %s
        link { code.family = none, modulation = "%s", channel = %s, EbN0 = "%s dB" }
        """
            .formatted(BITS, modulation, channel, db));
  }
}
