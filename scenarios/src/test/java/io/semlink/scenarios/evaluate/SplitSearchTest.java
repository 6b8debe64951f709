package io.semlink.scenarios.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.codec.RateSplit;
import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.separate.SplitTable;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class SplitSearchTest {
  private static final Resolution SIZE = new Resolution(32, 64);
  private static final SchemeRun.Setting SETTING =
      new SchemeRun.Setting(
          EvaluationFrames.road(SIZE, Purpose.SCENE_VALIDATION, 3, 4),
          Modality.BOTH,
          3,
          ClassSubset.ALL,
          ComputeDevice.CPU);

  /// Knows the truth of as many rows as its share is near to what its rate wants: half for RGB at
  /// up to 0.2 bits per pixel, nine tenths above.
  private record Oracle(double share) implements Scheme {
    @Override
    public String name() {
      return "oracle";
    }

    @Override
    public Resolution resolution() {
      return SIZE;
    }

    @Override
    public int largestPayload(int maxBits) {
      return Math.min(maxBits, SIZE.numPixels());
    }

    @Override
    public Optional<String> misfit(Supplier<SensorFrame> frame, int payloadBits) {
      return payloadBits < 150 && frame.get().index() == 0
          ? Optional.of(payloadBits + " bits are too few")
          : Optional.empty();
    }

    @Override
    public String weightsHash() {
      return "0";
    }

    @Override
    public FrameEncoder newEncoder(ComputeDevice device) {
      return new FrameEncoder() {
        @Override
        public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
          return frames.stream().map(frame -> payload(frame, payloadBits)).toList();
        }

        @Override
        public void close() {}
      };
    }

    /// The frame's index in the first bits.
    private static Payload payload(SensorFrame frame, int payloadBits) {
      byte[] bits = new byte[payloadBits];
      for (int i = 0; i < 8; i++) {
        bits[i] = (byte) (frame.index() >> i & 1);
      }
      return new Payload.Bits(BitBlock.pack(bits, 0, payloadBits));
    }

    @Override
    public FrameDecoder newDecoder(ComputeDevice device) {
      return new FrameDecoder() {
        @Override
        public List<Understanding> decode(List<ReceivedPayload> payloads) {
          List<Understanding> maps = new ArrayList<>();
          for (ReceivedPayload payload : payloads) {
            maps.add(new Understanding(map(payload.softBits()), null));
          }
          return maps;
        }

        @Override
        public void close() {}
      };
    }

    private LabelMap map(float[] softBits) {
      int index = 0;
      for (int i = 0; i < 8; i++) {
        index |= softBits[i] > 0 ? 1 << i : 0;
      }
      LabelMap truth =
          Objects.requireNonNull(
              SETTING.frames().sensor().frame(index).label(), "a street's label");
      double wanted = (double) softBits.length / SIZE.numPixels() <= 0.2 ? 0.5 : 0.9;
      byte[] known = truth.classes().clone();
      int from = (int) (known.length * (1 - Math.abs(share - wanted)));
      java.util.Arrays.fill(known, from, known.length, (byte) 8);
      return new LabelMap(SIZE, known);
    }
  }

  @Test
  void theShareThatEachRateWantsWins() {
    List<Double> opened = new ArrayList<>();
    SplitSearch found =
        SplitSearch.run(
            share -> {
              opened.add(share);
              return new Oracle(share);
            },
            new SplitSearch.Plan(List.of(0.9, 0.5, 0.3), List.of(0.4, 0.1), SETTING),
            (share, done) -> {});
    assertThat(opened).containsExactly(0.3, 0.5, 0.75, 0.9);
    assertThat(found.rows()).hasSize(8);
    SplitTable best = found.best();
    assertThat(best.at(0.1)).isEqualTo(new RateSplit(0.5));
    assertThat(best.at(0.4)).isEqualTo(new RateSplit(0.9));
    for (SplitSearch.Row row : found.rows()) {
      double difference = row.difference().value();
      assertThat(difference == 0).isEqualTo(row.rgbShare() == 0.75);
      if (best.at(row.bitsPerPixel()).rgbShare() == row.rgbShare()) {
        assertThat(difference).isPositive();
      }
      // Four frames cannot tell how much it varies.
      assertThat(row.difference().interval()).isNull();
    }
    assertThat(found.text()).contains("[-]");
    assertThat(found.text().lines().filter(line -> line.contains("*"))).hasSize(2);
    assertThat(SplitTable.parse(String.join("\n", found.csv(List.of("a note"))), "it"))
        .isEqualTo(best);
  }

  /// With nothing sent, all shares would be as good.
  @Test
  void aRateThatHoldsNoImageIsRefusedBeforeAnythingIsDone() {
    List<Integer> progress = new ArrayList<>();
    assertThatThrownBy(() ->
            SplitSearch.run(
                share -> new Oracle(share),
                new SplitSearch.Plan(List.of(0.5), List.of(0.4, 0.05), SETTING),
                (share, done) -> progress.add(done)))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("oracle: 102 bits are too few");
    assertThat(progress).isEmpty();
  }

  @Test
  void nothingToSearchIsRefused() {
    for (double rate : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new SplitSearch.Plan(List.of(0.5), List.of(0.1, rate), SETTING))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be above 0");
    }
    assertThatThrownBy(() -> new SplitSearch.Plan(List.of(0.5), List.of(), SETTING))
        .hasMessageContaining("at least one rate");
    assertThatThrownBy(() -> new SplitSearch.Plan(List.of(1.5), List.of(0.1), SETTING))
        .hasMessageContaining("must lie between 0 and 1");
  }
}
