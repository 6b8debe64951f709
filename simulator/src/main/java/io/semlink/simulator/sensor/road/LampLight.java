package io.semlink.simulator.sensor.road;

import java.util.List;

/// Irradiance by a scene's lamps: inverse square, beams, and the cut-off of low beams.
final class LampLight {
  /// Square of the distance beyond which a lamp does not count, m^2.
  private static final double FARTHEST = 3600;

  private final Lamp[] lamps;

  LampLight(List<Lamp> lamps) {
    this.lamps = lamps.toArray(Lamp[]::new);
  }

  /// Adds what all lamps send to a surface.
  ///
  /// @param p the place
  /// @param n unit normal of the surface
  /// @param open factor on all of it, 0..1
  /// @param irradiance red, green and blue, added to
  void shine(Point p, Point n, double open, double[] irradiance) {
    for (Lamp lamp : lamps) {
      double k = share(lamp, p, n, open);
      if (k != 0) {
        irradiance[0] += k * lamp.intensity().r();
        irradiance[1] += k * lamp.intensity().g();
        irradiance[2] += k * lamp.intensity().b();
      }
    }
  }

  /// Irradiance by a lamp of intensity 1.
  private static double share(Lamp lamp, Point p, Point n, double open) {
    double dx = lamp.position().x() - p.x();
    double dy = lamp.position().y() - p.y();
    double dz = lamp.position().z() - p.z();
    double square = dx * dx + dy * dy + dz * dz + 0.05;
    double towards = n.x() * dx + n.y() * dy + n.z() * dz;
    double ahead = -(lamp.axis().x() * dx + lamp.axis().y() * dy + lamp.axis().z() * dz);
    if (towards <= 0 || ahead <= 0 || square > FARTHEST) {
      return 0;
    }
    double inverse = 1 / Math.sqrt(square);
    double facing = towards * inverse;
    double along = ahead * inverse;
    if (along <= 0.02) {
      return 0;
    }
    double tangent = 1 / (along * along) - 1;
    double k = facing * open / (square * (1 + lamp.focus() * tangent));
    // Above a lamp with a cut-off only what its glass scatters.
    return lamp.cutOff() && dy < 0 ? k * (1 / (1 + 1500 * dy * dy / square)) : k;
  }
}
