package io.semlink.models.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.models.RectangleSensor;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchemeEvaluationTest {
  private static final Resolution SIZE = new Resolution(48, 64);
  private static final RectangleSensor SENSOR = new RectangleSensor(SIZE, 1, 20);
  private static final int INDEX_BITS = 8;

  /// Sends the index of the frame.
  private static final class IndexEncoder implements FrameEncoder {
    @Override
    public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
      return frames.stream()
          .<Payload>map(frame -> {
            byte[] bits = new byte[payloadBits];
            for (int i = 0; i < payloadBits; i++) {
              bits[i] = (byte) (frame.index() >> i & 1);
            }
            return new Payload.Bits(BitBlock.pack(bits));
          })
          .toList();
    }

    @Override
    public void close() {}
  }

  /// Looks the frame up; class 0 everywhere where it is told to know nothing.
  private record LookUp(boolean knows) implements FrameDecoder {
    @Override
    public List<Understanding> decode(List<ReceivedPayload> payloads) {
      return payloads.stream().map(this::decode).toList();
    }

    private Understanding decode(ReceivedPayload payload) {
      int index = 0;
      for (int i = 0; i < payload.softBits().length; i++) {
        index |= payload.softBits()[i] > 0 ? 1 << i : 0;
      }
      LabelMap label = SENSOR.frame(index).label();
      return new Understanding(
          knows && label != null ? label : new LabelMap(SIZE, new byte[SIZE.numPixels()]));
    }

    @Override
    public void close() {}
  }

  @Test
  void perfectUnderstandingHasIouOne() {
    SchemeEvaluation.Result result =
        SchemeEvaluation.run(new IndexEncoder(), new LookUp(true), SENSOR, 19, INDEX_BITS);
    assertThat(result.all().meanIou()).isEqualTo(1);
    assertThat(result.all().numPixels()).isEqualTo(19L * SIZE.numPixels());
    assertThat(result.byTimeOfDay()).containsOnlyKeys(TimeOfDay.DAY, TimeOfDay.NIGHT);
    assertThat(requireNonNull(result.byTimeOfDay().get(TimeOfDay.DAY)).numPixels())
        .isEqualTo(10L * SIZE.numPixels());
  }

  /// Share of class 0 over nine classes: what a network scores that has learned nothing.
  @Test
  void backgroundEverywhereScoresItsShare() {
    SchemeEvaluation.Result result =
        SchemeEvaluation.run(new IndexEncoder(), new LookUp(false), SENSOR, 19, INDEX_BITS);
    double share = (double) result.all().truePixels(0) / result.all().numPixels();
    assertThat(result.all().meanIou()).isEqualTo(share / 9);
  }
}
