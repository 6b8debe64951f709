package io.semlink.scenarios.bench;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.road.Conditions;
import io.semlink.simulator.sensor.road.Conditions.Weather;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/// How fast street scenes are rendered on one thread, by size and weather.
///
/// @param rounds rounds that count, at least 1
/// @param roundMillis how long a row runs in a round, ms, at least 1
public record SensorBench(int rounds, int roundMillis) {
  private static final List<Resolution> SIZES =
      List.of(new Resolution(96, 128), new Resolution(480, 640));

  /// A stopwatch counts millions of units.
  private static final double FRAME = 1e6;

  /// @throws IllegalArgumentException if a number is below 1
  public SensorBench {
    if (rounds < 1 || roundMillis < 1) {
      throw new IllegalArgumentException(
          "rounds is %s, round-millis %s but each must be at least 1"
              .formatted(rounds, roundMillis));
    }
  }

  /// Measures every size in clear weather, fog and rain, days and nights alike.
  ///
  /// @param nanoClock monotonic clock, ns
  /// @return rows whose unit is frames a second
  /// @throws InterruptedException if the thread was interrupted
  public List<Measurement> run(LongSupplier nanoClock) throws InterruptedException {
    List<Workload> workloads = new ArrayList<>();
    for (Resolution size : SIZES) {
      for (Weather weather : List.of(Weather.CLEAR, Weather.FOG, Weather.RAIN)) {
        workloads.add(workload(size, weather));
      }
    }
    return new Stopwatch(rounds, roundMillis * 1_000_000L, nanoClock).measure(workloads, 1);
  }

  /// The rows as text, at most 80 columns.
  public static List<String> lines(List<Measurement> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("synthetic-road, days and nights, one thread");
    lines.add("%-16s %9s %9s %-8s %9s".formatted("", "best", "median", "", "B/frame"));
    for (Measurement row : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-16s %9.1f %9.1f %-8s %9.0f",
              row.name(),
              row.best(),
              row.median(),
              row.unit(),
              row.bytesPerCall()));
    }
    return lines;
  }

  private static Workload workload(Resolution size, Weather weather) {
    SyntheticRoad road =
        new SyntheticRoad(
            new SyntheticRoad.Settings(
                size, 1, Purpose.SCENE_TEST, DayNight.BOTH, Conditions.CLEAR.with(weather)));
    String name = "%s %s".formatted(size, weather.name().toLowerCase(Locale.ROOT));
    return new Workload(name, "frames/s", FRAME, () -> new Frames(road));
  }

  /// One frame after the other.
  private static final class Frames implements Runnable {
    private final SyntheticRoad road;
    private long index;

    Frames(SyntheticRoad road) {
      this.road = road;
    }

    @Override
    public void run() {
      if (road.frame(index).index() != index) {
        throw new IllegalStateException("a frame has the index of another");
      }
      index++;
    }
  }
}
