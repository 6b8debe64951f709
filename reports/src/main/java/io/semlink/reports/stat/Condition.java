package io.semlink.reports.stat;

import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Curves over one channel, at one bandwidth or, drawn over rate, at one Es/N0: what fits into one
/// figure.
///
/// @param channel name of the channel model
/// @param channelParameters its parameters, may be empty
/// @param bandwidthHz bandwidth in Hz; absent where the study sets none
/// @param abscissa what the curves are drawn over
/// @param curves at least one, in plan order
/// @param errorFree points over an error-free link: upper bounds of the curves
/// @param name what tells it from the other conditions of the run, as in "16 kHz"; empty if there
///   is but one
public record Condition(
    String channel,
    String channelParameters,
    @Nullable Double bandwidthHz,
    Abscissa abscissa,
    List<Curve> curves,
    List<PointRecord> errorFree,
    String name) {

  /// Copies the lists.
  public Condition {
    curves = List.copyOf(curves);
    errorFree = List.copyOf(errorFree);
  }

  private static final int LEAST_RATES = 3;

  private record Key(String channel, String parameters, @Nullable Double bandwidthHz) {
    static Key of(PointRecord point) {
      PointParameters p = point.parameters();
      // Without noise in dB the channel's parameters are what the curve runs over.
      String parameters = p.esN0Db() == null ? "" : p.channelParameters();
      return new Key(p.channel(), parameters, p.bandwidthHz());
    }
  }

  /// Sorts the points of a run into conditions and curves. Points without a counted frame are left
  /// out.
  ///
  /// @param points in plan order
  /// @return channels in plan order, each from the lowest bandwidth to the highest; empty if no
  ///   point counted a frame
  public static List<Condition> of(List<PointRecord> points) {
    List<PointRecord> counted = points.stream().filter(p -> p.counts().frames() > 0).toList();
    List<PointRecord> noisy = counted.stream().filter(p -> !isErrorFree(p)).toList();
    List<PointRecord> errorFree = counted.stream().filter(Condition::isErrorFree).toList();
    CurveLabels labels = CurveLabels.of(noisy);
    Map<Key, List<PointRecord>> groups = new LinkedHashMap<>();
    noisy.forEach(p -> groups.computeIfAbsent(Key.of(p), _ -> new ArrayList<>()).add(p));
    return inOrder(groups.keySet()).stream()
        .map(key ->
            condition(
                key,
                Objects.requireNonNull(groups.get(key)),
                bounds(errorFree, key),
                labels,
                groups))
        .toList();
  }

  private static List<Key> inOrder(Collection<Key> keys) {
    List<String> channels =
        keys.stream().map(k -> k.channel() + k.parameters()).distinct().toList();
    Comparator<Key> byChannel =
        Comparator.comparing(k -> channels.indexOf(k.channel() + k.parameters()));
    return keys.stream()
        .sorted(
            byChannel.thenComparing(
                Key::bandwidthHz, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  private static Condition condition(
      Key key,
      List<PointRecord> group,
      List<PointRecord> errorFree,
      CurveLabels labels,
      Map<Key, List<PointRecord>> groups) {
    Abscissa abscissa = Abscissa.suiting(group);
    return new Condition(
        key.channel(),
        key.parameters(),
        key.bandwidthHz(),
        abscissa,
        curves(group, abscissa, labels),
        errorFree,
        name(key, groups));
  }

  private static List<Curve> curves(
      List<PointRecord> group, Abscissa abscissa, CurveLabels labels) {
    Map<String, List<PointRecord>> byLabel = new LinkedHashMap<>();
    for (PointRecord point : group) {
      if (abscissa.of(point) != null) {
        byLabel.computeIfAbsent(labels.of(point), _ -> new ArrayList<>()).add(point);
      }
    }
    List<Curve> curves = new ArrayList<>();
    byLabel.forEach((label, members) -> {
      members.sort(Comparator.comparing(p -> Objects.requireNonNull(abscissa.of(p))));
      curves.add(new Curve(label, labels.index(label), members));
    });
    return curves;
  }

  private record RateKey(String channel, String parameters) {}

  /// Sorts the points of a study that sweeps bits per pixel or bandwidth into curves over rate, one
  /// condition a channel, at the best Es/N0 that it was run at.
  ///
  /// @param points in plan order
  /// @return in plan order; empty where no scheme was run at {@value #LEAST_RATES} rates
  public static List<Condition> overRate(List<PointRecord> points) {
    List<PointRecord> noisy =
        points.stream()
            .filter(p -> p.counts().frames() > 0 && !isErrorFree(p) && !Curve.isLinkAlone(p))
            .toList();
    Map<RateKey, List<PointRecord>> groups = new LinkedHashMap<>();
    for (PointRecord point : noisy) {
      PointParameters p = point.parameters();
      String parameters = p.esN0Db() == null ? "" : p.channelParameters();
      groups
          .computeIfAbsent(new RateKey(p.channel(), parameters), _ -> new ArrayList<>())
          .add(point);
    }
    CurveLabels labels = CurveLabels.withoutRate(noisy);
    List<Condition> conditions = new ArrayList<>();
    groups.forEach((key, group) -> {
      boolean several =
          groups.keySet().stream().filter(k -> k.channel().equals(key.channel())).count() > 1;
      overRate(key, group, labels, several).ifPresent(conditions::add);
    });
    return conditions;
  }

  private static Optional<Condition> overRate(
      RateKey key, List<PointRecord> group, CurveLabels labels, boolean severalParameters) {
    OptionalDouble best =
        group.stream()
            .map(p -> p.parameters().esN0Db())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .max();
    Double esN0Db = best.isPresent() ? best.getAsDouble() : null;
    List<PointRecord> atBest =
        group.stream().filter(p -> Objects.equals(p.parameters().esN0Db(), esN0Db)).toList();
    Abscissa abscissa = Abscissa.suitingRates(atBest);
    List<Curve> curves = curves(atBest, abscissa, labels);
    if (curves.stream().noneMatch(curve -> numRates(curve) >= LEAST_RATES)) {
      return Optional.empty();
    }
    List<Curve> drawn =
        curves.stream()
            .map(c -> new Curve(c.label(), c.index(), abscissa.distinct(c.points())))
            .toList();
    String name =
        Words.channel(key.channel())
            + (severalParameters && !key.parameters().isEmpty() ? ", " + key.parameters() : "")
            + (esN0Db == null ? "" : " at " + Words.db(esN0Db));
    return Optional.of(
        new Condition(key.channel(), key.parameters(), null, abscissa, drawn, List.of(), name));
  }

  /// How many rates were asked for, not how many a code made of them.
  private static long numRates(Curve curve) {
    return curve.points().stream()
        .map(p ->
            List.of(
                Optional.ofNullable(p.parameters().bitsPerPixel()),
                Optional.ofNullable(p.parameters().bandwidthHz())))
        .distinct()
        .count();
  }

  /// Whether there is anything to see over the abscissa: a curve with more than one place on it.
  public boolean isSwept() {
    return curves.stream()
        .anyMatch(curve -> curve.points().stream().map(abscissa::of).distinct().count() > 1);
  }

  /// Whether no bit of the point could go wrong.
  static boolean isErrorFree(PointRecord point) {
    PointParameters p = point.parameters();
    return p.scheme().equals("none")
        || p.receiveMode().equals("error-free")
        || p.channel().equals("error-free")
        || p.channel().equals("none");
  }

  private static List<PointRecord> bounds(List<PointRecord> errorFree, Key key) {
    return errorFree.stream()
        .filter(p ->
            p.parameters().bandwidthHz() == null
                || Objects.equals(p.parameters().bandwidthHz(), key.bandwidthHz()))
        .toList();
  }

  /// Ending of file stems that tells the conditions of a run apart, as in "-16khz"; empty if there
  /// is but one.
  public String suffix() {
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("(?<=\\d) (?=[kmg]?hz)", "")
            .replaceAll("(?<![a-z0-9])[-−](?=\\d)", "minus")
            .replace('.', 'p')
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "" : "-" + slug;
  }

  private static String name(Key key, Map<Key, List<PointRecord>> groups) {
    List<String> parts = new ArrayList<>();
    if (groups.keySet().stream().map(Key::channel).distinct().count() > 1) {
      parts.add(Words.channel(key.channel()));
    }
    if (groups.keySet().stream().map(k -> k.channel() + k.parameters()).distinct().count()
        > groups.keySet().stream().map(Key::channel).distinct().count()) {
      parts.add(key.parameters());
    }
    Double bandwidth = key.bandwidthHz();
    if (bandwidth != null
        && groups.keySet().stream().map(Key::bandwidthHz).distinct().count() > 1) {
      parts.add(Words.frequency(bandwidth));
    }
    return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
  }
}
