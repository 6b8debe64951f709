package io.semlink.scenarios.language;

import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.PointColumns.Column;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// What a study says must hold of its points. Pure.
public sealed interface Assertion {
  /// The assertion as the scenario has it.
  String text();

  /// Holds the finished points against the assertion.
  ///
  /// @param points all points that ended, in any order and state
  /// @param blocks ids of the points of each block of `schemes`, by the block's name
  AssertionResult judge(List<PointRecord> points, Map<String, Set<String>> blocks);

  /// How a figure compares with a bound.
  enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    DIFFERS("!="),
    EQUALS("="),
    ABOVE(">"),
    BELOW("<");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    /// As it is written.
    String sign() {
      return sign;
    }

    boolean holds(double value, double bound) {
      return switch (this) {
        case AT_LEAST -> value >= bound;
        case AT_MOST -> value <= bound;
        case DIFFERS -> value != bound;
        case EQUALS -> value == bound;
        case ABOVE -> value > bound;
        case BELOW -> value < bound;
      };
    }
  }

  /// What is made of the values of a column.
  enum Aggregate {
    MIN,
    MAX,
    MEAN,
    COUNT;

    double of(double[] values) {
      return switch (this) {
        case MIN -> DoubleStream.of(values).min().orElseThrow();
        case MAX -> DoubleStream.of(values).max().orElseThrow();
        case MEAN -> DoubleStream.of(values).average().orElseThrow();
        case COUNT -> values.length;
      };
    }
  }

  /// A condition on a point.
  ///
  /// @param column of points.csv
  /// @param comparison texts are equal or differ
  /// @param value as written
  /// @param number the value where it is a number; absent for a text
  record Condition(Column column, Comparison comparison, String value, @Nullable Double number) {
    boolean holds(PointRecord point, Map<String, Set<String>> blocks) {
      Object cell = column.value().apply(point);
      if (cell == null) {
        return false;
      }
      if (cell instanceof Number measured && number != null) {
        return comparison.holds(measured.doubleValue(), number);
      }
      boolean block =
          column.name().equals("scheme")
              && blocks.getOrDefault(value, Set.of()).contains(point.pointId());
      boolean equal = block || cell.toString().equals(value);
      return switch (comparison) {
        case EQUALS -> equal;
        case DIFFERS -> !equal;
        default -> false;
      };
    }
  }

  /// `min(miou) >= 0.28 where es_n0_db >= 10`.
  ///
  /// @param text as written
  /// @param aggregate what is made of the values
  /// @param column of points.csv
  /// @param comparison with the bound
  /// @param bound a number
  /// @param conditions all of which a point must meet
  record OfColumn(
      String text,
      Aggregate aggregate,
      Column column,
      Comparison comparison,
      double bound,
      List<Condition> conditions)
      implements Assertion {
    /// Copies the list.
    public OfColumn {
      conditions = List.copyOf(conditions);
    }

    @Override
    public AssertionResult judge(List<PointRecord> points, Map<String, Set<String>> blocks) {
      List<PointRecord> matching =
          points.stream()
              .filter(point -> conditions.stream().allMatch(c -> c.holds(point, blocks)))
              .toList();
      if (matching.isEmpty()) {
        return new AssertionResult(text, false, "no point matches");
      }
      double[] values =
          matching.stream()
              .map(point -> column.value().apply(point))
              .filter(Objects::nonNull)
              .filter(cell -> !(cell instanceof Double d && d.isNaN()))
              .mapToDouble(cell -> cell instanceof Number n ? n.doubleValue() : 0)
              .toArray();
      String name = "%s(%s)".formatted(aggregate.name().toLowerCase(Locale.ROOT), column.name());
      if (values.length == 0 && aggregate != Aggregate.COUNT) {
        return new AssertionResult(
            text, false, "%s: none of %s points has a value".formatted(name, matching.size()));
      }
      double figure = aggregate.of(values);
      return new AssertionResult(
          text,
          comparison.holds(figure, bound),
          "%s = %s over %s"
              .formatted(name, number(figure), counted(values.length, matching.size())));
    }

    private static String counted(int with, int all) {
      return with == all
          ? all + (all == 1 ? " point" : " points")
          : with + " of " + all + " points";
    }
  }

  /// `failed_points = 0`.
  ///
  /// @param text as written
  /// @param comparison with the bound
  /// @param bound a number
  record FailedPoints(String text, Comparison comparison, double bound) implements Assertion {
    @Override
    public AssertionResult judge(List<PointRecord> points, Map<String, Set<String>> blocks) {
      long failed = points.stream().filter(p -> p.state() == PointState.FAILED).count();
      return new AssertionResult(
          text, comparison.holds((double) failed, bound), "failed_points = " + failed);
    }
  }

  /// `repeatable`: no stop rule looks at the clock. It is refused before the run where one does.
  ///
  /// @param text as written
  record Repeatable(String text) implements Assertion {
    @Override
    public AssertionResult judge(List<PointRecord> points, Map<String, Set<String>> blocks) {
      long byClock =
          points.stream().filter(p -> p.stopReason() == PointRecord.StopReason.MAX_TIME).count();
      return new AssertionResult(
          text, byClock == 0, "%s points were stopped by the clock".formatted(byClock));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
