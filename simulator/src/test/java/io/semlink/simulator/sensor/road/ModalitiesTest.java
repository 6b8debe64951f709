package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The two modalities complement each other: a weak reader of RGB fails by night, one of thermal
/// does not, and only RGB by day sees paint.
final class ModalitiesTest {

  @Test
  void rgbFailsByNightThermalDoesNotAndTogetherTheySeeMost() {
    List<SensorFrame> train = SyntheticRoadTest.frames(Purpose.SCENE_TRAIN, DayNight.BOTH, 240);
    List<SensorFrame> day = SyntheticRoadTest.frames(Purpose.SCENE_TEST, DayNight.DAY, 80);
    List<SensorFrame> night = SyntheticRoadTest.frames(Purpose.SCENE_TEST, DayNight.NIGHT, 80);
    Reading rgb = Reading.of(PixelProbe.train(train, true, false), day, night);
    Reading thermal = Reading.of(PixelProbe.train(train, false, true), day, night);
    Reading fused = Reading.of(PixelProbe.train(train, true, true), day, night);
    assertThat(PixelProbe.mean(rgb.night)).isLessThan(0.8 * PixelProbe.mean(rgb.day));
    assertThat(PixelProbe.mean(thermal.night)).isGreaterThan(0.9 * PixelProbe.mean(thermal.day));
    // Curves, cones and bumps differ from their ground in colour, not in warmth.
    for (int c : new int[] {4, 7, 8}) {
      assertThat(rgb.day[c]).isGreaterThan(2 * thermal.day[c]);
    }
    // People are found by their warmth.
    assertThat(thermal.night[2]).isGreaterThan(2 * rgb.night[2]);
    // Over days and nights together, who reads both beats who reads one.
    assertThat(PixelProbe.mean(fused.both)).isGreaterThan(1.2 * PixelProbe.mean(rgb.both));
    assertThat(PixelProbe.mean(fused.both)).isGreaterThan(1.2 * PixelProbe.mean(thermal.both));
  }

  /// Intersection over union of each class by day, by night, and over both.
  private record Reading(double[] day, double[] night, double[] both) {
    static Reading of(PixelProbe probe, List<SensorFrame> day, List<SensorFrame> night) {
      long[][] byDay = probe.confusion(day);
      long[][] byNight = probe.confusion(night);
      return new Reading(
          PixelProbe.iou(byDay), PixelProbe.iou(byNight), PixelProbe.iou(byDay, byNight));
    }
  }
}
