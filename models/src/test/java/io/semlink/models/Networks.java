package io.semlink.models;

import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.units.Resolution;
import java.util.List;

/// Networks for tests.
public final class Networks {
  /// The smallest one that has every part: 32x48 frames, 6 tokens, 8 planes.
  public static final PromscConfig NANO =
      new PromscConfig("promsc-nano", new Resolution(32, 48), 4, 8, 2, 1, 8, List.of(16, 12, 8, 8));

  private Networks() {}
}
