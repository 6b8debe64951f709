package io.semlink.simulator.sensor.road;

/// Value noise with a 1/f amplitude spectrum, from an integer hash of lattice points: a pure
/// function of the place, with no detail finer than a pixel sees.
final class Texture {
  private Texture() {}

  /// A well mixed 32-bit value of two lattice coordinates and a seed (the finaliser of MurmurHash3,
  /// Appleby 2011, over a linear combination).
  static int hash(int i, int j, int seed) {
    int h = i * 0x9E3779B1 + j * 0x85EBCA77 + seed * 0xC2B2AE3D;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    return h ^ (h >>> 16);
  }

  /// One octave: smooth between lattice points one unit apart, -1..1.
  static double noise(double x, double y, int seed) {
    double fx = Math.floor(x);
    double fy = Math.floor(y);
    int i = (int) fx;
    int j = (int) fy;
    double u = x - fx;
    double v = y - fy;
    u = u * u * (3 - 2 * u);
    v = v * v * (3 - 2 * v);
    double a = hash(i, j, seed);
    double b = hash(i + 1, j, seed);
    double c = hash(i, j + 1, seed);
    double d = hash(i + 1, j + 1, seed);
    double top = a + u * (b - a);
    double bottom = c + u * (d - c);
    return (top + v * (bottom - top)) * 0x1p-31;
  }

  /// Octaves from a longest wavelength down to what is still resolved, each with 0.7 times the
  /// amplitude of the one before; about -1.5..1.5.
  ///
  /// @param wavelength longest wavelength, in the unit of x and y
  /// @param footprint size below which detail is left out, same unit
  static double fractal(double x, double y, double wavelength, double footprint, int seed) {
    double sum = 0;
    double amplitude = 0.6;
    double frequency = 1 / wavelength;
    // How many footprints a wavelength spans.
    double span = wavelength / footprint;
    for (int octave = 0; octave < 6 && span > 1; octave++) {
      // The last octave fades in, so that texture does not jump where the footprint halves.
      double weight = Math.min(1, span - 1);
      sum += weight * amplitude * noise(x * frequency, y * frequency, seed + octave);
      amplitude *= 0.7;
      frequency *= 2;
      span *= 0.5;
    }
    return sum;
  }
}
