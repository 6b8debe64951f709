package io.semlink.simulator.channel;

import io.semlink.simulator.ofdm.ChannelCorrelation;
import io.semlink.simulator.units.Decibels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.special.BesselJ;

/// Taps of a channel: delays in seconds, mean powers that sum to 1, Doppler shift. Where there is a
/// line of sight it is the first entry, at 0.7 of the maximum Doppler shift (TR 38.901, clause
/// 7.7.2); every other entry has the classical spectrum of Clarke and Jakes.
///
/// @param delays in seconds
/// @param powers mean power of each, sum 1
/// @param hasLineOfSight whether entry 0 is a line of sight
/// @param dopplerHz maximum Doppler shift
record TapTable(double[] delays, double[] powers, boolean hasLineOfSight, double dopplerHz)
    implements ChannelCorrelation {
  private static final String RESOURCE = "tapped-delay-lines.txt";

  /// Doppler shift of the line of sight over the maximum.
  static final double LINE_OF_SIGHT_DOPPLER = 0.7;

  static TapTable of(TdlSettings settings) {
    String[] entries = line(settings.profile()).split(" ", -1);
    double[] delays = new double[entries.length - 1];
    double[] powers = new double[delays.length];
    double total = 0;
    for (int i = 0; i < delays.length; i++) {
      String[] entry = entries[i + 1].split(":", -1);
      delays[i] = settings.delaySpreadSeconds() * Double.parseDouble(entry[0]);
      powers[i] = Decibels.toLinear(Double.parseDouble(entry[1]));
      total += powers[i];
    }
    for (int i = 0; i < powers.length; i++) {
      powers[i] /= total;
    }
    return new TapTable(delays, powers, settings.profile().hasLineOfSight(), settings.dopplerHz());
  }

  int size() {
    return delays.length;
  }

  double longestDelay() {
    double longest = 0;
    for (double delay : delays) {
      longest = Math.max(longest, delay);
    }
    return longest;
  }

  /// E(h(f + frequency, t + time) h*(f, t)): sum of P_l exp(-j 2 pi frequency tau_l) times J0(2 pi
  /// fD time), the line of sight with exp(j 2 pi 0.7 fD time) in its place.
  @Override
  public Complex at(double frequencyHz, double seconds) {
    double bessel = BesselJ.value(0, Math.abs(2 * Math.PI * dopplerHz * seconds));
    Complex sum = Complex.ZERO;
    for (int i = 0; i < size(); i++) {
      Complex ramp = turn(-frequencyHz * delays[i]).multiply(powers[i]);
      boolean direct = hasLineOfSight && i == 0;
      sum =
          sum.add(
              direct
                  ? ramp.multiply(turn(LINE_OF_SIGHT_DOPPLER * dopplerHz * seconds))
                  : ramp.multiply(bessel));
    }
    return sum;
  }

  private static Complex turn(double cycles) {
    double angle = 2 * Math.PI * cycles;
    return new Complex(StrictMath.cos(angle), StrictMath.sin(angle));
  }

  private static String line(TdlProfile profile) {
    String start = profile.name() + " ";
    return text().lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(TapTable.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
