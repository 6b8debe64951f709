package io.semlink.scenarios.plan;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks schemes whether they can carry the first frame of a study, which stands for all of them. A
/// scheme is asked about each payload size once, and not at all above one that was enough.
final class FirstFrame {
  private final @Nullable Sensor sensor;
  private final Map<Scheme, Integer> enough = new HashMap<>();
  private final Map<Asked, String> misfits = new HashMap<>();

  private record Asked(Scheme scheme, int payloadBits) {}

  /// @param sensor where the frames come from; absent in a study of the link alone
  FirstFrame(@Nullable Sensor sensor) {
    this.sensor = sensor;
  }

  /// Why the first frame cannot be carried.
  ///
  /// @param scheme absent in a study of the link alone
  /// @param payloadBits a legal payload size of the scheme
  /// @return one line; empty if it can
  /// @throws ScenarioException if a scheme must see the frame and it cannot be read
  Optional<String> misfit(@Nullable Scheme scheme, int payloadBits) {
    if (scheme == null || payloadBits >= enough.getOrDefault(scheme, Integer.MAX_VALUE)) {
      return Optional.empty();
    }
    Asked asked = new Asked(scheme, payloadBits);
    if (!misfits.containsKey(asked)) {
      Optional<String> misfit = scheme.misfit(this::frame, payloadBits);
      if (misfit.isEmpty()) {
        enough.put(scheme, payloadBits);
        return misfit;
      }
      misfits.put(asked, misfit.get());
    }
    return Optional.of(Objects.requireNonNull(misfits.get(asked)));
  }

  private SensorFrame frame() {
    try {
      return Objects.requireNonNull(sensor, "frames need a sensor").frame(0);
    } catch (BadSourceException e) {
      throw new ScenarioException("source.path: " + e.getMessage());
    }
  }
}
