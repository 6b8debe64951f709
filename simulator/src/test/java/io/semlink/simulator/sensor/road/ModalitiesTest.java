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
  void rgbFailsByNightAndThermalDoesNot() {
    List<SensorFrame> train = SyntheticRoadTest.frames(Purpose.SCENE_TRAIN, DayNight.BOTH, 240);
    List<SensorFrame> day = SyntheticRoadTest.frames(Purpose.SCENE_TEST, DayNight.DAY, 80);
    List<SensorFrame> night = SyntheticRoadTest.frames(Purpose.SCENE_TEST, DayNight.NIGHT, 80);
    PixelProbe rgb = PixelProbe.train(train, true, false);
    double[] rgbDay = rgb.iou(day);
    double[] rgbNight = rgb.iou(night);
    PixelProbe thermal = PixelProbe.train(train, false, true);
    double[] thermalDay = thermal.iou(day);
    double[] thermalNight = thermal.iou(night);
    assertThat(PixelProbe.mean(rgbNight)).isLessThan(0.8 * PixelProbe.mean(rgbDay));
    assertThat(PixelProbe.mean(thermalNight)).isGreaterThan(0.9 * PixelProbe.mean(thermalDay));
    // Curves, cones and bumps differ from their ground in colour, not in warmth.
    for (int c : new int[] {4, 7, 8}) {
      assertThat(rgbDay[c]).isGreaterThan(2 * thermalDay[c]);
    }
    // People are found by their warmth.
    assertThat(thermalNight[2]).isGreaterThan(2 * rgbNight[2]);
  }
}
