package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.road.Conditions.Alignment;
import io.semlink.simulator.sensor.road.Conditions.Optics;
import io.semlink.simulator.sensor.road.Conditions.Weather;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each effect changes what it should and nothing else. That {@link Conditions#CLEAR} changes
/// nothing at all is frozen in {@link SyntheticRoadTest}.
final class ConditionsTest {

  static SyntheticRoad road(DayNight dayNight, Conditions conditions) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(
            SyntheticRoadTest.SMALL, 11, Purpose.SCENE_TEST, dayNight, conditions));
  }

  private static SensorFrame frame(Conditions conditions) {
    return road(DayNight.BOTH, conditions).frame(5);
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThatThrownBy(() -> Conditions.CLEAR.with(1.01))
        .hasMessage("crossover is 1.01 but must lie in 0.0..1.0");
    assertThatThrownBy(() -> new Alignment(4.5, 0, 0))
        .hasMessage("misalignment is 4.5 but must lie in 0.0..4.0 px");
    assertThatThrownBy(() -> new Alignment(0, Double.NaN, 0)).hasMessageContaining("rotation");
    assertThatThrownBy(() -> new Alignment(0, 0, -0.1)).hasMessageContaining("baseline");
    assertThatThrownBy(() -> new Optics(17, 0, 0, null)).hasMessageContaining("motion");
    assertThatThrownBy(() -> new Optics(0, 9, 0, null)).hasMessageContaining("defocus");
    assertThatThrownBy(() -> new Optics(0, 0, 0.4, null)).hasMessageContaining("distortion");
    assertThatThrownBy(() -> new Optics(0, 0, 0, 0)).hasMessageContaining("JPEG quality is 0.0");
    assertThatThrownBy(() -> new Conditions(Weather.FOG, 5.0, 0, Alignment.EXACT, Optics.USUAL))
        .hasMessage("visibility is 5.0 but must lie in 10.0..2000.0 m");
  }

  @Test
  void everyEffectLeavesTheOthersAlone() {
    SensorFrame clear = frame(Conditions.CLEAR);
    List<Conditions> thermalOnly =
        List.of(
            Conditions.CLEAR.with(0.7),
            Conditions.CLEAR.with(new Alignment(2, 0, 0)),
            Conditions.CLEAR.with(new Alignment(0, 1, 0)),
            Conditions.CLEAR.with(new Alignment(0, 0, 0.2)));
    for (Conditions c : thermalOnly) {
      assertThat(frame(c).rgb().samples()).isEqualTo(clear.rgb().samples());
      assertThat(frame(c).thermal().samples()).isNotEqualTo(clear.thermal().samples());
      assertThat(SyntheticRoadTest.label(frame(c)).classes())
          .isEqualTo(SyntheticRoadTest.label(clear).classes());
    }
    List<Conditions> visibleOnly =
        List.of(
            Conditions.CLEAR.with(new Optics(4, 0, 0, null)),
            Conditions.CLEAR.with(new Optics(0, 1, 0, null)),
            Conditions.CLEAR.with(new Optics(0, 0, 0, 40)));
    for (Conditions c : visibleOnly) {
      assertThat(frame(c).rgb().samples()).isNotEqualTo(clear.rgb().samples());
      assertThat(frame(c).thermal().samples()).isEqualTo(clear.thermal().samples());
    }
    for (Weather weather : List.of(Weather.FOG, Weather.RAIN)) {
      SensorFrame frame = frame(Conditions.CLEAR.with(weather));
      assertThat(frame.rgb().samples()).isNotEqualTo(clear.rgb().samples());
      assertThat(frame.thermal().samples()).isNotEqualTo(clear.thermal().samples());
      assertThat(SyntheticRoadTest.label(frame).classes())
          .isEqualTo(SyntheticRoadTest.label(clear).classes());
    }
  }

  @Test
  void mixedWeatherIsEachWeatherAThirdOfTheTime() {
    SyntheticRoad mixed = road(DayNight.BOTH, Conditions.CLEAR.with(Weather.MIXED));
    Map<Weather, Integer> counts = new TreeMap<>();
    IntStream.range(0, 600).forEach(i -> counts.merge(mixed.weather(i), 1, Integer::sum));
    assertThat(counts.keySet()).containsExactlyInAnyOrder(Weather.CLEAR, Weather.FOG, Weather.RAIN);
    // Binomial(600, 1/3) leaves 150..250 with probability below 1e-4.
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(150, 250));
    for (int i = 0; i < 6; i++) {
      SensorFrame frame = mixed.frame(i);
      Weather weather = mixed.weather(i);
      SensorFrame alone = road(DayNight.BOTH, Conditions.CLEAR.with(weather)).frame(i);
      assertThat(frame.rgb().samples()).isEqualTo(alone.rgb().samples());
      assertThat(frame.thermal().samples()).isEqualTo(alone.thermal().samples());
      assertThat(frame.name())
          .isEqualTo(
              "road-test-%06d-%s".formatted(i, weather.name().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  @Test
  void bytesAreFrozen() {
    // First of all, so that the order in which classes start does not matter.
    Optics optics = new Optics(3, 1.2, -0.15, 60);
    List<Conditions> all =
        List.of(
            Conditions.CLEAR.with(Weather.FOG),
            Conditions.CLEAR.with(Weather.RAIN),
            Conditions.CLEAR.with(0.8),
            Conditions.CLEAR.with(new Alignment(2.5, 0.5, 0.1)),
            Conditions.CLEAR.with(optics));
    assertThat(
            all.stream()
                .flatMap(c ->
                    IntStream.of(0, 1)
                        .mapToObj(i -> SyntheticRoadTest.digest(road(DayNight.BOTH, c).frame(i)))))
        .containsExactly(
            "19c4bd8d59e6fa17",
            "90e1fa1059e050cc",
            "8ab9da52047d5536",
            "8ff0fc5f7f6893f0",
            "cbe1ed0f2e21c64b",
            "1af7c50ba877cd05",
            "5003a9ca1b426e57",
            "17757db0196dc05d",
            "6c87a8451c4ca094",
            "ed283c06e3f6b673");
  }
}
