package io.semlink.reports.gallery;

import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands around a drawing: conditions above it, provenance below it.
final class Captions {
  private static final int MOST_PAYLOADS = 6;

  private Captions() {}

  /// What all curves of a condition share.
  static String conditions(Condition condition) {
    List<PointParameters> all =
        condition.curves().stream()
            .flatMap(c -> c.points().stream())
            .map(PointRecord::parameters)
            .toList();
    List<String> parts = new ArrayList<>();
    parts.add(shared(all, p -> p.scheme().equals("random-bits") ? null : p.scheme()));
    parts.add(shared(all, p -> p.scheme().equals("random-bits") ? null : p.receiveMode()));
    parts.add(shared(all, p -> p.source().split("[ ({,;]", 2)[0]));
    parts.add(shared(all, PointParameters::resolution));
    parts.add(Words.channel(condition.channel()) + parameters(condition.channelParameters()));
    if (condition.bandwidthHz() != null) {
      parts.add(Words.frequency(condition.bandwidthHz()));
    }
    parts.add(
        shared(
            all, p -> p.frameRateHz() == null ? null : Words.number(p.frameRateHz(), 2) + " fps"));
    List<PointParameters> digital = all.stream().filter(p -> !p.modulation().isEmpty()).toList();
    parts.add(shared(digital, p -> Words.modulation(p.modulation())));
    return parts.stream().filter(p -> !p.isEmpty()).distinct().collect(Collectors.joining(" · "));
  }

  /// A title, with what tells the condition from the others of the run.
  static String title(String title, Condition condition) {
    return condition.name().isEmpty() ? title : title + ", " + condition.name();
  }

  /// Run, configuration and number of frames.
  static String provenance(RunRecord run, List<PointRecord> points) {
    return "Run %s, configuration %s, seed %s, %s."
        .formatted(run.runId(), shortHash(run.configurationHash()), run.seed(), frames(points));
  }

  /// First 12 digits of a hash.
  static String shortHash(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  /// At equal channel uses the modes carry different payloads; nobody should overlook it.
  static String payloads(Condition condition) {
    List<String> payloads =
        condition.curves().stream().map(Captions::payload).filter(p -> !p.isEmpty()).toList();
    boolean differ =
        condition.curves().stream().map(c -> c.budget().payloadSize()).distinct().count() > 1;
    if (!differ || payloads.isEmpty()) {
      return "";
    }
    if (payloads.size() > MOST_PAYLOADS) {
      LongSummaryStatistics bits =
          condition.curves().stream()
              .filter(c -> !c.budget().isAnalog())
              .mapToLong(c -> c.budget().payloadBits())
              .summaryStatistics();
      return "At equal bandwidth the curves carry different payloads, from %s to %s bits a frame. "
          .formatted(Words.count(bits.getMin()), Words.count(bits.getMax()));
    }
    return "At equal bandwidth the curves carry different payloads: %s. "
        .formatted(String.join(", ", payloads));
  }

  private static String payload(Curve curve) {
    LinkBudget budget = curve.budget();
    if (budget.isAnalog()) {
      return "%s %s real values"
          .formatted(curve.label(), Words.count(budget.payloadSize().length()));
    }
    Double bitsPerPixel = budget.bitsPerPixel();
    return bitsPerPixel == null
        ? ""
        : "%s %s bits (%s a pixel)"
            .formatted(
                curve.label(), Words.count(budget.payloadBits()), Words.number(bitsPerPixel, 3));
  }

  private static String frames(List<PointRecord> points) {
    boolean linkAlone = points.stream().allMatch(Curve::isLinkAlone);
    LongSummaryStatistics counts =
        points.stream()
            .map(PointRecord::counts)
            .mapToLong(c -> linkAlone ? c.blocks().trials() : c.frames())
            .summaryStatistics();
    String most = Words.count(counts.getMax());
    String least = counts.getMin() == counts.getMax() ? "" : Words.count(counts.getMin()) + " to ";
    return "n = %s%s %s a point".formatted(least, most, linkAlone ? "blocks" : "frames");
  }

  private static String parameters(String channelParameters) {
    return channelParameters.isEmpty() ? "" : " (" + channelParameters + ")";
  }

  private static String shared(
      List<PointParameters> all, Function<PointParameters, @Nullable String> text) {
    List<@Nullable String> texts = new ArrayList<>();
    all.forEach(p -> texts.add(text.apply(p)));
    @Nullable String first = texts.isEmpty() ? null : texts.getFirst();
    return first != null && texts.stream().allMatch(first::equals) ? first : "";
  }
}
