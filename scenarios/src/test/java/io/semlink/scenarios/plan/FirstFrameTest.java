package io.semlink.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class FirstFrameTest {

  /// Carries frames in 100 bits and more; notes which payload sizes it was asked about.
  private static final class HundredBits implements Scheme {
    private final List<Integer> asked = new ArrayList<>();

    @Override
    public Optional<String> misfit(Supplier<SensorFrame> frame, int payloadBits) {
      asked.add(payloadBits);
      return payloadBits < 100 ? Optional.of(payloadBits + " of 100") : Optional.empty();
    }

    @Override
    public String name() {
      return "hundred";
    }

    @Override
    public Resolution resolution() {
      return new Resolution(1, 1);
    }

    @Override
    public int largestPayload(int maxBits) {
      return maxBits;
    }

    @Override
    public String weightsHash() {
      return "";
    }

    @Override
    public FrameEncoder newEncoder(ComputeDevice device) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FrameDecoder newDecoder(ComputeDevice device) {
      throw new UnsupportedOperationException();
    }
  }

  /// A plan of hundreds of points asks about a size once and about larger ones not at all; no frame
  /// is looked at for schemes that need none.
  @Test
  void schemesAreAskedAsSeldomAsPossible() {
    HundredBits scheme = new HundredBits();
    FirstFrame first = new FirstFrame(null);
    for (int i = 0; i < 3; i++) {
      assertThat(first.misfit(scheme, 50)).contains("50 of 100");
      assertThat(first.misfit(scheme, 80)).contains("80 of 100");
      assertThat(first.misfit(scheme, 200)).isEmpty();
      assertThat(first.misfit(scheme, 300)).isEmpty();
      assertThat(first.misfit(scheme, 120)).isEmpty();
    }
    assertThat(scheme.asked).containsExactly(50, 80, 200, 120);
    assertThat(first.misfit(null, 10)).isEmpty();
  }
}
