package io.semlink.models.zoo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.separate.SeparateSchemes;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemeProbeTest {
  private static final Resolution SIZE = new Resolution(16, 16);

  /// A scheme whose decoder answers with a class that depends on how often it was asked.
  private record Unsteady(IntUnaryOperator answer) implements Scheme {
    @Override
    public String name() {
      return "unsteady";
    }

    @Override
    public Resolution resolution() {
      return SIZE;
    }

    @Override
    public int largestPayload(int maxBits) {
      return Math.min(8, maxBits);
    }

    @Override
    public String weightsHash() {
      return "";
    }

    @Override
    public FrameEncoder newEncoder(ComputeDevice device) {
      return new FrameEncoder() {
        @Override
        public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
          BitBlock bits = BitBlock.pack(new byte[payloadBits], 0, payloadBits);
          return frames.stream().<Payload>map(_ -> new Payload.Bits(bits)).toList();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public FrameDecoder newDecoder(ComputeDevice device) {
      return new FrameDecoder() {
        private int calls;

        @Override
        public List<Understanding> decode(List<ReceivedPayload> payloads) {
          byte[] classes = new byte[SIZE.numPixels()];
          classes[17] = (byte) answer.applyAsInt(calls++);
          return payloads.stream()
              .map(_ -> new Understanding(new LabelMap(SIZE, classes)))
              .toList();
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void oneWrongPixelInUsedMemoryIsRefused() {
    assertThatThrownBy(
            () -> SchemeProbe.require(new Unsteady(call -> call == 2 ? 1 : 0), ComputeDevice.CPU))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("unsteady on")
        .hasMessageContaining("gives other results where memory was used before");
    assertThatCode(() -> SchemeProbe.require(new Unsteady(_ -> 3), ComputeDevice.CPU))
        .doesNotThrowAnyException();
  }

  @Test
  void aNetworkThatGivesNoNumbersIsRefused() {
    IntUnaryOperator nan =
        _ -> {
          throw new ArithmeticException("a network gives NaN");
        };
    assertThatThrownBy(() -> SchemeProbe.require(new Unsteady(nan), ComputeDevice.CPU))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("gives NaN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"promsc-tiny", "promsc-small", "jpeg2000+mfnet-small", "jpeg+mfnet-small"})
  void shippedSchemesPass(String name) {
    SchemeProvider provider = name.contains("+") ? new SeparateSchemes() : new ModelZoo();
    Scheme scheme = provider.open(name, null);
    assertThatCode(() -> SchemeProbe.require(scheme, ComputeDevice.CPU)).doesNotThrowAnyException();
  }
}
