package io.semlink.simulator.channel;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;

/// What the receiver believes about gain and noise; what really happens does not depend on it.
///
/// The gain is estimated once for all symbols that share one (block fading), once a coherence time
/// (Doppler), or once a block (no fading), with a complex Gaussian error. The demapper takes the
/// estimates at face value.
///
/// @param gainErrorVariance variance of the gain's estimate, whatever the noise, at least 0
/// @param gainErrorPerNoise variance of the gain's estimate over N0, at least 0: 1/n for the mean
///   of n pilots of the data symbols' energy
/// @param esN0BiasDb believed minus true Es/N0 in dB, finite
/// @param esN0DeviationDb standard deviation of the believed Es/N0 in dB, at least 0, drawn once a
///   block
/// @param impulses what it knows of impulsive noise
public record ReceiverKnowledge(
    double gainErrorVariance,
    double gainErrorPerNoise,
    double esN0BiasDb,
    double esN0DeviationDb,
    StateKnowledge impulses) {
  /// The receiver knows all gains and the mean noise power.
  public static final ReceiverKnowledge PERFECT =
      new ReceiverKnowledge(0, 0, 0, 0, StateKnowledge.MEAN);

  /// @throws IllegalArgumentException if a value is out of range
  public ReceiverKnowledge {
    requireAtLeastZero("gain error variance", gainErrorVariance);
    requireAtLeastZero("gain error over noise", gainErrorPerNoise);
    requireAtLeastZero("deviation of the Es/N0 estimate", esN0DeviationDb);
    if (!Double.isFinite(esN0BiasDb)) {
      throw new IllegalArgumentException(
          "bias of the Es/N0 estimate is %s dB but must be a finite number".formatted(esN0BiasDb));
    }
  }

  /// Gain estimates of a variance; everything else is known.
  public static ReceiverKnowledge ofGainError(double variance) {
    return new ReceiverKnowledge(variance, 0, 0, 0, StateKnowledge.MEAN);
  }

  /// Gain estimates from pilots, alone; everything else is known.
  ///
  /// @param pilotGainDb pilot SNR in dB above the data's Es/N0, as 10 log10(n) for the mean of n
  ///   pilots
  public static ReceiverKnowledge ofPilots(double pilotGainDb) {
    return new ReceiverKnowledge(
        0, StrictMath.pow(10, -pilotGainDb / 10), 0, 0, StateKnowledge.MEAN);
  }

  /// The same knowledge with another belief in Es/N0.
  public ReceiverKnowledge withEsN0Error(double biasDb, double deviationDb) {
    return new ReceiverKnowledge(
        gainErrorVariance, gainErrorPerNoise, biasDb, deviationDb, impulses);
  }

  /// The same knowledge with another one of impulsive noise.
  public ReceiverKnowledge withImpulses(StateKnowledge knowledge) {
    return new ReceiverKnowledge(
        gainErrorVariance, gainErrorPerNoise, esN0BiasDb, esN0DeviationDb, knowledge);
  }

  /// Whether the gains are known.
  boolean gainsAreKnown() {
    return gainErrorVariance == 0 && gainErrorPerNoise == 0;
  }

  /// Adds the estimation error to I/Q interleaved gains, in place.
  ///
  /// @param interval symbols that share an estimate
  void err(float[] gains, int interval, EsN0 esN0, StreamKey key) {
    double variance = gainErrorVariance + gainErrorPerNoise * esN0.noisePower();
    float deviation = (float) Math.sqrt(variance / 2);
    int numSymbols = gains.length / 2;
    int numEstimates = (numSymbols - 1) / interval + 1;
    // The first pair belongs to Es/N0.
    float[] errors = GaussianNoise.draw(key.with(Purpose.ESTIMATION_ERROR), 2 + 2 * numEstimates);
    for (int s = 0; s < numSymbols; s++) {
      int estimate = s / interval;
      gains[2 * s] += deviation * errors[2 + 2 * estimate];
      gains[2 * s + 1] += deviation * errors[3 + 2 * estimate];
    }
  }

  /// N0 as the receiver believes it, that of an Es/N0 in the range of {@link EsN0}.
  double noisePower(EsN0 esN0, StreamKey key) {
    if (esN0BiasDb == 0 && esN0DeviationDb == 0) {
      return esN0.noisePower();
    }
    float error = GaussianNoise.draw(key.with(Purpose.ESTIMATION_ERROR), 1)[0];
    return EsN0.nearest(esN0.db() + esN0BiasDb + esN0DeviationDb * error).noisePower();
  }

  private static void requireAtLeastZero(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s but must be finite and at least 0".formatted(name, value));
    }
  }
}
