package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import io.semlink.simulator.units.Resolution;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SyntheticRoadTest {
  static final Resolution SMALL = new Resolution(96, 128);

  static SyntheticRoad road(Resolution resolution, Purpose split, DayNight dayNight) {
    return new SyntheticRoad(new SyntheticRoad.Settings(resolution, 11, split, dayNight));
  }

  static List<SensorFrame> frames(Purpose split, DayNight dayNight, int count) {
    SyntheticRoad road = road(SMALL, split, dayNight);
    List<SensorFrame> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(road.frame(i));
    }
    return out;
  }

  static LabelMap label(SensorFrame frame) {
    return Objects.requireNonNull(frame.label());
  }

  static String digest(SensorFrame frame) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(frame.rgb().samples());
      sha.update(frame.thermal().samples());
      sha.update(label(frame).classes());
      return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void bytesAreFrozen() {
    SyntheticRoad road = road(SMALL, Purpose.SCENE_TEST, DayNight.BOTH);
    assertThat(IntStream.range(0, 4).mapToObj(i -> digest(road.frame(i))))
        .containsExactly(
            "f6fc74106ca8d247", "b2aec87ab0643d15", "096a414b4402851d", "bc29b4b919e69f41");
    SyntheticRoad fine = road(new Resolution(480, 640), Purpose.SCENE_TEST, DayNight.NIGHT);
    assertThat(digest(fine.frame(5))).isEqualTo("8c5a5c3a5720aa96");
  }

  @Test
  void aFrameIsTheSameInAnyOrderAndOnAnyThread() {
    List<String> forward =
        frames(Purpose.SCENE_TEST, DayNight.BOTH, 8).stream().map(f -> digest(f)).toList();
    SyntheticRoad road = road(SMALL, Purpose.SCENE_TEST, DayNight.BOTH);
    List<String> backward =
        IntStream.range(0, 8).mapToObj(i -> digest(road.frame(7 - i))).toList().reversed();
    assertThat(backward).isEqualTo(forward);
    assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> digest(road.frame(i))).toList())
        .isEqualTo(forward);
    assertThat(digest(road(SMALL, Purpose.SCENE_TEST, DayNight.BOTH).frame(6)))
        .isEqualTo(forward.get(6));
    assertThat(forward).doesNotHaveDuplicates();
  }

  @Test
  void splitsAndSeedsShareNothing() {
    String test = digest(road(SMALL, Purpose.SCENE_TEST, DayNight.DAY).frame(3));
    assertThat(digest(road(SMALL, Purpose.SCENE_TRAIN, DayNight.DAY).frame(3))).isNotEqualTo(test);
    SyntheticRoad.Settings other =
        new SyntheticRoad.Settings(SMALL, 12, Purpose.SCENE_TEST, DayNight.DAY);
    assertThat(digest(new SyntheticRoad(other).frame(3))).isNotEqualTo(test);
    assertThatThrownBy(() -> road(SMALL, Purpose.CHANNEL_NOISE, DayNight.DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CHANNEL_NOISE");
  }

  @Test
  void framesSayWhatTheyAre() {
    SensorFrame frame = road(SMALL, Purpose.SCENE_TEST, DayNight.NIGHT).frame(17);
    assertThat(frame.name()).isEqualTo("road-test-000017");
    assertThat(frame.index()).isEqualTo(17);
    assertThat(frame.timeOfDay()).isEqualTo(TimeOfDay.NIGHT);
    assertThat(frame.rgb().resolution()).isEqualTo(SMALL);
    assertThat(road(SMALL, Purpose.SCENE_TEST, DayNight.DAY).frame(17).timeOfDay())
        .isEqualTo(TimeOfDay.DAY);
    long nights =
        IntStream.range(0, 200)
            .filter(i -> !road(SMALL, Purpose.SCENE_TEST, DayNight.BOTH).scene(i).light().day())
            .count();
    // Binomial(200, 1/2) leaves 70..130 with probability below 1e-4.
    assertThat(nights).isBetween(70L, 130L);
  }

  @Test
  void bothTakesTheDayOrTheNightOfTheSameIndex() {
    SyntheticRoad both = road(SMALL, Purpose.SCENE_TEST, DayNight.BOTH);
    for (int i = 0; i < 6; i++) {
      SensorFrame frame = both.frame(i);
      DayNight one = frame.timeOfDay() == TimeOfDay.DAY ? DayNight.DAY : DayNight.NIGHT;
      assertThat(digest(road(SMALL, Purpose.SCENE_TEST, one).frame(i))).isEqualTo(digest(frame));
    }
  }

  @Test
  void theSceneIsTheSameAtEveryResolution() {
    SyntheticRoad coarse = road(SMALL, Purpose.SCENE_TEST, DayNight.BOTH);
    SyntheticRoad fine = road(new Resolution(288, 384), Purpose.SCENE_TEST, DayNight.BOTH);
    long same = 0;
    long objects = 0;
    long sameObjects = 0;
    for (int i = 0; i < 12; i++) {
      LabelMap a = label(coarse.frame(i));
      LabelMap b = label(fine.frame(i));
      for (int y = 0; y < 96; y++) {
        for (int x = 0; x < 128; x++) {
          boolean equal = a.at(y, x) == b.at(3 * y + 1, 3 * x + 1);
          same += equal ? 1 : 0;
          objects += a.at(y, x) != 0 ? 1 : 0;
          sameObjects += equal && a.at(y, x) != 0 ? 1 : 0;
        }
      }
    }
    assertThat((double) same / (12 * 96 * 128)).isGreaterThan(0.97);
    assertThat(objects).isGreaterThan(5000);
    assertThat((double) sameObjects / objects).isGreaterThan(0.8);
  }
}
