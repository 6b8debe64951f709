package io.semlink.simulator.sensor.road;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// The draws a scene is made of, in one order from one stream.
///
/// @param random the frame's stream, advanced by every draw
record Draw(UniformRandomProvider random) {

  /// Uniform in low..high.
  double in(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /// Uniform in 0..count-1.
  int below(int count) {
    return random.nextInt(count);
  }

  /// True with a probability.
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// -1 or 1.
  int side() {
    return random.nextBoolean() ? 1 : -1;
  }

  /// Sum of four uniform draws, scaled to standard deviation 1: near Gaussian, never beyond 3.5.
  double bell() {
    double sum =
        random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
    return (sum - 2) * 1.7320508075688772;
  }

  /// How often an event of a small mean rate happens: sixteen chances (binomial, close to Poisson).
  int count(double mean) {
    int n = 0;
    for (int i = 0; i < 16; i++) {
      n += chance(mean / 16) ? 1 : 0;
    }
    return n;
  }

  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /// A colour with a little of its own hue and brightness.
  Tint near(Tint tint, double spread) {
    double k = 1 + spread * bell();
    return new Tint(
        unit(tint.r() * k * (1 + 0.3 * spread * bell())),
        unit(tint.g() * k),
        unit(tint.b() * k * (1 + 0.3 * spread * bell())));
  }

  private static double unit(double v) {
    return Math.max(0.01, Math.min(0.9, v));
  }
}
