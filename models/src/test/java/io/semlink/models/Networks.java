package io.semlink.models;

import io.semlink.models.promsc.Carrier;
import io.semlink.models.promsc.FusionConfig;
import io.semlink.models.promsc.Head;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.Trunk;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.util.List;

/// Networks for tests.
public final class Networks {
  /// The smallest one that has every part: 32x48 frames, 6 tokens, 8 planes.
  public static final PromscConfig NANO = nano(new Resolution(32, 48));

  /// A network with the widths of {@link #NANO}.
  public static PromscConfig nano(Resolution resolution) {
    return new PromscConfig(
        "promsc-nano",
        resolution,
        Modality.BOTH,
        new Trunk.Residual(4, 1),
        new FusionConfig(8, 2, 1),
        8,
        Carrier.BITS,
        new Head.Upsampling(List.of(16, 12, 8, 8)));
  }

  private Networks() {}
}
