package io.semlink.scenarios.language;

import io.semlink.simulator.link.HarqSettings;
import io.semlink.simulator.link.LinkProtocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a link does around the coded bits: `link.harq`, `link.header-symbols` and
/// `link.propagation-delay`.
final class ProtocolReader {
  private ProtocolReader() {}

  static LinkProtocol read(Values values) {
    for (String key : List.of("link.harq.combining", "link.harq.feedback")) {
      if (values.has(key) && values.integer("link.harq.rounds", 1, 1, 256) == 1) {
        throw values.wrong(key, "means nothing with link.harq.rounds = 1");
      }
    }
    String combining = values.word("link.harq.combining", "incremental-redundancy", "chase");
    HarqSettings harq =
        new HarqSettings(
            (int) values.integer("link.harq.rounds", 1, 1, 256),
            combining.equals("chase")
                ? HarqSettings.CHASE_COMBINING
                : HarqSettings.INCREMENTAL_REDUNDANCY,
            seconds(values, "link.harq.feedback"));
    return new LinkProtocol(
        harq.rounds() == 1 ? HarqSettings.NONE : harq,
        (int) values.integer("link.header-symbols", 0, 0, 1_000_000),
        seconds(values, "link.propagation-delay"));
  }

  private static double seconds(Values values, String key) {
    return values.quantity(key, Unit.SECOND, 0, 0);
  }

  /// HARQ for records; null without retransmission.
  static @Nullable String harqText(LinkProtocol protocol) {
    HarqSettings harq = protocol.harq();
    return harq.rounds() == 1
        ? null
        : "rounds=%s versions=%s feedback=%s s"
            .formatted(harq.rounds(), harq.redundancyVersions(), harq.feedbackSeconds());
  }

  /// Header and delay for records; null without either.
  static @Nullable String overheadText(LinkProtocol protocol) {
    return protocol.headerSymbols() == 0 && protocol.propagationSeconds() == 0
        ? null
        : "header-symbols=%s propagation-delay=%s s"
            .formatted(protocol.headerSymbols(), protocol.propagationSeconds());
  }
}
