package io.semlink.reports.stat;

import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Curves over one channel at one bandwidth: what fits into one figure.
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
  /// @return in plan order; empty if no point counted a frame
  public static List<Condition> of(List<PointRecord> points) {
    List<PointRecord> counted = points.stream().filter(p -> p.counts().frames() > 0).toList();
    List<PointRecord> noisy = counted.stream().filter(p -> !isErrorFree(p)).toList();
    List<PointRecord> errorFree = counted.stream().filter(Condition::isErrorFree).toList();
    CurveLabels labels = CurveLabels.of(noisy);
    Map<Key, List<PointRecord>> groups = new LinkedHashMap<>();
    noisy.forEach(p -> groups.computeIfAbsent(Key.of(p), _ -> new ArrayList<>()).add(p));
    List<Condition> conditions = new ArrayList<>();
    groups.forEach((key, group) ->
        conditions.add(condition(key, group, bounds(errorFree, key), labels, groups)));
    return conditions;
  }

  private static Condition condition(
      Key key,
      List<PointRecord> group,
      List<PointRecord> errorFree,
      CurveLabels labels,
      Map<Key, List<PointRecord>> groups) {
    Abscissa abscissa = Abscissa.suiting(group);
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
    return new Condition(
        key.channel(),
        key.parameters(),
        key.bandwidthHz(),
        abscissa,
        curves,
        errorFree,
        name(key, groups));
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
