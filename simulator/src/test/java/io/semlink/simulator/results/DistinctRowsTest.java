package io.semlink.simulator.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.link.LinkBudget;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two points that were asked for different things have different rows, their ids aside.
final class DistinctRowsTest {
  private static Object value(Class<?> type, int variant) {
    if (type == String.class) {
      return "word" + variant;
    }
    if (type == Boolean.class) {
      return variant == 0;
    }
    if (type == Double.class) {
      return 1.5 + variant;
    }
    return type == long.class ? (Object) (7L + variant) : (Object) (3 + variant);
  }

  private static PointParameters parameters(int changed) {
    RecordComponent[] components = PointParameters.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = new Object[types.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(types[i], i == changed ? 1 : 0);
    }
    try {
      return PointParameters.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static List<String> components() {
    return Arrays.stream(PointParameters.class.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  private static String row(PointParameters parameters, boolean feasible) {
    LinkBudget budget = new LinkBudget(1.0, 1.0, 1, 10, 0, 0, 20, 10, 0.5, null, null, null, null);
    return PointColumns.line(
        new PointRecord(
            "run",
            "id",
            "study",
            parameters,
            feasible ? budget : null,
            PointCounts.NONE,
            null,
            null,
            0,
            null,
            PointRecord.PointState.DONE,
            null,
            null));
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyParameterShowsInItsRow(String component) {
    int changed = components().indexOf(component);
    for (boolean feasible : new boolean[] {true, false}) {
      assertThat(row(parameters(changed), feasible)).isNotEqualTo(row(parameters(-1), feasible));
    }
  }
}
