package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.DemapperRange;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Decibels;
import io.semlink.simulator.units.EsN0;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel flat in frequency: symbol k arrives as h_k x_k + n_k. The receiver divides by its
/// estimate of h_k and demaps with noise power N0 / |estimate|^2.
///
/// @param esN0 mean operating point; with shadowing that of the median
/// @param gains how h changes along a block
/// @param impairments shadowing, phase noise, frequency offset, impulsive noise
/// @param knowledge what the receiver believes
public record FlatChannel(
    EsN0 esN0, GainProcess gains, Impairments impairments, ReceiverKnowledge knowledge)
    implements Channel {
  /// A channel without impairments that the receiver knows.
  public FlatChannel(EsN0 esN0, GainProcess gains) {
    this(esN0, gains, Impairments.NONE, ReceiverKnowledge.PERFECT);
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    int numSymbols = modem.numSymbols(codedBits.length);
    float[] symbols = workspace.floats(Workspace.Use.SYMBOLS, 2 * numSymbols);
    modem.map(codedBits, symbols);
    modem.demap(symbols, carry(symbols, key, workspace), llr);
  }

  @Override
  public boolean carriesSymbols() {
    return true;
  }

  @Override
  public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    float[] actual = workspace.floats(Workspace.Use.GAINS, symbols.length);
    drawGains(key, actual);
    float[] believed = believed(actual, key, workspace);
    if (impairments.turns()) {
      impairments.turn(actual, key);
    }
    multiply(symbols, actual);
    float[] noisePower = workspace.floats(Workspace.Use.NOISE_POWER, symbols.length / 2);
    addNoise(symbols, noisePower, key);
    equalise(symbols, believed, (float) knowledge.noisePower(esN0, key), noisePower);
    return noisePower;
  }

  @Override
  public @Nullable Double coherence() {
    return gains.coherence();
  }

  /// {@inheritDoc}
  ///
  /// A symbol has one gain. Where that turns within the symbol, a receiver's matched filter gathers
  /// less of it and the rest is interference: of the signal's power (pi fD T)^2 / 6 with the
  /// classical Doppler spectrum, (pi f T)^2 / 3 with a frequency offset f, s^2 / 6 with phase noise
  /// of s radians a symbol, for small values of each.
  @Override
  public Validity validity(int dataSymbols) {
    List<Limit> limits = new ArrayList<>(gains.limits(dataSymbols));
    limits.add(
        Limit.leftOut(
            "changes of gain and phase within a symbol, which this model leaves out",
            gains.movement() + impairments.movement(),
            esN0,
            "the model gives each symbol one gain and one phase"));
    return Validity.of(limits);
  }

  @Override
  public Double measuredEsN0Db(int numSymbols, StreamKey key) {
    float[] drawn = new float[2 * numSymbols];
    drawGains(key, drawn);
    double energy = 0;
    for (float x : drawn) {
      energy += (double) x * x;
    }
    return esN0.db() + Decibels.fromLinear(energy / numSymbols);
  }

  /// Gains that the receiver can follow: fading and shadowing.
  private void drawGains(StreamKey key, float[] drawn) {
    gains.draw(key, drawn);
    float shadowing = (float) Math.sqrt(impairments.shadowing(key));
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] *= shadowing;
    }
  }

  /// Estimates of the gains: the gains themselves where nothing can come between.
  private float[] believed(float[] actual, StreamKey key, Workspace workspace) {
    if (knowledge.gainsAreKnown() && !impairments.turns()) {
      return actual;
    }
    float[] believed = workspace.floats(Workspace.Use.ESTIMATED_GAINS, actual.length);
    System.arraycopy(actual, 0, believed, 0, actual.length);
    if (!knowledge.gainsAreKnown()) {
      knowledge.err(believed, gains.estimationInterval(), esN0, key);
    }
    return believed;
  }

  private static void multiply(float[] symbols, float[] gains) {
    for (int s = 0; s < symbols.length / 2; s++) {
      float re = gains[2 * s];
      float im = gains[2 * s + 1];
      float i = symbols[2 * s];
      float q = symbols[2 * s + 1];
      symbols[2 * s] = re * i - im * q;
      symbols[2 * s + 1] = re * q + im * i;
    }
  }

  /// Adds noise and writes its power over N0, as far as the receiver knows it.
  private void addNoise(float[] symbols, float[] power, StreamKey key) {
    ImpulsiveNoise impulses = impairments.impulses();
    if (impulses == null) {
      AwgnChannel.addNoise(symbols, esN0, key);
      Arrays.fill(power, 1);
      return;
    }
    impulses.draw(key, power);
    float[] noise = GaussianNoise.draw(key.with(Purpose.CHANNEL_NOISE), symbols.length);
    float deviation = (float) Math.sqrt(esN0.noisePower() / 2);
    for (int i = 0; i < symbols.length; i++) {
      float scale = deviation * (float) Math.sqrt(power[i / 2]);
      symbols[i] = Math.fma(scale, noise[i], symbols[i]);
    }
    if (knowledge.impulses() == StateKnowledge.MEAN) {
      Arrays.fill(power, (float) impulses.meanPower());
    }
  }

  private static void equalise(float[] symbols, float[] gains, float n0, float[] noisePower) {
    for (int s = 0; s < noisePower.length; s++) {
      float re = gains[2 * s];
      float im = gains[2 * s + 1];
      float power = Math.max(re * re + im * im, DemapperRange.LEAST_GAIN);
      float i = symbols[2 * s];
      float q = symbols[2 * s + 1];
      symbols[2 * s] = (re * i + im * q) / power;
      symbols[2 * s + 1] = (re * q - im * i) / power;
      noisePower[s] = Math.max(noisePower[s] * n0 / power, DemapperRange.LEAST_NOISE);
    }
  }
}
