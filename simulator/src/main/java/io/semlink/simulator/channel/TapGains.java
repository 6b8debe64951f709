package io.semlink.simulator.channel;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.Arrays;

/// Complex gains of the taps of one block, stepped through time.
///
/// Each scattered tap is a sum of 32 oscillators of Doppler shift fD cos(angle), the angles
/// independent and uniform, as Clarke's model has it, with independent complex Gaussian amplitudes:
/// over the blocks the gains are exactly complex Gaussian and their autocorrelation exactly J0(2 pi
/// fD t). Differs from sums of equal amplitudes, which are Gaussian only in the limit. A line of
/// sight is one oscillator of fixed amplitude and uniform phase.
///
/// Not safe for several threads: each block has one of its own.
final class TapGains {
  private static final int OSCILLATORS = 32;

  private final TapTable taps;
  private final double[] shifts;
  private final double[] phasors;

  /// The gains at time 0 of a block.
  ///
  /// @param taps delays, powers, Doppler shift
  /// @param key names the block
  TapGains(TapTable taps, StreamKey key) {
    int numOscillators = taps.size() * OSCILLATORS;
    this.taps = taps;
    this.shifts = new double[numOscillators];
    this.phasors = new double[2 * numOscillators];
    float[] draws = GaussianNoise.draw(key.with(Purpose.CHANNEL_FADING), 4 * numOscillators);
    for (int i = 0; i < numOscillators; i++) {
      double amplitude = Math.sqrt(taps.powers()[i / OSCILLATORS] / (2 * OSCILLATORS));
      // The direction of a Gaussian pair is uniform, and its cosine needs no angle.
      shifts[i] = taps.dopplerHz() * cosine(draws[4 * i], draws[4 * i + 1]);
      phasors[2 * i] = amplitude * draws[4 * i + 2];
      phasors[2 * i + 1] = amplitude * draws[4 * i + 3];
    }
    if (taps.hasLineOfSight()) {
      makeDirect(draws);
    }
  }

  private void makeDirect(float[] draws) {
    Arrays.fill(phasors, 0, 2 * OSCILLATORS, 0);
    double amplitude = Math.sqrt(taps.powers()[0]);
    shifts[0] = TapTable.LINE_OF_SIGHT_DOPPLER * taps.dopplerHz();
    phasors[0] = amplitude * cosine(draws[2], draws[3]);
    phasors[1] = amplitude * cosine(draws[3], draws[2]);
  }

  private static double cosine(float x, float y) {
    double length = Math.sqrt((double) x * x + (double) y * y);
    return length == 0 ? 1 : x / length;
  }

  /// The gains now.
  ///
  /// @param gains receives I/Q interleaved gains, one a tap
  /// @param from first index to write
  void write(float[] gains, int from) {
    for (int tap = 0; tap < taps.size(); tap++) {
      double re = 0;
      double im = 0;
      for (int i = tap * OSCILLATORS; i < (tap + 1) * OSCILLATORS; i++) {
        re += phasors[2 * i];
        im += phasors[2 * i + 1];
      }
      gains[from + 2 * tap] = (float) re;
      gains[from + 2 * tap + 1] = (float) im;
    }
  }

  /// What {@link #advance} needs to step by a time: the turn of each oscillator.
  ///
  /// @param seconds length of the step
  /// @return I/Q interleaved, one an oscillator, new
  double[] step(double seconds) {
    double[] turns = new double[phasors.length];
    for (int i = 0; i < shifts.length; i++) {
      double angle = 2 * Math.PI * shifts[i] * seconds;
      turns[2 * i] = StrictMath.cos(angle);
      turns[2 * i + 1] = StrictMath.sin(angle);
    }
    return turns;
  }

  /// Steps through time.
  ///
  /// @param turns of {@link #step}, not modified
  void advance(double[] turns) {
    for (int i = 0; i < phasors.length; i += 2) {
      double re = phasors[i] * turns[i] - phasors[i + 1] * turns[i + 1];
      phasors[i + 1] = phasors[i] * turns[i + 1] + phasors[i + 1] * turns[i];
      phasors[i] = re;
    }
  }
}
