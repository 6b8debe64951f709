package io.semlink.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.units.Resolution;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CachedSensorTest {
  private static final Resolution SIZE = new Resolution(4, 5);
  private final AtomicInteger made = new AtomicInteger();

  private Sensor counting(long numFrames) {
    return new Sensor() {
      @Override
      public Resolution resolution() {
        return SIZE;
      }

      @Override
      public long numFrames() {
        return numFrames;
      }

      @Override
      public SensorFrame frame(long index) {
        made.incrementAndGet();
        return new SensorFrame(
            index,
            "f" + index,
            TimeOfDay.DAY,
            new RasterImage(SIZE, 3, new byte[60]),
            new RasterImage(SIZE, 1, new byte[20]),
            null);
      }
    };
  }

  @Test
  void onlyTheFramesThatFitAreKept() {
    CachedSensor cached = CachedSensor.within(counting(10), 2 * 5 * 20);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(cached.frame(i).index()).isEqualTo(i);
      }
    }
    assertThat(made).hasValue(2 + 3 * 2);
    assertThat(cached.numFrames()).isEqualTo(10);
  }

  @Test
  void firstFramesEndWhereTheyAreTold() {
    assertThat(CachedSensor.first(counting(3), 5).numFrames()).isEqualTo(3);
    CachedSensor two = CachedSensor.first(counting(Long.MAX_VALUE), 2);
    assertThat(two.numFrames()).isEqualTo(2);
    assertThat(two.frame(1)).isSameAs(two.frame(1));
    assertThatThrownBy(() -> two.frame(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
