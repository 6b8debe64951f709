package io.semlink.simulator.channel;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.jspecify.annotations.Nullable;

/// What a flat channel adds to gain and white noise. The receiver follows shadowing, as part of the
/// gain, but neither phase noise nor frequency offset: they are what its synchronisation leaves
/// over, and both begin at phase 0 with the block.
///
/// @param shadowingDb standard deviation of log-normal shadowing in dB, in [0, 30]. One power gain
///   a block, the same in all its HARQ rounds, with a median of 0 dB; Es/N0 is that of the median
/// @param phaseNoise standard deviation of the oscillator's phase step from one symbol to the next
///   in radians, at least 0 (a Wiener process)
/// @param frequencyOffset carrier frequency offset as a share of the symbol rate, in (-0.5, 0.5)
/// @param impulses impulsive noise, null for none
public record Impairments(
    double shadowingDb,
    double phaseNoise,
    double frequencyOffset,
    @Nullable ImpulsiveNoise impulses) {
  /// Largest standard deviation of shadowing, dB: measured ones are below 15 dB.
  public static final double MOST_SHADOWING_DB = 30;

  /// None of them.
  public static final Impairments NONE = new Impairments(0, 0, 0, null);

  /// @throws IllegalArgumentException if a value is out of range
  public Impairments {
    if (!(shadowingDb >= 0 && shadowingDb <= MOST_SHADOWING_DB)) {
      throw new IllegalArgumentException(
          "shadowing is %s dB but must lie in [0, %s]".formatted(shadowingDb, MOST_SHADOWING_DB));
    }
    requireDeviation("phase noise", phaseNoise, "radians");
    if (!(Math.abs(frequencyOffset) < 0.5)) {
      throw new IllegalArgumentException(
          "frequency offset is %s of the symbol rate but must lie in (-0.5, 0.5)"
              .formatted(frequencyOffset));
    }
  }

  /// Standard deviation of the phase step, sqrt(2 pi linewidth T), of an oscillator with a
  /// Lorentzian line (Demir, Mehrotra and Roychowdhury, "Phase noise in oscillators", IEEE Trans.
  /// Circuits Syst. I 47(5), 2000).
  ///
  /// @param linewidth full width at half maximum times the symbol time, at least 0
  public static double phaseNoiseOfLinewidth(double linewidth) {
    return Math.sqrt(2 * Math.PI * linewidth);
  }

  /// Power gain of the block's shadowing.
  double shadowing(StreamKey key) {
    if (shadowingDb == 0) {
      return 1;
    }
    StreamKey allRounds =
        new StreamKey(key.seed(), Purpose.SHADOWING, key.frameIndex(), key.realisation() >> 8 << 8);
    return StrictMath.pow(10, shadowingDb * GaussianNoise.draw(allRounds, 1)[0] / 10);
  }

  /// Whether the phase moves without the receiver's knowledge.
  boolean turns() {
    return phaseNoise > 0 || frequencyOffset != 0;
  }

  /// Mean squared change of the phase within a symbol, which the model leaves out: around its mean
  /// over the symbol, that of a Wiener process is s^2 / 6, that of a turn by 2 pi f (pi f)^2 / 3.
  double movement() {
    double offset = Math.PI * frequencyOffset;
    return phaseNoise * phaseNoise / 6 + offset * offset / 3;
  }

  /// Turns I/Q interleaved gains by phase noise and frequency offset, in place.
  void turn(float[] gains, StreamKey key) {
    int numSymbols = gains.length / 2;
    float[] steps = GaussianNoise.draw(key.with(Purpose.PHASE_NOISE), numSymbols);
    double phase = 0;
    for (int s = 0; s < numSymbols; s++) {
      float cosine = (float) StrictMath.cos(phase);
      float sine = (float) StrictMath.sin(phase);
      float re = gains[2 * s];
      float im = gains[2 * s + 1];
      gains[2 * s] = re * cosine - im * sine;
      gains[2 * s + 1] = re * sine + im * cosine;
      phase += phaseNoise * steps[s] + 2 * Math.PI * frequencyOffset;
    }
  }

  private static void requireDeviation(String name, double value, String unit) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s %s but must be finite and at least 0".formatted(name, value, unit));
    }
  }
}
