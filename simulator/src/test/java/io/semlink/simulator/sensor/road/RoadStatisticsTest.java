package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.RealFrames;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What comes out, against MFNet's class shares and against real frames.
final class RoadStatisticsTest {
  /// Percent of pixels of each class in MFNet, from its published class weights.
  private static final double[] SHARES = {91.87, 4.19, 1.46, 0.93, 0.53, 0.44, 0.11, 0.23, 0.25};

  @Test
  void classesFillTheShareOfPixelsTheyFillInMfnet() {
    // Labels need no light: only the geometry of many frames is drawn.
    int frames = 1500;
    SyntheticRoad road =
        SyntheticRoadTest.road(SyntheticRoadTest.SMALL, Purpose.SCENE_TRAIN, DayNight.BOTH);
    double[] percent = new double[SegmentationClass.COUNT];
    int rails = 0;
    int guardrail = index(SegmentationClass.GUARDRAIL);
    for (int i = 0; i < frames; i++) {
      boolean rail = false;
      for (byte c : View.of(road.scene(i), 96, 128).labels()) {
        percent[c] += 100.0 / (96 * 128 * frames);
        rail |= c == guardrail;
      }
      rails += rail ? 1 : 0;
    }
    for (SegmentationClass c : SegmentationClass.values()) {
      assertThat(percent[index(c)] / SHARES[index(c)]).as(c.name()).isBetween(1 / 1.5, 1.5);
    }
    assertThat(100.0 * rails / frames).isBetween(1.0, 5.0);
  }

  @Test
  void contrastAndSpectraLieWhereThoseOfRealFramesLie() {
    var ours =
        RealFrames.measured(SyntheticRoadTest.frames(Purpose.SCENE_TEST, DayNight.BOTH, 160));
    var real = RealFrames.stored();
    assertThat(ours).hasSize(8);
    ours.forEach((name, p) -> {
      if (!name.equals("luma mean")) {
        assertThat(p[1])
            .as("median of %s", name)
            .isBetween(range(real, name)[0], range(real, name)[2]);
      }
    });
  }

  private static double[] range(Map<String, double[]> percentiles, String name) {
    return Objects.requireNonNull(percentiles.get(name));
  }

  @Test
  void mostOfTheNightIsDark() {
    double day = medianRadiance(DayNight.DAY);
    double night = medianRadiance(DayNight.NIGHT);
    assertThat(day).isGreaterThan(0.01);
    assertThat(night).isLessThan(0.05 * day);
  }

  private static double medianRadiance(DayNight time) {
    SyntheticRoad road = SyntheticRoadTest.road(SyntheticRoadTest.SMALL, Purpose.SCENE_TEST, time);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      float[] radiance = RgbRadiance.of(View.of(road.scene(i), 48, 64));
      for (float v : radiance) {
        values.add((double) v);
      }
    }
    values.sort(null);
    return values.get(values.size() / 2);
  }

  @Test
  void labelsLieOnBothImages() {
    // Edges of both images are strongest along the edges of cars and people, unshifted.
    int[] thermal = bestShift(DayNight.NIGHT, true);
    assertThat(thermal).containsExactly(0, 0);
    int[] rgb = bestShift(DayNight.DAY, false);
    assertThat(rgb).containsExactly(0, 0);
  }

  private static int[] bestShift(DayNight time, boolean thermal) {
    double[] edge = new double[49];
    for (SensorFrame frame : SyntheticRoadTest.frames(Purpose.SCENE_VALIDATION, time, 40)) {
      RasterImage image = thermal ? frame.thermal() : frame.rgb();
      for (int y = 4; y < 91; y++) {
        for (int x = 4; x < 123; x++) {
          if (edgeOfObject(frame, y, x)) {
            for (int k = 0; k < 49; k++) {
              edge[k] += step(image, y + k / 7 - 3, x + k % 7 - 3);
            }
          }
        }
      }
    }
    int best = 0;
    for (int k = 1; k < 49; k++) {
      best = edge[k] > edge[best] ? k : best;
    }
    return new int[] {best / 7 - 3, best % 7 - 3};
  }

  /// Whether a car or a person begins between this column and the next.
  private static boolean edgeOfObject(SensorFrame frame, int y, int x) {
    int a = SyntheticRoadTest.label(frame).at(y, x);
    int b = SyntheticRoadTest.label(frame).at(y, x + 1);
    return a != b && a + b <= 2 && (a == 0 || b == 0);
  }

  private static double step(RasterImage image, int y, int x) {
    return Math.abs(image.sample(0, y, x + 1) - image.sample(0, y, x));
  }

  @Test
  void conesAndBumpsAreAsWarmAsTheirGroundAndPeopleAreNot() {
    for (DayNight time : List.of(DayNight.DAY, DayNight.NIGHT)) {
      assertThat(contrast(time, SegmentationClass.BUMP)).as("bump by %s", time).isLessThan(1);
      assertThat(contrast(time, SegmentationClass.CAR_STOP)).as("stop by %s", time).isLessThan(2);
      assertThat(contrast(time, SegmentationClass.COLOR_CONE)).as("cone by %s", time).isLessThan(1);
    }
    assertThat(contrast(DayNight.NIGHT, SegmentationClass.PERSON)).isGreaterThan(2);
  }

  /// Median over frames of the kelvin between a class and the unlabelled pixels around it.
  private static double contrast(DayNight time, SegmentationClass wanted) {
    SyntheticRoad road =
        SyntheticRoadTest.road(SyntheticRoadTest.SMALL, Purpose.SCENE_VALIDATION, time);
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      View view = View.of(road.scene(i), 96, 128);
      double[] v = difference(view.labels(), ThermalRadiance.of(view), index(wanted));
      if (v[1] >= 10) {
        found.add(Math.abs(v[0] / v[1]));
      }
    }
    assertThat(found).hasSizeGreaterThan(4);
    double[] sorted = found.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static int index(SegmentationClass c) {
    return Arrays.asList(SegmentationClass.values()).indexOf(c);
  }

  /// Sum of differences between pixels of a class and the ground two rows below, and their count.
  private static double[] difference(byte[] label, float[] celsius, int wanted) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i + 2 * 128 < label.length; i++) {
      if (label[i] == wanted && label[i + 128] == 0 && label[i + 256] == 0) {
        sum += celsius[i] - celsius[i + 256];
        n++;
      }
    }
    return new double[] {sum, n};
  }
}
