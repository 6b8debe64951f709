package io.semlink.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.RectangleSensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import org.junit.jupiter.api.Test;

final class FramePoolTest {
  private static final Resolution SIZE = new Resolution(48, 64);

  @Test
  void framesAreMadeOnceAndAreThoseOfTheSource() {
    RectangleSensor source = new RectangleSensor(SIZE, 1, Long.MAX_VALUE);
    FramePool pool = new FramePool(source, 5);
    SensorFrame frame = pool.frame(3);
    assertThat(pool.frame(3)).isSameAs(frame);
    assertThat(frame.rgb().samples()).isEqualTo(source.frame(3).rgb().samples());
    assertThat(pool.resolution()).isEqualTo(SIZE);
  }

  @Test
  void poolEndsWhereItIsTold() {
    RectangleSensor source = new RectangleSensor(SIZE, 1, 3);
    assertThat(new FramePool(source, 5).numFrames()).isEqualTo(3);
    FramePool pool = new FramePool(source, 2);
    assertThat(pool.numFrames()).isEqualTo(2);
    assertThatThrownBy(() -> pool.frame(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
