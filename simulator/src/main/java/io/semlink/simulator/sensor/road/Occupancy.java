package io.semlink.simulator.sensor.road;

import java.util.ArrayList;
import java.util.List;

/// Which ground is taken, so that objects do not stand in one another.
final class Occupancy {
  private record Disc(double u, double z, double radius) {}

  private final List<Disc> discs = new ArrayList<>();

  /// Whether a disc is free; takes it if so.
  boolean take(double u, double z, double radius) {
    for (Disc d : discs) {
      double du = d.u - u;
      double dz = d.z - z;
      double reach = d.radius + radius;
      if (du * du + dz * dz < reach * reach) {
        return false;
      }
    }
    discs.add(new Disc(u, z, radius));
    return true;
  }
}
