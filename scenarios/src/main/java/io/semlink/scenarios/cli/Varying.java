package io.semlink.scenarios.cli;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.simulator.results.PointParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A column of a plan that is shown only where its points differ in it, so that no two lines of a
/// plan say the same.
///
/// @param title its head
/// @param width characters
/// @param value its cell; null where it has no meaning
record Varying(String title, int width, Function<PointParameters, @Nullable Object> value) {
  private static final List<Varying> ALL =
      List.of(
          new Varying("bandwidth Hz", 0, PointParameters::bandwidthHz),
          new Varying("channel", 0, Varying::channel),
          new Varying("modality", 0, PointParameters::modality),
          new Varying("MCS", 0, PointParameters::mcs),
          new Varying("code", 0, PointParameters::code),
          new Varying("decoder", 0, PointParameters::decoder),
          new Varying("iterations", 0, PointParameters::iterationsMax),
          new Varying("HARQ", 0, PointParameters::harq),
          new Varying("repetition", 0, PointParameters::repetition),
          new Varying("batch", 0, PointParameters::batch),
          new Varying("device", 0, PointParameters::device));

  private static Object channel(PointParameters parameters) {
    return (parameters.channel() + " " + parameters.channelParameters()).strip();
  }

  /// The columns in which points of a plan differ, each as wide as its widest cell.
  static List<Varying> of(StudyPlan plan) {
    return ALL.stream().map(column -> column.fitting(plan)).filter(c -> c.width > 0).toList();
  }

  /// Width 0 where all points of each receive mode are alike: what a mode brings with it, as no
  /// code behind uncoded-soft, is told by the mode.
  private Varying fitting(StudyPlan plan) {
    Map<String, Set<String>> byMode =
        plan.points().stream()
            .collect(
                Collectors.groupingBy(
                    point -> point.parameters().receiveMode(),
                    Collectors.mapping(this::cell, Collectors.toSet())));
    boolean varies = byMode.values().stream().anyMatch(cells -> cells.size() > 1);
    int widest =
        byMode.values().stream().flatMap(Set::stream).mapToInt(String::length).max().orElse(0);
    return new Varying(title, varies ? Math.max(title.length(), widest) : 0, value);
  }

  private String cell(PointPlan point) {
    return Objects.requireNonNullElse(value.apply(point.parameters()), "-").toString();
  }

  /// The heads, each after two spaces.
  static String titles(List<Varying> columns) {
    return line(columns, Varying::title);
  }

  /// The cells of a point, each after two spaces.
  static String cells(List<Varying> columns, PointPlan point) {
    return line(columns, column -> column.cell(point));
  }

  private static String line(List<Varying> columns, Function<Varying, String> text) {
    return columns.stream()
        .map(column ->
            "  " + String.format(Locale.ROOT, "%-" + column.width + "s", text.apply(column)))
        .collect(Collectors.joining())
        .stripTrailing();
  }
}
