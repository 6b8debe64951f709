package io.semlink.simulator.channel;

import io.semlink.simulator.channel.GainLaw.Nakagami;
import io.semlink.simulator.channel.GainLaw.Rayleigh;
import io.semlink.simulator.channel.GainLaw.Rician;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.List;

/// Fading that a moving receiver sees among scatterers all around it (Clarke, "A statistical theory
/// of mobile-radio reception", Bell System Technical Journal 47, 1968; Jakes, "Microwave Mobile
/// Communications", 1974): the autocorrelation of the scatter is J0(2 pi fD tau).
///
/// The scatter is a sum of M oscillators whose angles of arrival divide the full turn evenly, after
/// a random turn of all, and whose complex amplitudes are independent Gaussian. So it is exactly
/// Gaussian at any number of oscillators, its autocorrelation over all blocks is exactly J0, and
/// within one block it is J0 as far as 2 pi fD tau stays below M, where the sum ceases to equal the
/// integral over the angle. M grows with the block up to 256, which reaches 36 Doppler periods.
/// Differs from Jakes' own simulator, whose fixed amplitudes make the gain neither stationary nor
/// Gaussian.
///
/// @param law Rayleigh or Rician
/// @param dopplerPerSymbol largest Doppler shift times the symbol time, fD T, in (0, 0.5]
/// @param lineOfSightShift Doppler shift of a Rician line of sight as a share of fD, which is the
///   cosine of its angle of arrival, in [-1, 1]; 0 is broadside
public record DopplerFading(GainLaw law, double dopplerPerSymbol, double lineOfSightShift)
    implements GainProcess {
  private static final int FEWEST = 32;
  private static final int MOST = 256;

  /// @throws IllegalArgumentException if a value is out of range, or for Nakagami fading, whose
  ///   correlated form the amplitude's law alone does not define
  public DopplerFading {
    if (law instanceof Nakagami) {
      throw new IllegalArgumentException(
          "Nakagami fading has no Doppler spectrum of its own but must be block fading");
    }
    if (!(dopplerPerSymbol > 0 && dopplerPerSymbol <= 0.5)) {
      throw new IllegalArgumentException(
          "doppler is %s of the symbol rate but must lie in (0, 0.5]".formatted(dopplerPerSymbol));
    }
    if (!(Math.abs(lineOfSightShift) <= 1)) {
      throw new IllegalArgumentException(
          "line-of-sight shift is %s of the Doppler shift but must lie in [-1, 1]"
              .formatted(lineOfSightShift));
    }
  }

  /// With a line of sight from broadside.
  ///
  /// @throws IllegalArgumentException as above
  public DopplerFading(GainLaw law, double dopplerPerSymbol) {
    this(law, dopplerPerSymbol, 0);
  }

  @Override
  public void draw(StreamKey key, float[] gains) {
    int numSymbols = gains.length / 2;
    double turns = 2 * Math.PI * dopplerPerSymbol * numSymbols;
    int count = (int) Math.min(MOST, FEWEST + Math.ceil(turns));
    Oscillators oscillators = new Oscillators(count + 1);
    double deviation = Math.sqrt(scatterPower() / (2 * count));
    float[] normal = GaussianNoise.draw(key.with(Purpose.CHANNEL_FADING), 2 * count + 2);
    // The angle of a pair of normal values is uniform.
    double turn = StrictMath.atan2(normal[2 * count], normal[2 * count + 1]) / count;
    for (int n = 0; n < count; n++) {
      double cosine = StrictMath.cos(turn + 2 * Math.PI * n / count);
      oscillators.set(n, deviation * normal[2 * n], deviation * normal[2 * n + 1], shift(cosine));
    }
    oscillators.set(count, lineOfSightAmplitude(), 0, shift(lineOfSightShift));
    oscillators.sum(gains);
  }

  /// Phase a symbol, in radians.
  private double shift(double cosine) {
    return 2 * Math.PI * dopplerPerSymbol * cosine;
  }

  private double scatterPower() {
    return switch (law) {
      case Rayleigh _, Nakagami _ -> 1;
      case Rician rician -> rician.scatterPower();
    };
  }

  private double lineOfSightAmplitude() {
    return switch (law) {
      case Rayleigh _, Nakagami _ -> 0;
      case Rician rician -> rician.lineOfSightAmplitude();
    };
  }

  /// {@inheritDoc}
  ///
  /// Over more Doppler periods than the most oscillators reach, gains far apart in a block are
  /// correlated more than J0 says.
  @Override
  public List<Limit> limits(int numSymbols) {
    return List.of(
        new Limit(
            "length of a block of a fading gain",
            dopplerPerSymbol * numSymbols,
            (MOST - FEWEST) / (2 * Math.PI),
            "Doppler periods",
            "gains further apart than that are not as uncorrelated as they should be"));
  }

  /// {@inheritDoc}
  ///
  /// (pi fD T)^2 / 6, as between the carriers of OFDM (Li and Cimini, "Bounds on the interchannel
  /// interference of OFDM in time-varying impairments", IEEE Trans. Commun. 49(3), 2001).
  @Override
  public double movement() {
    double turn = Math.PI * dopplerPerSymbol;
    return turn * turn / 6;
  }

  /// sqrt(9 / (16 pi)) / fD (Rappaport, "Wireless Communications", 2nd edition, equation 5.40.c).
  @Override
  public Double coherence() {
    return Math.sqrt(9 / (16 * Math.PI)) / dopplerPerSymbol;
  }

  @Override
  public int estimationInterval() {
    return (int) Math.max(1, coherence());
  }
}
