package io.semlink.simulator.metrics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// How often each small non-negative value occurred. In JSON it is its list of counts.
///
/// @param counts count of the values 0, 1, 2, ...; the last one is positive; empty if nothing
///   occurred
public record Histogram(List<Long> counts) {
  /// Nothing occurred yet.
  public static final Histogram NONE = new Histogram(List.of());

  /// Copies the counts and drops zeros at their end.
  ///
  /// @throws IllegalArgumentException if a count is negative
  public Histogram {
    int length = counts.size();
    while (length > 0 && counts.get(length - 1) == 0) {
      length--;
    }
    counts = List.copyOf(counts.subList(0, length));
    if (counts.stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException(
          "counts are %s but none may be negative".formatted(counts));
    }
  }

  /// The histogram of some counts, as the canonical constructor.
  ///
  /// @param counts count of the values 0, 1, 2, ...
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Histogram ofCounts(List<Long> counts) {
    return counts.isEmpty() ? NONE : new Histogram(counts);
  }

  /// The histogram of some counts.
  ///
  /// @param counts count of the values 0, 1, 2, ..., not retained
  public static Histogram ofCounts(long[] counts) {
    return ofCounts(Arrays.stream(counts).boxed().toList());
  }

  /// One value that occurred once.
  ///
  /// @param value at least 0
  public static Histogram of(int value) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(value, 0L));
    counts.add(1L);
    return new Histogram(counts);
  }

  /// The counts, as JSON shows them.
  @Override
  @JsonValue
  public List<Long> counts() {
    return counts;
  }

  /// Both added.
  public Histogram plus(Histogram other) {
    if (other.counts.isEmpty()) {
      return this;
    }
    long[] sum = new long[Math.max(counts.size(), other.counts.size())];
    for (int value = 0; value < sum.length; value++) {
      sum[value] = count(value) + other.count(value);
    }
    return ofCounts(sum);
  }

  /// How often a value occurred.
  public long count(int value) {
    return value < counts.size() ? counts.get(value) : 0;
  }

  /// How many values there were.
  public long total() {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  /// Sum of all values.
  public long sum() {
    long sum = 0;
    for (int value = 0; value < counts.size(); value++) {
      sum += value * counts.get(value);
    }
    return sum;
  }

  /// Mean of all values, NaN without one.
  public double mean() {
    return (double) sum() / total();
  }
}
