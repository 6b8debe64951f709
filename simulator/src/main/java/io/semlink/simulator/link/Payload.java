package io.semlink.simulator.link;

import io.semlink.simulator.bits.BitBlock;
import java.util.Arrays;

/// What a frame encoder hands to the link: one frame.
public sealed interface Payload {
  /// Bits or values of the frame.
  PayloadSize size();

  /// The bits of one frame, one transport block.
  ///
  /// @param bits the payload, most significant plane first
  record Bits(BitBlock bits) implements Payload {
    @Override
    public PayloadSize size() {
      return new PayloadSize(PayloadKind.BITS, bits.size());
    }
  }

  /// The analog features of one frame, which {@link AnalogLink} sends as they are but for their
  /// power.
  ///
  /// @param values z in [-1, 1], most significant plane first; shared, must not be modified
  record Features(float[] values) implements Payload {
    @Override
    public PayloadSize size() {
      return new PayloadSize(PayloadKind.FEATURES, values.length);
    }

    /// Whether both are the same values, bit for bit.
    @Override
    public boolean equals(Object o) {
      return o instanceof Features other && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    /// Root mean square of the values; 0 if all are 0.
    public double rms() {
      double energy = 0;
      for (float value : values) {
        energy += (double) value * value;
      }
      return Math.sqrt(energy / values.length);
    }

    /// The values over their root mean square: what is sent, and what arrives over a link without
    /// noise.
    ///
    /// @return a new array of unit mean square; all 0 if all values are 0
    public float[] unitPower() {
      double rms = rms();
      float[] unit = new float[values.length];
      for (int i = 0; i < unit.length && rms > 0; i++) {
        unit[i] = (float) (values[i] / rms);
      }
      return unit;
    }
  }
}
